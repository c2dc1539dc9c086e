import { readFileSync } from 'node:fs'
import { defaultChoices } from '../../lib/choices'
import { makePlan } from '../../lib/plan'
import { bytesOf, emitScript } from '../../lib/script'
import { understandArticle } from '../../lib/understand'
import { parseAlone } from './parse-alone'

export interface Measurement {
  name: string
  /** Milliseconds, the median of the rounds. */
  ours: number
  baseline: number
  /** The median of the rounds' own ratios: both sides of one round ran within a few milliseconds. */
  ratio: number
  aim: number
}

/** The whole way: read, repair, plan and emit a script for an attached disk. */
function wholeWay(text: string): Uint8Array {
  const read = understandArticle(text, 'article')
  if (!read.ok) throw new Error(read.message.en)
  const planned = makePlan(read.article, { ...defaultChoices('offline'), drive: 'F' })
  if (!planned.ok) throw new Error(planned.message.en)
  const emitted = emitScript(planned.plan, 'cmd')
  if (!emitted.ok) throw new Error(emitted.message.en)
  return bytesOf(emitted.script)
}

/** Both in turn on the same text, so that a machine that slows down slows both. */
export function measure(file: string, rounds: number): Measurement {
  const text = readFileSync(file, 'utf8')
  for (let i = 0; i < 30; i++) {
    parseAlone(text)
    wholeWay(text)
  }
  const ours: number[] = []
  const baseline: number[] = []
  for (let i = 0; i < rounds; i++) {
    // Whichever goes first may pay for the garbage of the other: they take turns.
    const first = i % 2 === 0
    if (first) baseline.push(time(() => parseAlone(text)))
    ours.push(time(() => wholeWay(text)))
    if (!first) baseline.push(time(() => parseAlone(text)))
  }
  const ratios = ours.map((ms, i) => ms / (baseline[i] ?? ms))
  return {
    name: `read, lint, plan and emit ${file}`,
    ours: median(ours),
    baseline: median(baseline),
    ratio: median(ratios),
    aim: 1.3,
  }
}

/** Each side starts with a clean heap, so that neither pays for the garbage of the other. */
function time(work: () => unknown): number {
  globalThis.gc?.({ type: 'minor' })
  const start = performance.now()
  work()
  return performance.now() - start
}

export interface LintMeasurement {
  megabytes: number
  /** Seconds of CPU time for each megabyte. */
  ours: number
  baseline: number
  /** What reading and every rule cost beyond the parser alone. */
  beyond: number
  aim: number
}

/** Every rule on every file, against the bare parse of the same files, in turns. */
export function measureLint(files: string[], rounds: number): LintMeasurement {
  const texts = files.map((file) => readFileSync(file, 'utf8'))
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
  const ours: number[] = []
  const baseline: number[] = []
  for (let round = -2; round < rounds; round++) {
    const parsed = cpuTime(() => texts.forEach(parseAlone))
    const linted = cpuTime(() => {
      for (const text of texts) understandArticle(text, 'article')
    })
    // The first two rounds warm the compiler.
    if (round < 0) continue
    baseline.push(parsed / megabytes)
    ours.push(linted / megabytes)
  }
  const beyond = median(ours.map((seconds, i) => seconds - (baseline[i] ?? 0)))
  return { megabytes, ours: median(ours), baseline: median(baseline), beyond, aim: 2 }
}

function cpuTime(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

export interface GrowthMeasurement {
  name: string
  /** How many times longer ten times the input takes: what we add to the parser, and the parser alone. */
  ours: number
  baseline: number
  aim: number
}

/** Inputs that grow: what ten times the length costs, ours and the parser's alone. */
export function measureGrowth(): GrowthMeasurement[] {
  const step = (index: number) =>
    `${index}. Set it:\n\n        reg add "HKLM\\SOFTWARE\\Policies\\Example" /v 'Value${index}' /t REG_DWORD /d ffffffff\n`
  const times = (count: number, make: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => make(index + 1)).join('')
  const grown: Array<[string, (count: number) => string]> = [
    ['steps', (count) => `# T\n\n## S\n\n${times(count, step)}`],
    [
      'values of one setting',
      (count) =>
        `# T\n\n${times(count, (index) => `1. a\n\n       reg add HKLM\\SOFTWARE\\X /v A /t REG_DWORD /d ${index} /f\n`)}`,
    ],
    [
      'diskpart sessions',
      (count) =>
        `# T\n\n1. a\n\n   \`\`\`cmd\n${times(count, () => '   diskpart\n   list disk\n   exit\n')}   \`\`\`\n`,
    ],
    [
      'sections',
      (count) => times(count, (index) => `## S ${index}\n\n1. a\n\n       sc query A${index}\n\n`),
    ],
    [
      'lines of PowerShell',
      (count) =>
        `# T\n\n1. a\n\n   \`\`\`powershell\n${times(count, (index) => `   Set-ItemProperty -Path 'HKLM:\\SOFTWARE\\X' -Name A${index} -Value 1 -Type DWord\n`)}   \`\`\`\n`,
    ],
    [
      'fences that never close',
      (count) => `# T\n\n1. sc query A\n\n${times(count, () => '```cmd\nsc query A\n\n')}`,
    ],
    [
      'a line of prose',
      (count) => `# T\n\n1. a\n\n       sc query A\n\n${'word: reg adds '.repeat(count)}\n`,
    ],
    [
      'placeholders in one line',
      (count) => `# T\n\n1. a\n\n       sc query ${'<a '.repeat(count)}\n`,
    ],
  ]
  return grown.map(([name, make]) => {
    const small = make(150)
    const large = make(1500)
    // The difference of two times is smaller than what a busy machine adds to each: the fastest
    // round of either is the one that nothing else ran beside.
    const cost = (text: string, rounds: number) => {
      const parsed: number[] = []
      const whole: number[] = []
      for (let round = 0; round < rounds; round++) {
        parsed.push(time(() => parseAlone(text)))
        whole.push(time(() => understandArticle(text, 'a')))
      }
      const fastest = Math.min(...parsed)
      return { parsed: fastest, beyond: Math.max(Math.min(...whole) - fastest, 0.01) }
    }
    cost(small, 5)
    const one = cost(small, 25)
    const ten = cost(large, 7)
    return { name, ours: ten.beyond / one.beyond, baseline: ten.parsed / one.parsed, aim: 20 }
  })
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
