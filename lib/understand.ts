import { type IncludedFiles, type ReadResult, type ReadText, readArticle } from './article'
import { type Finding, IncludingText, type SourceText } from './model'
import { applyRules, fixArticle, truncationOf } from './rules'

/**
 * The whole way from an article's text to what it states: read, repaired, with its facts and its
 * findings. Refuses what is not a whole article, with one sentence and a place.
 *
 * @param file the file's text, decoded; places count from after a byte order mark, as in an editor
 * @param slug the file's name without folder and extension
 * @param files the files that it includes, as far as they are at hand: see `includedPaths`. What is
 *   found in them names them, and is corrected there
 */
export function understandArticle(
  file: string,
  slug: string,
  files: IncludedFiles = new Map(),
): ReadResult {
  const text = file.replace(/^\ufeff/, '')
  let read: ReadText
  try {
    read = readArticle(text, slug, files)
  } catch (error) {
    // The parser walks into quotes and lists by calling itself: a thousand levels are too many.
    if (!(error instanceof RangeError)) throw error
    return {
      ok: false,
      line: 1,
      column: 1,
      message: {
        en: 'nests its quotes or lists too deeply to be an article.',
        fr: 'imbrique ses citations ou ses listes trop profondément pour être un article.',
      },
    }
  }
  if (!read.ok) return read
  const { source } = read
  const article = applyRules(read.article, source)
  const truncated = truncationOf(article, source)
  if (!truncated) {
    return { ok: true, article: { ...article, findings: inOwnFiles(article.findings, source) } }
  }
  const { message, at } = truncated
  return { ok: false, message, line: at.line, column: at.column }
}

/**
 * Corrections of the article's own text as offsets in it. What an included file holds is corrected
 * there, and said once even where the file is included twice.
 */
function inOwnFiles(findings: Finding[], source: SourceText): Finding[] {
  if (!(source instanceof IncludingText)) return findings
  const said = new Set<string>()
  return findings.flatMap((finding): Finding[] => {
    const { rule, range, message } = finding
    if (range.file === undefined) return [{ ...finding, fix: source.articleEdits(finding.fix) }]
    const { start, file } = range
    const place = `${file}:${start.line}:${start.column} ${rule} ${message.en}`
    if (said.has(place)) return []
    said.add(place)
    return [{ ...finding, fix: [] }]
  })
}

/** Each round corrects what the one before uncovered; real articles need one, or two. */
const MOST_ROUNDS = 10

/**
 * An article's text with every certain repair made, and what is read from it then: nothing in it is
 * left to correct. A correction may bring another to light (a command that stood in a sentence gets
 * its own line, and there its quotes are looked at), so this goes round until nothing changes.
 *
 * @returns the corrected text, which may be the same, with its reading
 */
export function correctArticle(
  file: string,
  slug: string,
  files: IncludedFiles = new Map(),
): { text: string; read: ReadResult } {
  const mark = file.startsWith('\ufeff') ? '\ufeff' : ''
  let corrected = file.slice(mark.length)
  let read = understandArticle(corrected, slug, files)
  for (let round = 0; round < MOST_ROUNDS && read.ok; round++) {
    const next = fixArticle(corrected, read.article.findings)
    if (next === corrected) break
    corrected = next
    read = understandArticle(corrected, slug, files)
  }
  return { text: mark + corrected, read }
}
