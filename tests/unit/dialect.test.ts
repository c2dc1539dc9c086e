import { describe, expect, test } from 'vitest'
import { commandsOf } from '../../lib/rules'
import { understandArticle } from '../../lib/understand'

function read(text: string) {
  const result = understandArticle(text, 'a')
  if (!result.ok) throw new Error(result.message.en)
  return result.article
}

/** Carrier, place and text of every command that is run. */
const commandsIn = (text: string) =>
  commandsOf(read(`${text}\n`)).flatMap(({ carrier, range, text: command, outcome }) =>
    outcome === 'sample' || outcome === 'comment'
      ? []
      : [`${carrier} ${range.start.line}:${range.start.column} ${command}`],
  )

describe('front matter', () => {
  const body = '# T\n\n1. a\n\n       sc query A\n'
  test.each([
    ['plain', '---\ntitle: a\n---\n', 'a'],
    ['closed by dots', '---\ntitle: a\n...\n', 'a'],
    ['with blanks', '---  \ntitle: a\n---  \n', 'a'],
    ['with a byte order mark', '\ufeff---\ntitle: a\n---\n', 'a'],
    ['with CRLF', '---\r\ntitle: a\r\n---\r\n', 'a'],
    ['with a key twice', '---\ntitle: b\ntitle: a\n---\n', 'a'],
    ['none', '', undefined],
    ['not YAML', '---\ntitle: a: b\n---\n', undefined],
    ['no mapping', '---\n- a\n---\n', undefined],
  ])('%s', (_, matter, title) => {
    const article = read(matter + body)
    expect(article.frontMatter.title).toBe(title)
    expect(article.procedures).toHaveLength(1)
  })
})

describe('carriers', () => {
  test.each([
    ['indented', '1. a\n\n        sc query A', ['indented 3:9 sc query A']],
    ['indented with a tab', '1. a\n\n\t\tsc query A', ['indented 3:3 sc query A']],
    ['fenced', '1. a\n\n   ```cmd\n   sc query A\n   ```', ['fenced 4:4 sc query A']],
    ['fenced with tildes', '~~~\nsc query A\n~~~', ['fenced 2:1 sc query A']],
    ['fenced in a quote', '> [!NOTE]\n> ```\n> sc query A\n> ```', ['fenced 3:3 sc query A']],
    [
      'inline',
      '1. Run `sc query A`, then `sc query B`.',
      ['inline 1:9 sc query A', 'inline 1:28 sc query B'],
    ],
    [
      'in a sentence',
      '1. Ask:     reg query "HKLM\\SOFTWARE\\X"',
      ['paragraph 1:13 reg query "HKLM\\SOFTWARE\\X"'],
    ],
    [
      'in a table',
      '| a | b |\n|---|---|\n| c | `sc query A`<br/>`sc query B` |',
      ['table 3:8 sc query A', 'table 3:25 sc query B'],
    ],
    [
      'in a preformatted block',
      '<pre>\nsc query A &amp; sc query B\n</pre>',
      ['html 2:1 sc query A & sc query B'],
    ],
    [
      'in a quote’s lazy line',
      '> [!WARNING]\n> Text\nlazy `sc query A`',
      ['inline 3:7 sc query A'],
    ],
    ['in a tab', '# [One](#tab/one)\n\n```\nsc query A\n```\n\n---', ['fenced 4:1 sc query A']],
    [
      'in a zone',
      '::: zone pivot="a"\n\n```\nsc query A\n```\n\n::: zone-end',
      ['fenced 4:1 sc query A'],
    ],
    ['after a prompt', '```\nC:\\> sc query A\n```', ['fenced 2:6 sc query A']],
    ['with CRLF', '1. a\r\n\r\n        sc query A\r\n', ['indented 3:9 sc query A']],
  ])('%s', (_, text, expected) => {
    expect(commandsIn(text)).toEqual(expected)
  })

  test.each([
    ['a comment', '<!-- \n<pre>\nsc query B\n</pre>\n-->'],
    ['an address', '[sc](https://example.com/sc query)'],
    ['an image', '![sc query B](sc.png)'],
  ])('nothing in %s', (_, text) => {
    expect(commandsIn(`\`sc query A\`\n\n${text}\n`)).toEqual(['inline 1:2 sc query A'])
  })

  test.each([
    ['an assignment', '$x = 1'],
    ['a method', '$client.DownloadFile($from,$to)'],
    ['a type', '[Net.Dns]::Resolve("a")'],
    ['a cmdlet’s answer', '(Get-CimInstance Win32_Service -Filter "Name=\'a\'").Change($null)'],
    ['a path to a program', '%windir%\\System32\\rundll32.exe %windir%\\a.dll,Clean /All'],
    ['a drive first', 'defrag F: /u'],
    ['a program alone', 'ver'],
    ['a lost pipe', 'systeminfo  find /i "os"'],
    ['a pipe', 'systeminfo | findstr /i "os"'],
  ])('inline, %s is a command', (_, command) => {
    expect(commandsIn(`1. Run \`${command}\` now.`)).toEqual([`inline 1:9 ${command}`])
  })

  test.each([
    ['a variable', '$destination'],
    ['a cmdlet that needs more', 'Set-Service'],
    ['a switch', '/restore'],
    ['a key of the keyboard', 'powershell <enter>'],
    ['an answer', 'Account active Yes'],
  ])('inline, %s is a mention', (_, text) => {
    expect(commandsIn(`1. Run \`sc query A\`; \`${text}\` is a word.`)).toEqual([
      'inline 1:9 sc query A',
    ])
  })

  test('a placeholder that Markdown takes for a tag stays in its command', () => {
    expect(
      commandsIn('1. a\n\n   netsh interface set interface name="<NIC>" admin=enabled\n'),
    ).toEqual(['paragraph 3:4 netsh interface set interface name="<NIC>" admin=enabled'])
  })
})

