import { PROGRAM_NAMES, programNamed } from './program-table'

/** Short names have too many neighbours: `set` and `net` are one letter apart. */
const SHORTEST = 6
const LONG_NAMES = PROGRAM_NAMES.filter((name) => name.length >= SHORTEST)

/**
 * `bcddit /store …`: the program that was meant, where one letter is missing, wrong, doubled or
 * swapped and the rest of the line goes on as that program's would; else null.
 */
export function misspeltProgram(text: string): string | null {
  const end = text.search(/\s/)
  const word = text.slice(0, end === -1 ? text.length : end).toLowerCase()
  if (word.length < SHORTEST - 1 || word.length > 16 || !/^[a-z-]+$/.test(word)) return null
  const rest = text.slice(word.length).trimStart()
  const meant = LONG_NAMES.find((name) => oneApart(name, word))
  return meant && programNamed(meant)?.follows.test(rest) ? meant : null
}

/** One letter more, less, other, or two neighbours swapped. */
function oneApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  if (a.length > b.length) return a.slice(at + 1) === b.slice(at)
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1)
  const swapped = a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  return swapped || a.slice(at + 1) === b.slice(at + 1)
}
