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
  const read = readArticle(text, slug)
  if (!read.ok) return read
  const article = applyRules(read.article, text)
  const truncated = truncationOf(article, text)
  if (!truncated) return { ok: true, article }
  const { message, at } = truncated
  return { ok: false, message, line: at.line, column: at.column }
}
