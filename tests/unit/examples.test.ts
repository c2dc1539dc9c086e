import { describe, expect, test } from 'vitest'
import { understandArticle } from '../../lib/understand'

function read(...blocks: string[]) {
  const text = blocks
    .map((block) => `   Do this:\n\n   \`\`\`\n   ${block}\n   \`\`\`\n`)
    .join('\n')
  const article = understandArticle(
    `# T\n\n1. [Attach it](troubleshoot-recovery-disks-portal-windows.md).\n2. Now:\n\n${text}`,
    'made',
  )
  if (!article.ok) throw new Error(article.message.en)
  const [procedure] = article.article.procedures
  if (!procedure) throw new Error('no procedure')
  return procedure
}

const EXAMPLE = 'it only shows the command before it filled in, as an example'

describe('a command that shows the one before it filled in', () => {
  test('is nothing that a script does', () => {
    const { changes, leftOut } = read(
      'dism /Image:<Disk>:\\ /Remove-Package /PackageName:<Which one>',
      'dism /image:F:\\ /Remove-Package  /PackageName:Package_for_KB1~amd64~~1.0',
    )
    expect(changes.map(({ command }) => command)).toEqual(['c1'])
    expect(leftOut.map(({ reason }) => reason.en)).toEqual([EXAMPLE])
  })

  test('states no setting either', () => {
    const key = 'reg add "HKLM\\BROKENSYSTEM\\ControlSet001\\Services\\X" /v Port /t REG_DWORD'
    expect(read(`${key} /d <Port> /f`, `${key} /d 4711 /f`).facts).toEqual([])
  })

  test.each([
    ['another switch', 'dism /Image:F:\\ /Add-Package /PackageName:A'],
    ['one word more', 'dism /Image:F:\\ /Remove-Package /PackageName:A /Quiet'],
    ['another program', 'sfc /Image:F:\\ /Remove-Package /PackageName:A'],
  ])('but not with %s', (_, other) => {
    const { leftOut } = read('dism /Image:<Disk>:\\ /Remove-Package /PackageName:<Which>', other)
    expect(leftOut.map(({ reason }) => reason.en)).not.toContain(EXAMPLE)
  })

  test('and not where it comes first', () => {
    const { changes } = read(
      'dism /Image:F:\\ /Remove-Package /PackageName:A',
      'dism /Image:<Disk>:\\ /Remove-Package /PackageName:<Which one>',
    )
    expect(changes.map(({ command }) => command)).toEqual(['c1', 'c2'])
  })
})
