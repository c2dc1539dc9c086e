/**
 * The words that an author meant, as opposed to those that cmd sees: a pair of single or curly
 * quotes around an argument counts as quotes. Rules compare this reading with the strict one of
 * `tokenize.ts`; scripts are never made from it.
 */

export type Quote = 'double' | 'single' | 'curly' | null

export interface IntendedWord {
  /** What stands between the quotes, or the whole word where there are none. */
  inner: string
  quote: Quote
  /** Offsets in the line; with quotes, `start` is the opening one and `end` is after the closing one. */
  start: number
  end: number
}

const CURLY_OPEN = '\u201c\u201d\u201e\u00ab\u2018\u2019'
const CURLY_CLOSE = '\u201c\u201d\u201f\u00bb\u2018\u2019'

/** True for the quotes and guillemets that word processors put in the place of `"` and `'`. */
export function isCurlyQuote(character: string): boolean {
  return character !== '' && (CURLY_OPEN + CURLY_CLOSE).includes(character)
}

/** `text` is one line, without its line break. */
export function intendedWords(text: string): IntendedWord[] {
  const words: IntendedWord[] = []
  let offset = 0
  while (offset < text.length) {
    const blank = /\s/y
    blank.lastIndex = offset
    if (blank.test(text)) {
      offset++
      continue
    }
    const word = quotedWord(text, offset) ?? bareWord(text, offset)
    words.push(word)
    offset = word.end
  }
  return words
}

function quotedWord(text: string, start: number): IntendedWord | null {
  const open = text.charAt(start)
  if (open !== '"' && open !== "'" && !isCurlyQuote(open)) return null
  for (let end = start + 1; end < text.length; end++) {
    const character = text.charAt(end)
    const closes =
      open === "'" ? character === "'" : character === '"' || isCurlyQuote(character)
    // A single quote inside a word (`don't`) does not close it; neither does one before more text.
    if (!closes || !/^(\s|$|[&|<>)])/.test(text.slice(end + 1, end + 2))) continue
    const straight = open === '"' && character === '"'
    const quote = open === "'" ? 'single' : straight ? 'double' : 'curly'
    return { inner: text.slice(start + 1, end), quote, start, end: end + 1 }
  }
  return null
}

function bareWord(text: string, start: number): IntendedWord {
  let end = start
  while (end < text.length && !/\s/.test(text.charAt(end))) end++
  return { inner: text.slice(start, end), quote: null, start, end }
}
