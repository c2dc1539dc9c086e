import { type ReadResult, readArticle } from './article'
import { applyRules, truncationOf } from './rules'

/**
 * The whole way from an article's text to what it states: read, repaired, with its facts and its
 * findings. Refuses what is not a whole article, with one sentence and a place.
 *
 * @param text the file's text, decoded
 * @param slug the file's name without folder and extension
 */
export function understandArticle(text: string, slug: string): ReadResult {
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
