import { describe, expect, test } from 'vitest'
import { includedPaths } from '../../lib/article'
import { commandsOf } from '../../lib/rules'
import { correctArticle, understandArticle } from '../../lib/understand'

function read(text: string, files: Record<string, string>) {
  const result = understandArticle(text, 'a', new Map(Object.entries(files)))
  if (!result.ok) throw new Error(result.message.en)
  return result.article
}

/** File, place and text of every command. */
const commandsIn = (text: string, files: Record<string, string>) =>
  commandsOf(read(text, files)).map(
    ({ range, text: command }) =>
      `${range.file ?? '-'} ${range.start.line}:${range.start.column} ${command}`,
  )

const unread = (text: string, files: Record<string, string>) =>
  read(text, files)
    .findings.filter(({ rule }) => rule === 'include-missing')
    .map(({ range, message }) => `${range.file ?? '-'} ${range.start.line} ${message.en}`)

const ASK = '---\nms.topic: include\n---\n\nAsk it:\n\n```cmd\nsc query A\n```\n'
const OWN = '\n\n       sc query Z\n'

describe('paths', () => {
  test.each([
    ['a.md', '', ['a.md']],
    ['./a.md', '', ['a.md']],
    ['../../includes/a.md', '', ['../../includes/a.md']],
    ['..\\..\\includes\\a.md', '', ['../../includes/a.md']],
    ['b.md', '../../includes/a.md', ['../../includes/b.md']],
    ['../b.md', '../../includes/a.md', ['../../b.md']],
    ['~/includes/a.md', 'b/c.md', ['~/includes/a.md']],
    ['a%20b.md', '', ['a b.md']],
    ['a.md "Title"', '', ['a.md']],
    ['a.MD#part', '', ['a.MD']],
    ['/etc/a.md', '', []],
    ['C:/a.md', '', []],
    ['https://example.com/a.md', '', []],
    ['~/../a.md', '', []],
    ['../../etc/passwd', '', []],
  ])('%s in “%s”', (path, from, expected) => {
    expect(includedPaths(`[!INCLUDE [t](${path})]`, from)).toEqual(expected)
  })
})

describe('a file at hand is read where it is included', () => {
  test.each([
    ['between paragraphs', '# T\n\n[!INCLUDE [t](i.md)]\n\n1. a'],
    ['in lower case and without a title', '# T\n\n[!include[](i.md)]\n\n1. a'],
    ['after a byte order mark, with CRLF', '\ufeff# T\r\n\r\n[!INCLUDE [t](i.md)]\r\n\r\n1. a'],
    ['in a quote', '# T\n\n> [!NOTE]\n> [!INCLUDE [t](i.md)]\n\n1. a'],
    ['as a step', '# T\n\n1. [!INCLUDE [t](i.md)]\n\n2. a'],
    ['in a step', '# T\n\n1. b\n\n   [!INCLUDE [t](i.md)]\n\n2. a'],
    ['in a step, right below its text', '# T\n\n1. b\n   [!INCLUDE [t](i.md)]\n2. a'],
  ])('%s', (_, text) => {
    expect(commandsIn(text + OWN, { 'i.md': ASK })[0]).toBe('i.md 8:1 sc query A')
  })

  test('its steps go on with those around it', () => {
    const text = '# T\n\n## P\n\n1. b\n\n   [!INCLUDE [t](i.md)]\n\n2. a\n\n       sc query Z\n'
    const [procedure] = read(text, { 'i.md': '1. One.\n\n   `sc query A`\n1. Two.\n' }).procedures
    expect(procedure?.steps.map(({ id, steps }) => [id, steps.length])).toEqual([
      ['1', 2],
      ['2', 0],
    ])
    expect(procedure?.steps[0]?.range).toMatchObject({ start: { line: 5 }, end: { line: 7 } })
    expect(procedure?.steps[0]?.range.file).toBeUndefined()
    expect(procedure?.steps[0]?.steps[1]?.range).toMatchObject({
      file: 'i.md',
      start: { line: 4, column: 1 },
    })
  })

  test('its headings are the article’s', () => {
    const article = read('# T\n\n[!INCLUDE [t](i.md)]\n', { 'i.md': '## P\n\n1. `sc query A`\n' })
    expect(article.procedures.map(({ id }) => id)).toEqual(['p'])
    expect(article.outline[1]?.range).toMatchObject({ file: 'i.md', start: { line: 1 } })
  })

  test('in the middle of a sentence and in a table', () => {
    const files = { 'n.md': 'the *console*\nwith `sc query A`\n' }
    expect(commandsIn(`# T\n\nUse [!INCLUDE [t](n.md)], please.\n\n1. a${OWN}`, files)).toEqual([
      'n.md 2:7 sc query A',
      '- 7:8 sc query Z',
    ])
    const table = `# T\n\n| a | b |\n|---|---|\n| c | [!INCLUDE [t](n.md)] |\n\n1. a${OWN}`
    expect(commandsIn(table, files)[0]).toBe('n.md 2:7 sc query A')
  })

  test('a file that it includes in turn is found from its own folder', () => {
    const files = { 'x/i.md': 'Then:\n\n- [!INCLUDE [t](../y/j.md)]\n', 'y/j.md': ASK }
    expect(commandsIn(`# T\n\n[!INCLUDE [t](x/i.md)]\n\n1. a${OWN}`, files)).toEqual([
      'y/j.md 8:1 sc query A',
      '- 7:8 sc query Z',
    ])
  })

  test('a page that is nothing else is an article', () => {
    const text = '---\ntitle: a\n---\n# T\n\n[!INCLUDE [t](i.md)]\n'
    expect(commandsIn(text, { 'i.md': ASK })).toEqual(['i.md 8:1 sc query A'])
    const alone = understandArticle(text, 'a')
    expect(!alone.ok && alone.message.en).toContain('not at hand: i.md')
  })
})

