/** A line of the reference script and the kind of each of its characters. */
export interface ColouredLine {
  text: string
  kinds: string
}

/**
 * The kinds of `lines`, carried over from a reference script that was coloured at build time. A line
 * that is not in the reference differs from one there in a middle part (a drive letter, a hive's
 * name): what stands before and after it keeps its colours, the middle takes that of its neighbour.
 * Where nothing is close enough, a line stays plain: wrong colours would be worse than none.
 */
export function carryColours(
  lines: readonly string[],
  reference: readonly ColouredLine[],
): string[] {
  const places = new Map<string, number[]>()
  for (const [index, { text }] of reference.entries()) {
    places.set(text, [...(places.get(text) ?? []), index])
  }
  let last = -1
  return lines.map((text) => {
    const known = places.get(text)
    const at = known?.find((index) => index > last) ?? known?.[0]
    if (at !== undefined) {
      last = at
      return reference[at]?.kinds ?? ''
    }
    return closest(text, reference)
  })
}

function closest(text: string, reference: readonly ColouredLine[]): string {
  let best: { line: ColouredLine; before: number; after: number } | null = null
  for (const line of reference) {
    const before = sharedStart(text, line.text)
    const after = sharedEnd(text, line.text, Math.min(text.length, line.text.length) - before)
    if (!best || before + after > best.before + best.after) best = { line, before, after }
  }
  if (!best || (best.before + best.after) * 2 < text.length) return ''
  const { line, before, after } = best
  const middle = (line.kinds[before] ?? line.kinds[before - 1] ?? 'p').repeat(
    text.length - before - after,
  )
  return line.kinds.slice(0, before) + middle + (after > 0 ? line.kinds.slice(-after) : '')
}

function sharedStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at++
  return at
}

function sharedEnd(a: string, b: string, most: number): number {
  let length = 0
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length++
  return length
}
