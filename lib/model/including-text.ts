import type { Point, Range, TextEdit } from './position'
import { SourceText } from './source-text'

/** The article itself, or one inclusion of a file in it. */
export interface Origin {
  /** The file's path relative to the article's folder; null for the article itself. */
  file: string | null
  text: SourceText
  /** Where it is included, by offsets there; null for the article itself. */
  includedAt: { origin: Origin; start: number; end: number } | null
}

/** A stretch of the text that is read, and where it comes from. */
export interface Piece {
  text: string
  origin: Origin
  /** Its offset in its origin. */
  start: number
  /** False for what was put there to keep its neighbours in their list or quote. */
  copied: boolean
}

interface Place {
  origin: Origin
  offset: number
}

/**
 * An article with the files that it includes in place. Lines and columns count in the file that a
 * character comes from, and the range names that file; offsets count in the whole, so that order and
 * distance are those of the text that is read.
 */
export class IncludingText extends SourceText {
  readonly #pieces: Piece[]
  /** The offset in the whole at which each piece starts. */
  readonly #starts: number[] = []

  constructor(pieces: Piece[]) {
    const kept = pieces.filter(({ text }) => text !== '')
    super(kept.map(({ text }) => text).join(''))
    this.#pieces = kept
    let at = 0
    for (const { text } of kept) {
      this.#starts.push(at)
      at += text.length
    }
  }

  override pointAt(offset: number): Point {
    const place = this.#placeOf(offset)
    return place ? pointOf(place, offset) : super.pointAt(offset)
  }

  /** What begins in one file and ends in another is placed in the file that includes both. */
  override rangeOf(start: number, end: number): Range {
    const first = this.#placeOf(start)
    const last = this.#placeOf(Math.max(start, end - 1))
    if (!first || !last) return super.rangeOf(start, end)
    const around = originsAround(first.origin)
    const shared = originsAround(last.origin).find((origin) => around.includes(origin))
    if (!shared) return super.rangeOf(start, end)
    const from = within(first, shared)
    const to = within(last, shared)
    const range = {
      start: pointOf({ origin: shared, offset: from.start }, start),
      end: pointOf({ origin: shared, offset: end > start ? to.end : to.start }, end),
    }
    return shared.file === null ? range : { ...range, file: shared.file }
  }

  /** The edits as edits of the article alone; none of them where one touches an included file. */
  articleEdits(edits: TextEdit[]): TextEdit[] {
    const own: TextEdit[] = []
    for (const { offset, length, text } of edits) {
      const first = this.#articleOffset(offset)
      const last = length > 0 ? this.#articleOffset(offset + length - 1) : first
      if (first === null || last === null) return []
      if (length > 0 && last - first !== length - 1) return []
      own.push({ offset: first, length, text })
    }
    return own
  }

  #articleOffset(offset: number): number | null {
    const index = this.#indexOf(offset)
    const piece = this.#pieces[index]
    if (!piece) return null
    if (piece.origin.file === null && piece.copied) {
      return piece.start + offset - (this.#starts[index] ?? 0)
    }
    // What is put in before an included file's first character stands at the end of the piece before it.
    const before = this.#pieces[index - 1]
    const atBorder = offset === this.#starts[index] && before?.copied && before.origin.file === null
    return atBorder ? before.start + before.text.length : null
  }

  #placeOf(offset: number): Place | null {
    const index = this.#indexOf(offset)
    const piece = this.#pieces[index]
    if (!piece) return null
    const into = piece.copied ? offset - (this.#starts[index] ?? 0) : 0
    return { origin: piece.origin, offset: piece.start + into }
  }

  /** The last piece that starts at the offset or before it. */
  #indexOf(offset: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

function pointOf({ origin, offset }: Place, inWhole: number): Point {
  return { ...origin.text.pointAt(offset), offset: inWhole }
}

/** The origin itself and what includes it, from the inside out. */
function originsAround(origin: Origin): Origin[] {
  const above = origin.includedAt?.origin
  return above ? [origin, ...originsAround(above)] : [origin]
}

/** Where a character is in one of the files around it: there, or where its file is included. */
function within({ origin, offset }: Place, shared: Origin): { start: number; end: number } {
  if (origin === shared || !origin.includedAt) return { start: offset, end: offset + 1 }
  const { origin: above, start, end } = origin.includedAt
  return above === shared ? { start, end } : within({ origin: above, offset: start }, shared)
}
