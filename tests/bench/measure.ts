import { readFileSync } from 'node:fs'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'
import { defaultChoices } from '../../lib/choices'
import { makePlan } from '../../lib/plan'
import { bytesOf, emitScript } from '../../lib/script'
import { understandArticle } from '../../lib/understand'

export interface Measurement {
  name: string
  /** Milliseconds, the median of the rounds. */
  ours: number
  baseline: number
  /** The median of the rounds' own ratios: both sides of one round ran within a few milliseconds. */
  ratio: number
  aim: number
}

/** The Markdown parser alone, with the same extensions: what no reader of these files can do without. */
function parseAlone(text: string): unknown {
  return fromMarkdown(text, {
    extensions: [gfm(), frontmatter(['yaml'])],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml'])],
  })
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

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
