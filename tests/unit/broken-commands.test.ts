import { describe, expect, test } from 'vitest'
import { commandsOf } from '../../lib/rules'
import { correctArticle, understandArticle } from '../../lib/understand'

const FENCE = '```'
const article = (block: string, tag = '') =>
  `# T\n\n1. Run:\n\n   ${FENCE}${tag}\n${block.replaceAll(/^/gm, '   ')}\n   ${FENCE}\n`

function read(block: string, tag?: string) {
  const result = understandArticle(article(block, tag), 'made')
  if (!result.ok) throw new Error(result.message.en)
  return result.article
}

const broken = (block: string, tag?: string) =>
  read(block, tag).findings.filter(({ rule }) => rule === 'command-broken')

describe('a line that begins with a switch goes on with the command before it', () => {
  test.each([
    ['reg add HKLM\\SOFTWARE\\X\n  /v A /t REG_DWORD /d 1 /f', ''],
    ['dism /online /cleanup-image\n/restorehealth', 'console'],
    ['robocopy C:\\a D:\\b\n/mir\n/r:1', 'cmd'],
    ["Set-ItemProperty -Path 'HKLM:\\SOFTWARE\\X'\n  -Name A -Value 1 -Type DWord", 'powershell'],
    ['Get-Service\n-Name Made\nStart-Service Made', 'powershell'],
  ])('%j', (block, tag) => {
    const [first, ...others] = broken(block, tag)
    expect(first).toBeDefined()
    const whole = correctArticle(article(block, tag), 'made').text
    expect(whole).toBe(article(block.replaceAll(/\n\s*(?=[/-])/g, ' '), tag))
    expect(others).toHaveLength(block.split(/\n\s*(?=[/-])/).length - 2)
    // What is emitted is what the corrected article says.
    const again = understandArticle(whole, 'made')
    if (!again.ok) throw new Error(again.message.en)
    expect(commandsOf(read(block, tag)).map(({ repaired }) => repaired)).toEqual(
      commandsOf(again.article).map(({ text }) => text),
    )
    expect(again.article.findings).toEqual([])
  })

  test('in a quote too, with other repairs of the same command', () => {
    const text = `> [!NOTE]\n> ${FENCE}\n> reg add "HKLM\\SOFTWARE\\X"\n>   /v 'A' /t REG_DWORD /d 1 /f\n> ${FENCE}\n`
    expect(correctArticle(text, 'made').text).toBe(
      `> [!NOTE]\n> ${FENCE}\n> reg add "HKLM\\SOFTWARE\\X" /v A /t REG_DWORD /d 1 /f\n> ${FENCE}\n`,
    )
  })
})

describe('a line that begins with a switch stands for itself', () => {
  test.each([
    ['after a blank line', 'reg query HKLM\\SOFTWARE\\X\n\n/v A', ''],
    ['below a question for help', 'reg add /?\n/v   the name', ''],
    ['below output', 'C:\\>reg add HKLM\\X /?\nREG ADD KeyName [/v ValueName]\n/v   the name', ''],
    ['below a pipe', 'Get-Service |\n  Where-Object Status -eq Running', 'powershell'],
    ['below a backtick', 'Get-Service `\n  -Name A', 'powershell'],
    ['below a caret', 'reg add HKLM\\SOFTWARE\\X ^\n  /v A /t REG_DWORD /d 1 /f', ''],
    ['as an operator', '$a = Get-Service\n-not $a', 'powershell'],
    ['in a block', 'Get-Service | ForEach-Object {\n  -not $_\n}', 'powershell'],
    ['in a here-string', "Set-Content a.txt @'\n/v A\n-Name B\n'@", 'powershell'],
  ])('%s', (_, block, tag) => {
    expect(broken(block, tag)).toEqual([])
  })
})
