import { expect, test } from 'vitest'
import { LONGEST_ARTICLE } from '../../lib/article'
import { understandArticle } from '../../lib/understand'

const END = '\n\n1. a\n\n       sc query A\n'
const levels = (count: number, line: (level: number) => string) =>
  Array.from({ length: count }, (_, level) => line(level)).join('\n')

/** One line, or one nest, as far as a file of the family could be taken by mistake or by malice. */
const set = (name: string, data: number) =>
  `1. a\n\n       reg add HKLM\\SOFTWARE\\X /v ${name} /t REG_DWORD /d ${data} /f\n`

const TEXTS: Array<[string, string]> = [
  ['settings', levels(6000, (index) => set(`A${index}`, 1))],
  ['values of one setting', levels(6000, (index) => set('A', index))],
  ['diskpart sessions', `\`\`\`cmd\n${'diskpart\nlist disk\nexit\n'.repeat(6000)}\`\`\``],
  ['quotes in quotes', `${'> '.repeat(5000)}a`],
  ['quotes that deepen', levels(400, (level) => `${'> '.repeat(level + 1)}a`)],
  ['lists in lists', levels(400, (level) => `${'  '.repeat(level)}- a`)],
  ['numbered lists in lists', levels(200, (level) => `${'   '.repeat(level)}1. a`)],
  ['brackets', '['.repeat(20_000)],
  ['links in links', `${'['.repeat(500)}a${'](#b)'.repeat(500)}`],
  ['stars', '*a **b '.repeat(4000)],
  ['backticks', '`a `` '.repeat(4000)],
  ['angle brackets', `1. a\n\n       sc query ${'<a '.repeat(20_000)}`],
  ['square brackets', `1. a\n\n       sc query ${'[a b '.repeat(20_000)}`],
  ['double quotes', `1. a\n\n       reg add ${'"a '.repeat(20_000)}`],
  ['carets and pipes', `1. a\n\n       sc query ${'^| '.repeat(20_000)}`],
  ['a path', `1. a\n\n       reg query HKLM\\${'a\\'.repeat(20_000)}`],
  ['blocks of PowerShell', `\`\`\`powershell\nif ($a) ${'{ if ($b) '.repeat(500)}\n\`\`\``],
  ['parentheses of PowerShell', `\`\`\`powershell\n$a = ${'('.repeat(1000)}\n\`\`\``],
  ['a pipeline', `\`\`\`powershell\nGet-Service ${'| Where-Object A '.repeat(1000)}\n\`\`\``],
  [
    'a table of many columns',
    `${'| a '.repeat(2000)}|\n${'|---'.repeat(2000)}|\n${'| `sc query A` '.repeat(2000)}|`,
  ],
  ['open tags', '<pre>'.repeat(4000)],
  ['open comments', '<!-- '.repeat(4000)],
  ['fences', levels(4000, () => '```cmd')],
  ['includes', '[!INCLUDE [a](b.md)] '.repeat(2000)],
  ['one long line', 'word: reg adds '.repeat(20_000)],
  ['blank lines', '\n'.repeat(100_000)],
  ['front matter', `---\n${'a: &b [*b]\n'.repeat(2000)}---`],
]

test.each(TEXTS)('%s: read, or refused in one sentence, before long', (_, text) => {
  const before = process.cpuUsage()
  const read = understandArticle(`${text}${END}`, 'a')
  const { user, system } = process.cpuUsage(before)
  if (!read.ok) expect(read.message.en).toMatch(/^[^\n]{10,}$/)
  // The slowest of these is all Markdown's own; what grows faster than its input takes minutes.
  expect((user + system) / 1e6).toBeLessThan(20)
})

test('the longest article that is read takes its time, and no more', () => {
  const step = 'Text of a step that says what to do and why it is done.\n\n'
  const text = `# T\n\n${step.repeat(Math.floor((LONGEST_ARTICLE - 100) / step.length))}${END}`
  expect(understandArticle(text, 'a').ok).toBe(true)
}, 120_000)
