/**
 * How a line of a script is coloured: runs of `<class><length>`, such as `c4s12p1`. The classes are
 * ours, a handful, the same for every shell: c comment, s string, w word of the language, v variable
 * or name, n number, p plain.
 */
export type TokenClass = 'c' | 's' | 'w' | 'v' | 'n' | 'p'

export interface Run {
  kind: TokenClass
  text: string
}

/** The kind of each character of a coloured line, as one letter each. */
export function kindsIn(runs: string): string {
  return runs.replace(/([cswvnp])(\d+)/g, (_, kind: string, length: string) =>
    kind.repeat(Number(length)),
  )
}

/** A line cut where its colour changes. */
export function runsOf(text: string, kinds: string): Run[] {
  const runs: Run[] = []
  for (let at = 0; at < text.length; ) {
    const kind = kindAt(kinds, at)
    let end = at + 1
    while (end < text.length && kindAt(kinds, end) === kind) end++
    runs.push({ kind, text: text.slice(at, end) })
    at = end
  }
  return runs
}

function kindAt(kinds: string, at: number): TokenClass {
  const kind = kinds[at]
  switch (kind) {
    case 'c':
    case 's':
    case 'w':
    case 'v':
    case 'n':
      return kind
    default:
      return 'p'
  }
}
