import { describe, expect, test } from 'vitest'
import { commandsOf } from '../../lib/rules'
import { correctArticle, understandArticle } from '../../lib/understand'

function read(text: string) {
  const result = understandArticle(text, 'made')
  if (!result.ok) throw new Error(result.message.en)
  return result.article
}

const rulesOf = (text: string) => read(text).findings.map(({ rule }) => rule)

describe('a key on another machine', () => {
  test('the name of the machine is no key: it keeps its spelling', () => {
    const text =
      '# T\n\n1. a\n\n   ```cmd\n   reg query "\\\\server\\HKLM\\SOFTWARE\\policies\\X" /v A\n   ```\n'
    expect(correctArticle(text, 'made').text).toBe(
      text.replace('SOFTWARE\\policies', 'SOFTWARE\\Policies'),
    )
  })
})

describe('a block that is never closed', () => {
  test.each([
    ['at the end of the article', '1. a\n\n   ```cmd\n   sc query A\n   sc query B\n', '   ```\n'],
    ['in an alert', '> [!WARNING]\n> ```cmd\n> net stop A\n> net stop B\n', '> ```\n'],
    ['in a list', '- ```cmd\n  sc query A\n', '  ```\n'],
    ['with CRLF', '1. a\r\n\r\n```cmd\r\nsc query A\r\n', '```\r\n'],
    ['with a blank line', '1. a\n\n```cmd\nsc query A\n\nsc query B\n', '```\n'],
  ])('%s: it gets its mark, and nothing else is touched', (_, text, mark) => {
    expect(rulesOf(text)).toEqual(['fence-unclosed'])
    expect(correctArticle(text, 'made').text).toBe(text + mark)
    expect(commandsOf(read(text)).every(({ carrier }) => carrier === 'fenced')).toBe(true)
  })

  test('an alert ends its block, whatever follows it', () => {
    const text = '> [!TIP]\n> ```cmd\n> net stop A\n\nThen wait.\n'
    expect(correctArticle(text, 'made').text).toBe(text.replace('A\n', 'A\n> ```\n'))
  })

  test.each([
    '1. a\n\n   ```cmd\n   sc query A\n   sc query B\n\n2. Wait.\n',
    '1. a\n\n```\nWait.\n\nsc query A\n',
  ])('with more behind it, it is left to a person: %j', (text) => {
    expect(rulesOf(text)).toContain('fence-unclosed')
    expect(rulesOf(text)).not.toContain('command-in-prose')
    expect(correctArticle(text, 'made').text).toBe(text)
  })
})

describe('a last procedure that sets less than the first', () => {
  const add = (mount: string, names: string) =>
    [...names]
      .map((name) => `   reg add HKLM\\${mount}\\Policies\\X /v ${name} /t REG_DWORD /d 1 /f\n`)
      .join('')
  const article = (end: string) =>
    `# T\n\n## The machine runs\n\n1. Set them.\n\n   \`\`\`cmd\n${add('SOFTWARE', 'ABC')}   \`\`\`\n\n## The disk is attached\n\n1. Set it.\n\n   \`\`\`cmd\n   reg load HKLM\\BROKENSOFTWARE F:\\Windows\\System32\\config\\SOFTWARE\n${add('BROKENSOFTWARE', 'A')}${end}`

  test('is said, once the text ends with its line', () => {
    const { findings, procedures } = read(article('   ```\n'))
    expect(procedures.map(({ facts }) => facts.length)).toEqual([3, 1])
    const said = findings.filter(({ rule }) => rule === 'procedures-disagree')
    expect(said.map(({ severity, message }) => `${severity} ${message.en}`)).toEqual([
      'warning “The disk is attached” ends before B: it lacks 2 of the 3 settings of “The machine runs”. A person must say whether that is meant.',
    ])
  })

  test.each(['', '   ```'])('is refused where the text stops before that: %j', (end) => {
    const result = understandArticle(article(end), 'made')
    expect(result).toMatchObject({ ok: false })
    expect(result.ok ? '' : result.message.en).toMatch(/lacks 2 of the 3 settings.*cut off\?$/)
  })
})

describe('a line break of HTML in a pre', () => {
  test.each(['<br>', '<br/>', '<BR />', '<br>\n', '<br />\r\n'])('%j ends a line', (end) => {
    const text = `# T\n\n<pre>sc config A start= auto${end}sc config B start=auto &amp; rem${end}\n<b>sc</b> query C</pre>\n`
    const commands = commandsOf(read(text))
    expect(commands.map((command) => command.text)).toEqual([
      'sc config A start= auto',
      'sc config B start=auto & rem',
      'sc query C',
    ])
    const sources = commands.map(({ range }) => text.slice(range.start.offset, range.end.offset))
    expect(sources).toEqual([
      'sc config A start= auto',
      'sc config B start=auto &amp; rem',
      '<b>sc</b> query C',
    ])
  })

  test('what is corrected keeps the breaks', () => {
    const text = `# T\n\n<pre>reg add HKLM\\SOFTWARE\\X /v 'A' /t REG_DWORD /d 1 /f<br>sc query B<br>sc query C</pre>\n`
    expect(correctArticle(text, 'made').text).toBe(text.replace("'A'", 'A'))
  })
})

describe('tabs', () => {
  test('their own headings are no broken links', () => {
    const text =
      '# T\n\n1. a\n\n   # [CMD](#tab/cmd)\n\n   `sc query A`\n\n   # [PowerShell](#tab/powershell)\n\n   `Get-Service A`\n\n   ---\n\n'
    expect(rulesOf(text)).not.toContain('link-broken')
    const flat = text.replaceAll('   ', '').replace('1. a', '## B\n\n1. a')
    expect(rulesOf(flat)).not.toContain('link-broken')
    expect(rulesOf(`${text}2. See [this](#nowhere).\n`)).toContain('link-broken')
  })
})

describe('a session of diskpart without its prompts', () => {
  test('begins after its name and ends at exit', () => {
    const text =
      '# T\n\n```\ndiskpart\nlist volume\nselect volume 2\nassign letter=S\nclean\nexit\nsc query A\n```\n'
    const commands = commandsOf(read(text))
    expect(commands.map(({ shell, text }) => `${shell} ${text}`)).toEqual([
      'cmd diskpart',
      'diskpart list volume',
      'diskpart select volume 2',
      'diskpart assign letter=S',
      'diskpart clean',
      'diskpart exit',
      'cmd sc query A',
    ])
    expect(commands.map(({ outcome }) => outcome)).not.toContain('sample')
  })
})

describe('an image that is worked on', () => {
  const load = 'reg load HKLM\\BROKENSYSTEM F:\\Windows\\System32\\config\\SYSTEM'
  const unload = 'reg unload HKLM\\BROKENSYSTEM'
  const dism = 'dism /image:F:\\ /cleanup-image /restorehealth'
  const lines = (...list: string[]) =>
    `# T\n\n1. a\n\n   \`\`\`\n${list.map((line) => `   ${line}\n`).join('')}   \`\`\`\n`

  test.each([
    ['while a hive is loaded', [load, dism, unload], true],
    ['while one that was loaded by hand is', [dism, unload], true],
    ['before a hive is loaded', [dism, load, unload], false],
    ['after it is unloaded', [load, unload, dism], false],
  ])('%s', (_, list, found) => {
    expect(rulesOf(lines(...list)).includes('image-while-loaded')).toBe(found)
  })
})
