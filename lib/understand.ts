import { type ReadResult, readArticle } from './article'
import { applyRules, fixArticle, truncationOf } from './rules'

/**
 * The whole way from an article's text to what it states: read, repaired, with its facts and its
 * findings. Refuses what is not a whole article, with one sentence and a place.
 *
 * @param file the file's text, decoded; places count from after a byte order mark, as in an editor
 * @param slug the file's name without folder and extension
 */
export function understandArticle(file: string, slug: string): ReadResult {
  const text = file.replace(/^\ufeff/, '')
  let read: ReadResult
  try {
    read = readArticle(text, slug)
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
  const article = applyRules(read.article, text)
  const truncated = truncationOf(article, text)
  if (!truncated) return { ok: true, article }
  const { message, at } = truncated
  return { ok: false, message, line: at.line, column: at.column }
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
export function correctArticle(file: string, slug: string): { text: string; read: ReadResult } {
  const mark = file.startsWith('\ufeff') ? '\ufeff' : ''
  let corrected = file.slice(mark.length)
  let read = understandArticle(corrected, slug)
  for (let round = 0; round < MOST_ROUNDS && read.ok; round++) {
    const next = fixArticle(corrected, read.article.findings)
    if (next === corrected) break
    corrected = next
    read = understandArticle(corrected, slug)
  }
  return { text: mark + corrected, read }
}
