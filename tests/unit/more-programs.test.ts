import { expect, test } from 'vitest'
import type { Article } from '../../lib/model'
import { everyStep } from '../../lib/model/steps'
import { understandArticle } from '../../lib/understand'

const commandsOf = ({ procedures }: Article) =>
  procedures.flatMap((one) => [...everyStep(one)].flatMap(({ commands }) => commands))

function read(line: string) {
  const article = understandArticle(
    `# T\n\n1. Do it:\n\n   \`\`\`cmd\n   ${line}\n   \`\`\`\n`,
    'a',
  )
  if (!article.ok) throw new Error(article.message.en)
  const [procedure] = article.article.procedures
  return {
    outcomes: commandsOf(article.article).map(({ outcome }) => outcome),
    facts: procedure?.facts.length ?? 0,
    left: procedure?.leftOut.map(({ text }) => text) ?? [],
  }
}

test.each([
  'call reg add HKLM\\SOFTWARE\\X /v A /t REG_DWORD /d 1 /f',
  'start sc config X start= auto',
  'schtasks /change /tn "\\Microsoft\\X" /disable',
  'cmdkey /delete:TERMSRV/host',
  'regsvr32 /s C:\\Windows\\System32\\wuapi.dll',
  'regedit /s C:\\x.reg',
  'msiexec /x {11111111-1111-1111-1111-111111111111} /qn',
  'compact /u C:\\bootmgr',
  'winmgmt /salvagerepository',
])('%s is left to the reader, and said', (line) => {
  const { outcomes, left } = read(line)
  expect(outcomes).toEqual(['passed'])
  expect(left).toEqual([line.length > 80 ? `${line.slice(0, 77)}...` : line])
})

test('a program is known by a path in quotes', () => {
  const { outcomes, facts } = read(
    '"C:\\Windows\\System32\\reg.exe" add HKLM\\SOFTWARE\\X /v A /t REG_DWORD /d 1 /f',
  )
  expect(outcomes).toEqual(['operation'])
  expect(facts).toBe(1)
})

test.each(['Call net support and start again.', 'Start dism again, then compact the disk.'])(
  'a sentence stays one: %s',
  (line) => {
    const article = understandArticle(
      `# T\n\n1. ${line}\n\n   \`\`\`cmd\n   sc query X\n   \`\`\`\n`,
      'a',
    )
    expect(article.ok && commandsOf(article.article).map(({ text }) => text)).toEqual([
      'sc query X',
    ])
  },
)

test('an alias before the registry as a drive is the cmdlet, and what writes a file is no query', () => {
  const text = [
    '# T\n\n1. A:\n\n   ```powershell\n   sp HKLM:\\SOFTWARE\\Foo Alias 7\n   ```',
    '2. B:\n\n   ```powershell\n   Get-Process | Out-File C:\\x.txt\n   Get-Process | Sort-Object Id\n   ```\n',
  ].join('\n\n')
  const article = understandArticle(text, 'a')
  const read = article.ok ? commandsOf(article.article) : []
  expect(read.map(({ shell, outcome }) => [shell, outcome])).toEqual([
    ['powershell', 'operation'],
    ['powershell', 'passed'],
    ['powershell', 'query'],
  ])
})