describe('what is not read is said', () => {
  test('a file that is not at hand', () => {
    expect(unread(`# T\n\n[!INCLUDE [t](i.md)]\n\n1. a${OWN}`, {})).toEqual([
      expect.stringMatching(/^- 3 .*i\.md, which is not at hand/),
    ])
  })

  test('a file that includes itself', () => {
    const files = {
      'i.md': '`sc query A`\n\n[!INCLUDE [t](j.md)]\n',
      'j.md': '[!INCLUDE [t](i.md)]\n',
    }
    const text = `# T\n\n[!INCLUDE [t](i.md)]\n\n1. a${OWN}`
    expect(commandsIn(text, files)).toHaveLength(2)
    expect(unread(text, files)).toEqual([expect.stringMatching(/^j\.md 1 i\.md includes itself/)])
  })

  test('a file that stands twice below one heading; below another it is read again', () => {
    const twice = '[!INCLUDE [t](i.md)]\n\n[!INCLUDE [t](i.md)]\n'
    const files = { 'i.md': "Run:\n\n    reg add HKLM\\SOFTWARE\\X /v 'A' /t REG_DWORD /d 1 /f\n" }
    const text = `# T\n\n## P\n\n${twice}\n## Q\n\n${twice}`
    const { procedures, findings } = read(text, files)
    expect(procedures.map(({ id, facts }) => [id, facts.length])).toEqual([
      ['p', 1],
      ['q', 1],
    ])
    expect(findings.map(({ rule, range }) => [rule, range.file, range.start.line])).toEqual([
      ['reg-value-single-quoted', 'i.md', 3],
      ['include-missing', undefined, 7],
      ['include-missing', undefined, 13],
    ])
  })

  test('several paragraphs in the middle of a line', () => {
    const text = `# T\n\nUse [!INCLUDE [t](i.md)] then.\n\n1. a${OWN}`
    expect(commandsIn(text, { 'i.md': ASK })).toHaveLength(1)
    expect(unread(text, { 'i.md': ASK })).toEqual([expect.stringContaining('middle of a line')])
  })

  test('what is no text', () => {
    expect(unread(`# T\n\n[!INCLUDE [t](i.md)]\n\n1. a${OWN}`, { 'i.md': 'a\0b' })).toEqual([
      expect.stringContaining('no text'),
    ])
  })

  test.each([
    ['code', '`[!INCLUDE [t](i.md)]`'],
    ['a block', '```\n[!INCLUDE [t](i.md)]\n```'],
    ['a comment', '<!-- [!INCLUDE [t](i.md)] -->'],
  ])('nothing of one in %s', (_, text) => {
    expect(commandsIn(`# T\n\n${text}\n\n1. a${OWN}`, { 'i.md': ASK })).toContainEqual(
      expect.stringMatching(/sc query Z$/),
    )
    expect(unread(`# T\n\n${text}\n\n1. a${OWN}`, { 'i.md': ASK })).toEqual([])
  })
})

test('files that double each other come to an end', () => {
  const files = Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [
      `f${i}.md`,
      `a [!INCLUDE [t](f${i + 1}.md)] b [!INCLUDE [t](f${i + 1}.md)]\n`,
    ]),
  )
  const text = `# T\n\nA [!INCLUDE [t](f0.md)].\n\n1. a${OWN}`
  const result = understandArticle(text, 'a', new Map(Object.entries(files)))
  expect(result.ok || result.message.en.length > 10).toBe(true)
})

test('the article’s own text is corrected, an included file’s is not', () => {
  const bad = (name: string) => `reg add HKLM\\SOFTWARE\\X /v '${name}' /t REG_DWORD /d 1 /f`
  const text = `# T\n\n[!INCLUDE [t](i.md)]\n\n1. a\n\n       ${bad('A')}\n\n[!INCLUDE [t](j.md)]\n\n2. b\n\n       ${bad('B')}\n`
  const files = new Map([
    ['i.md', `Run:\n\n    ${bad('C')}\n`],
    ['j.md', 'Wait.\n'],
  ])
  const { text: corrected, read: again } = correctArticle(text, 'a', files)
  expect(corrected).toBe(text.replaceAll(/'([AB])'/g, '$1'))
  if (!again.ok) throw new Error(again.message.en)
  expect(again.article.findings.map(({ rule, range, fix }) => [rule, range.file, fix])).toEqual([
    ['reg-value-single-quoted', 'i.md', []],
  ])
})

test('lines that messages name are those of the article', () => {
  const text =
    '# T\n\n[!INCLUDE [t](i.md)]\n\n## P\n\n1. a\n\n       diskpart /s C:\\temp\\list.txt\n'
  const article = read(text, { 'i.md': 'One.\n\nTwo.\n\nThree.\n' })
  expect(article.procedures[0]?.leftOut.map(({ line }) => line)).toEqual([9])
})
