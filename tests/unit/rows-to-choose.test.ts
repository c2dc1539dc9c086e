import { describe, expect, test } from 'vitest'
import { understandArticle } from '../../lib/understand'

function read(...rows: string[][]) {
  const lines = rows.map((commands, at) => {
    const cell = commands.map((text) => `\`${text}\``).join('<br/>')
    return `| Version ${at + 1} | ${cell} |\n`
  })
  const text = `# T\n\n## Install\n\n| For | Run |\n|---|---|\n${lines.join('')}`
  const result = understandArticle(text, 'made')
  if (!result.ok) throw new Error(result.message.en)
  const [procedure] = result.article.procedures
  return {
    facts: procedure?.facts.length,
    changes: procedure?.changes.length,
    leftOut: procedure?.leftOut.map(({ text }) => text),
  }
}

const setting = 'reg add HKLM\\SOFTWARE\\Made /v A /t REG_DWORD /d 1 /f'
const adding = (name: string) => `dism /online /add-package /packagepath:C:\\${name}.cab`

describe('a table with a script in each row', () => {
  test('is left to the reader, where rows do one thing alike', () => {
    const rows = [
      [adding('a'), setting],
      [adding('b'), setting],
    ]
    expect(read(...rows)).toEqual({ facts: 0, changes: 0, leftOut: rows.flat() })
  })

  test.each([
    [
      'whose rows are all different',
      [
        ['sc config A start= auto', 'net start A'],
        ['sc config B start= auto', 'net start B'],
      ],
      4,
    ],
    ['with one command in a row', [['net stop A'], ['net start A'], ['net stop A']], 3],
  ])('%s is done in its order', (_, rows, changes) => {
    expect(read(...rows)).toMatchObject({ changes, leftOut: [] })
  })
})
