import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commandsOf } from '../../lib/rules'
import { correctArticle, understandArticle } from '../../lib/understand'

const COMMANDS = [
  'reg add "HKLM\\SOFTWARE\\X Y" /v A /t REG_DWORD /d 1 /f',
  "reg add HKLM\\SOFTWARE\\X /v ' B' /t REG_DWORD /d ffffffff",
  'reg add ‘HKLM\\SOFTWARE\\X’ /v A /d 1',
  'reg query HKLM\\SYSTEM\\Select /v Current',
  'reg load HKLM\\BROKENSYSTEM F:\\windows\\system32\\config\\SYSTEM.hiv',
  'reg delete HKLM\\SOFTWARE\\X /v A',
  'sc config X start=auto',
  'net stop Spooler',
  'netstat -ano',
  'bcdedit /set {current} safeboot',
  'copy "C:\\a b.txt" D:\\x.txt',
  'Set-Service -Name X -StartupType Manual',
  'nbtstat -R',
  'chkdsk F: /f',
]
const BEFORE = ['', 'Run ', 'Run: ', '次を実行：', 'Führen Sie das aus. ', 'Then (', 'C:\\> ']
const AFTER = [
  '',
  '.',
  ' to mend it.',
  ', and press Enter.',
  '。',
  ') now',
  ' /f',
  ' reg unload HKLM\\X',
]
const MARKS = ['', '**', '*', '__', '***', '`', '"', "'"].map((mark) => ({
  open: mark,
  close: mark,
}))
const QUOTES = ['“”', '«»', '「」'].map((pair) => ({ open: pair.charAt(0), close: pair.charAt(1) }))

const sentence = fc
  .record({
    before: fc.constantFrom(...BEFORE),
    command: fc.constantFrom(...COMMANDS),
    after: fc.constantFrom(...AFTER),
    mark: fc.constantFrom(...MARKS, ...QUOTES),
  })
  .map(({ before, command, after, mark: { open, close } }) =>
    [before, open, command, close, after].join(''),
  )

test('correcting a command within a sentence loses none, and leaves nothing to correct', () => {
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 3 }), (sentences) => {
      const steps = sentences.map((text, at) => `${at + 2}. ${text}\n`).join('')
      const text = `# T\n\n1. First \`sfc /scannow\`.\n${steps}`
      const read = understandArticle(text, 'made')
      const corrected = correctArticle(text, 'made')
      if (!read.ok || !corrected.read.ok) throw new Error('it is an article')
      const { article } = corrected.read
      expect(article.findings.filter(({ fix }) => fix.length > 0)).toEqual([])
      expect(commandsOf(article).length).toBeGreaterThanOrEqual(commandsOf(read.article).length)
    }),
    { numRuns: 500 },
  )
})