describe('quotes of other languages', () => {
  test.each(['„“', '«»', '»«', '‚‘', '‹›', '「」', '『』', '＂＂'])('%s', (pair) => {
    const [open = '', close = ''] = pair
    const key = `${open}HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa${close}`
    const article = read(`# T\n\n1. a\n\n       reg add ${key} /v A /t REG_DWORD /d 1 /f\n`)
    const [command] = commandsOf(article)
    expect(command?.repaired).toBe(
      'reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa" /v A /t REG_DWORD /d 1 /f',
    )
    expect(article.procedures[0]?.facts).toHaveLength(1)
    expect(article.findings.map(({ rule }) => rule)).toEqual(['typographic-quote'])
  })
})

describe('fences that went wrong', () => {
  test('a closing mark that is indented too far ends the block', () => {
    const text =
      '1. a\n\n   ```\n   sc query A\n         ```\n2. b\n\n   ```\n   sc query B\n   ```\n'
    expect(read(text).procedures[0]?.steps.map(({ label }) => label)).toEqual(['1', '2'])
    expect(commandsIn(text)).toEqual(['fenced 4:4 sc query A', 'fenced 9:4 sc query B'])
  })

  test('one that is never closed is said, and what follows is read', () => {
    const article = read(
      '1. a\n\n```cmd\nsc query A\n\n## Next\n\n1. b\n\n```cmd\nsc query B\n```\n',
    )
    expect(article.findings.map(({ rule }) => rule)).toContain('fence-unclosed')
    expect(article.outline.map(({ id }) => id)).toEqual(['next'])
  })
})

describe('anchors', () => {
  const ids = (text: string) =>
    read(`${text}\n\n1. a\n\n       sc query A\n`).outline.map(({ id }) => id)
  test.each([
    ['## <a name="one"></a>Un', ['one']],
    ['## <a name="made"></a><a name="given"></a>Un', ['given']],
    ['<a id="one"></a>\n\n## Un', ['one']],
    ['## Un deux\n\n## Un deux', ['un-deux', 'un-deux-1']],
    ['## 手順 1', ['手順-1']],
  ])('%s', (text, expected) => {
    expect(ids(text)).toEqual(expected)
  })

  test('a link finds a heading by any of its names', () => {
    const text =
      '## A\n\n1. See [x](#made) and [y](#Given).\n\n       sc query A\n\n## <a name="made"></a><a name="given"></a>B\n\n1. b\n\n       sc query B\n'
    expect(read(text).procedures[0]?.steps[0]?.branches.map(({ target }) => target)).toEqual([
      'given',
      'given',
    ])
  })
})

test('an included file is named; one in code or in a comment is not', () => {
  const text =
    '# T\n\n[!INCLUDE [a](b.md)]\n\n<!-- [!INCLUDE [a](c.md)] -->\n\n```\nsc query A\n[!INCLUDE [a](d.md)]\n```\n'
  expect(
    read(text)
      .findings.filter(({ rule }) => rule === 'include-missing')
      .map(({ range }) => range.start.line),
  ).toEqual([3])
})
