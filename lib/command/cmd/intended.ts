/**
 * The words that an author meant, as opposed to those that cmd sees: a pair of single or curly
 * quotes around an argument counts as quotes. Rules compare this reading with the strict one of
 * `tokenize.ts`; scripts are never made from it.
 */

import { withoutContinuations } from './statements'

export type Quote = 'double' | 'single' | 'curly' | null

export interface IntendedWord {
  /** What stands between the quotes, or the whole word where there are none. */
  inner: string
  quote: Quote
  /** Offsets in the line; with quotes, `start` is the opening one and `end` is after the closing one. */
  start: number
  end: number
}

/** Also what other languages quote with: low quotes, guillemets, corner brackets, a full-width quote. */
const CURLY =
  '\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u201a\u201b\u2039\u203a\u300c\u300d\u300e\u300f\uff02'

/** True for the quotes and guillemets that word processors put in the place of `"` and `'`. */
export function isCurlyQuote(character: string): boolean {
  // Nearly every character is ASCII, and this is asked of all of them.
  return character > '\u007f' && CURLY.includes(character)
}

/** True for a word that ends the arguments: a redirection or an operator, and no `<Volume letter>`. */
export function endsArguments({ quote, inner }: IntendedWord): boolean {
  return quote === null && /^(?:\d?>|[|&]|<(?!<?\s?\p{L}[^<>]*>))/u.test(inner)
}

/** `published` is one line, without its line break, or several that carets join. */
export function intendedWords(published: string): IntendedWord[] {
  const text = withoutContinuations(published)
  const words: IntendedWord[] = []
  // A placeholder with blanks is one word, as it is to its author.
  const bare = /(?:<<?\s?\p{L}[^<>|&"]*>>?|\S)+/gu
  // What closes a quote does not depend on where it opens: what was looked for in vain once is not
  // looked for again, or a line of open quotes would take its length squared.
  const open = { single: false, other: false }
  for (let match = bare.exec(text); match; match = bare.exec(text)) {
    const start = match.index
    const end = bare.lastIndex
    const first = text.charAt(start)
    const kind = first === "'" ? 'single' : 'other'
    const opens = kind === 'single' || first === '"' || isCurlyQuote(first)
    const quoted = opens && !open[kind] ? quotedWord(text, start) : null
    if (opens && quoted === null) open[kind] = true
    const word = quoted ?? { inner: match[0], quote: null, start, end }
    words.push(word)
    bare.lastIndex = word.end
  }
  return words
}

/** The word between the quote at `start` and the one that closes it, or null where none does. */
function quotedWord(text: string, start: number): IntendedWord | null {
  const open = text.charAt(start)
  for (let end = start + 1; end < text.length; end++) {
    const character = text.charAt(end)
    const closes = open === "'" ? character === "'" : character === '"' || isCurlyQuote(character)
    // A single quote inside a word (`don't`) does not close it; neither does one before more text.
    if (!closes || !/^$|[\s&|<>)]/.test(text.charAt(end + 1))) continue
    const straight = open === '"' && character === '"'
    const quote = open === "'" ? 'single' : straight ? 'double' : 'curly'
    return { inner: text.slice(start + 1, end), quote, start, end: end + 1 }
  }
  return null
}
