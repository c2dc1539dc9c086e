import type { Repair } from '../../../lib/model'

/** A piece of two texts that belongs together: the same, or what was changed into what. */
export interface Column {
  published: string
  emitted: string
  changed: boolean
}

interface Piece {
  text: string
  start: number
}

/**
 * A published command and the emitted one, cut into columns so that what did not change stands
 * under itself. Only what a repair is about is marked: `REG ADD` and `reg add` are the same.
 */
export function align(published: string, emitted: string, repairs: readonly Repair[]): Column[] {
  // A repair of the whole command (one that stood in a sentence) says nothing about its words.
  const marks = repairs.filter(({ start, end }) => end - start < published.length)
  const before = piecesOf(published)
  const after = piecesOf(emitted)
  const same = commonPieces(before, after)
  const columns: Column[] = []
  let b = 0
  let a = 0
  for (const [nextB, nextA] of [...same, [before.length, after.length] as const]) {
    const removed = before.slice(b, nextB)
    const added = after.slice(a, nextA)
    if (removed.length + added.length > 0) {
      const at = removed[0]?.start ?? before[nextB]?.start ?? published.length
      columns.push({
        published: textOf(removed),
        emitted: textOf(added),
        changed: marks.some(({ start, end }) => start <= at && at <= end),
      })
    }
    const [from, to] = [before[nextB], after[nextA]]
    if (from && to) {
      const end = from.start + from.text.length
      const whole = marks.some((repair) => repair.start === from.start && repair.end === end)
      const inside = marks.some((repair) => repair.start <= from.start && end <= repair.end)
      const changed = whole || (inside && from.text !== to.text)
      columns.push({ published: from.text, emitted: to.text, changed })
    }
    b = nextB + 1
    a = nextA + 1
  }
  return merged(columns)
}

function piecesOf(text: string): Piece[] {
  return [...text.matchAll(/\s+|[\\"']|[^\s\\"']+/g)].map((found) => ({
    text: found[0],
    start: found.index,
  }))
}

function textOf(pieces: Piece[]): string {
  return pieces.map(({ text }) => text).join('')
}

/** The longest common subsequence, as pairs of indexes; case does not matter. */
function commonPieces(a: Piece[], b: Piece[]): Array<readonly [number, number]> {
  const equal = (i: number, j: number) => a[i]?.text.toLowerCase() === b[j]?.text.toLowerCase()
  const lengths = Array.from({ length: a.length + 1 }, () =>
    new Array<number>(b.length + 1).fill(0),
  )
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i]
    if (!row) continue
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] = equal(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: Array<readonly [number, number]> = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (equal(i, j)) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return pairs
}

/** A column is where a line may break: after a blank, or in a long path after a backslash. */
const LONG = 12

function merged(columns: Column[]): Column[] {
  const result: Column[] = []
  for (const column of columns) {
    const last = result.at(-1)
    const open =
      last &&
      !last.changed &&
      !column.changed &&
      !/\s$/.test(last.published) &&
      !(last.published.endsWith('\\') && last.published.length >= LONG)
    if (open) {
      last.published += column.published
      last.emitted += column.emitted
    } else result.push({ ...column })
  }
  return result
}
