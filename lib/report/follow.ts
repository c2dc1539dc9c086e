import type { Row } from './rows'

/** Where a text was found, from its first row to its last; `exact` where nothing was altered. */
export interface Followed {
  last: number
  exact: boolean
}

/**
 * Looks whether `wanted` stands on the screen from a place on, up to the end of a row. It may be
 * broken over rows anywhere; a blank at a break may be gone; letters count without case.
 *
 * A console that damages what is pasted writes a letter twice or leaves one of two out. Such a text
 * is found too, and is not exact: what the program was given is not known then.
 */
export function follow(
  rows: readonly Row[],
  row: number,
  column: number,
  wanted: string,
): Followed | null {
  const at = { row, column }
  let exact = true
  for (let i = 0; i < wanted.length; ) {
    const letter = wanted[i] ?? ''
    let want = 1
    while (same(wanted[i + want], letter)) want++
    const found = runOf(
      rows,
      at,
      letter,
      i + want < wanted.length ? Number.POSITIVE_INFINITY : want,
    )
    if (found.count === 0) {
      if (letter !== ' ' || !found.broken) return null
    } else if (found.count !== want && !(letter === ' ' && found.broken)) exact = false
    i += want
  }
  const rest = rows[at.row]?.text.slice(at.column) ?? ''
  return rest.trim() === '' ? { last: at.row, exact } : null
}

/**
 * Takes as many of one letter as stand at a place, over the ends of rows; from the next row only as
 * long as there are fewer than `most`, because after the last letter the next row is another thing.
 */
function runOf(
  rows: readonly Row[],
  at: { row: number; column: number },
  letter: string,
  most: number,
): { count: number; broken: boolean } {
  let count = 0
  let broken = false
  for (;;) {
    const text = rows[at.row]?.text
    if (text === undefined) return { count, broken }
    if (at.column >= text.length) {
      const next = rows[at.row + 1]?.text
      // An empty row is the end of what stood before it.
      if (next === undefined || next === '' || count >= most) return { count, broken }
      if (count > 0 && !same(next[0], letter)) {
        if (letter === ' ') broken = true
        return { count, broken }
      }
      at.row += 1
      at.column = 0
      broken = true
    } else if (same(text[at.column], letter)) {
      count += 1
      at.column += 1
    } else return { count, broken }
  }
}

function same(a: string | undefined, b: string): boolean {
  return a === b || a?.toLowerCase() === b.toLowerCase()
}
