import { describe, expect, test } from 'vitest'
import { understandArticle } from '../../lib/understand'

/** The situation of an article's first procedure, which holds these commands. */
function situationOf(...lines: string[]) {
  const block = lines.map((line) => `   ${line}\n`).join('')
  const read = understandArticle(`# T\n\n1. Do this:\n\n   \`\`\`cmd\n${block}   \`\`\`\n`, 'made')
  if (!read.ok) throw new Error(read.message.en)
  return read.article.procedures[0]?.situation
}

describe('a store that a letter names', () => {
  const store = [
    'bcdedit /store F:\\boot\\bcd /enum',
    'copy E:\\boot\\bcd F:\\boot\\bcd',
    'bcdedit /store F:\\boot\\bcd /set {bootmgr} device partition=F:',
  ]

  test('is on an attached disk', () => {
    expect(situationOf(...store)).toBe('offline')
    expect(situationOf('bcdboot F:\\Windows /s F:', ...store)).toBe('offline')
  })

  test.each(['C:\\Windows', '%SystemRoot%'])(
    'is on the machine itself where boot files are made from %s',
    (folder) => {
      expect(situationOf(`bcdboot ${folder} /s F:`, ...store)).toBe('online')
    },
  )

  test('but a loaded hive outweighs that', () => {
    const hive = 'reg load HKLM\\BROKENSYSTEM F:\\Windows\\System32\\config\\SYSTEM'
    const unload = 'reg unload HKLM\\BROKENSYSTEM'
    expect(situationOf('bcdboot C:\\Windows', hive, unload, ...store)).toBe('offline')
  })
})

describe('a volume that is checked', () => {
  test.each([
    ['chkdsk F: /f', 'offline'],
    ['chkdsk <Letter>: /f', 'offline'],
    ['chkdsk [letter of the disk]: /f', 'offline'],
    ['defrag G: /u', 'offline'],
    ['chkdsk C: /f', 'online'],
    ['chkdsk /scan', 'online'],
  ])('%s: %s', (line, expected) => {
    expect(situationOf(line)).toBe(expected)
  })
})

describe('a volume that BitLocker locks', () => {
  test('is on an attached disk, wherever the key to it lies', () => {
    expect(
      situationOf(
        'md C:\\BEK',
        'copy D:\\X.BEK C:\\BEK',
        'manage-bde -unlock F: -rk C:\\BEK\\X.BEK',
      ),
    ).toBe('offline')
  })

  test.each([
    ['manage-bde -off F:', 'offline'],
    ['manage-bde -protectors -disable C:', 'online'],
  ])('%s: %s', (line, expected) => {
    expect(situationOf(line)).toBe(expected)
  })
})
