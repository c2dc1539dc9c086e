import { describe, expect, test } from 'vitest'
import type { Command } from '../../lib/model'
import { commandsOf } from '../../lib/rules'
import { understandArticle } from '../../lib/understand'
import { corpusFiles, corpusText, hasCorpus } from './corpus'

/**
 * Counted without the product: what looks like a command to a plain search of the raw text. These
 * patterns know nothing of Markdown, and share no table with `lib/command`.
 */
const LOOKS_LIKE_A_COMMAND = new RegExp(
  [
    String.raw`\breg(?:\.exe)? +(?:add|query|delete|load|unload|export|import)\b`,
    String.raw`\bbc(?:d)?dit(?:\.exe)? +/\w|\bbcdedit +/\w`,
    String.raw`\bsc +(?:query|start|stop|config|qc) +\w`,
    String.raw`\bnet +(?:start|stop|user|localgroup) +\w`,
    String.raw`\bnetsh +\w+ `,
    String.raw`\bnetdom +\w+ `,
    String.raw`\bdism(?:\.exe)? +/\w`,
    String.raw`\bchkdsk +\w:`,
    String.raw`\bsfc +/\w`,
    String.raw`\bicacls +[\w"%]`,
    String.raw`\btakeown +/\w`,
    String.raw`\brobocopy +\w`,
    String.raw`\bwevtutil +\w`,
    String.raw`\bpsexec +\\\\`,
    String.raw`\bpsservice +\w`,
    String.raw`\bmanage-bde +-\w`,
    String.raw`\bprocmon +/\w`,
    String.raw`\btelnet +<`,
    String.raw`\bmstsc +/`,
    String.raw`\bgpupdate +/`,
    String.raw`\bnetstat +-`,
    String.raw`\bch +-si`,
    String.raw`\bmd +\w:`,
    String.raw`\b(?:add|disable|enable|enter|get|import|invoke|new|remove|reset|restart|set|start|stop|test|update)-(?!up\b)[a-z]{4,}\b(?! of)`,
  ].join('|'),
  'gi',
)

/** Places where the words above stand in a sentence or in an address, by file and line. */
const IN_SENTENCES: Record<string, number[]> = {
  // An error message that names two cmdlets.
  'en/troubleshoot-bitlocker-boot-error.md': [275],
  'fr/troubleshoot-bitlocker-boot-error.md': [281],
}

interface Place {
  line: number
  text: string
}

/** What the search finds and no command of ours covers; addresses of links are no text. */
function unaccounted(source: string, commands: Command[]): Place[] {
  const covered = new Uint8Array(source.length)
  for (const { range } of commands) covered.fill(1, range.start.offset, range.end.offset)
  const body = source.replace(/^---\n[\s\S]*?\n---\n/, (matter) => ' '.repeat(matter.length))
  const addresses = body.replace(/\]\([^)]*\)|https?:\/\/\S+|<a name="[^"]*">/g, (address) =>
    ' '.repeat(address.length),
  )
  return [...addresses.matchAll(LOOKS_LIKE_A_COMMAND)].flatMap(({ index, 0: text }) =>
    covered[index] ? [] : [{ line: source.slice(0, index).split('\n').length, text }],
  )
}

/** Lines between fences, by a search that knows no Markdown either, that no command of ours covers. */
function unaccountedLines(source: string, commands: Command[]): Place[] {
  const lines = new Set<number>()
  for (const { range } of commands) {
    for (let line = range.start.line; line <= range.end.line; line++) lines.add(line)
  }
  let inside = false
  return source.split('\n').flatMap((text, index) => {
    if (/^[\s>]*(?:```|~~~)/.test(text)) {
      inside = !inside
      return []
    }
    const blank = /^[\s>]*$/.test(text)
    return inside && !blank && !lines.has(index + 1) ? [{ line: index + 1, text: text.trim() }] : []
  })
}

/** A first word that only a command has: a program, a cmdlet, a variable, an expression. */
const FIRST_WORD =
  /^(?:[\w-]+(?:\.exe|\.vbs|\.msc)?(?=[\s(]|$)|[$([@{'"%#&.<\\]|[a-z]:\\|(?:c|d)md\b)/i

describe.skipIf(!hasCorpus)('every command of the real articles is accounted for', () => {
  test.each(corpusFiles())('%s', (path) => {
    const source = corpusText(path)
    const read = understandArticle(source, path)
    if (!read.ok) throw new Error(read.message.en)
    const commands = commandsOf(read.article)
    const known = IN_SENTENCES[path] ?? []
    expect(unaccounted(source, commands).filter(({ line }) => !known.includes(line))).toEqual([])
    expect(unaccountedLines(source, commands)).toEqual([])
  })

  test.each(corpusFiles())('%s: no sentence is taken for a command', (path) => {
    const read = understandArticle(corpusText(path), path)
    if (!read.ok) throw new Error(read.message.en)
    for (const { outcome, text, range } of commandsOf(read.article)) {
      if (outcome === 'sample' || outcome === 'comment') continue
      expect(text, `line ${range.start.line}`).toMatch(FIRST_WORD)
      // A sentence ends in a full stop, and has words between blanks that no command line has.
      expect(/[a-z]{3,} [a-z]{3,} [a-z]{3,} [a-z]{3,}[^"]*\.$/i.test(text), text).toBe(false)
    }
  })
})
