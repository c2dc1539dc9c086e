/** One line of a code block, without its container's indentation, and where it stands in the article. */
export interface BlockLine {
  text: string
  offset: number
}

/** Lines that make one text, joined by `\n`. */
export interface JoinedLines {
  text: string
  /** Where a character of the text stands in the article. */
  placeOf: (offset: number) => number
}

/**
 * True for a line that no command begins with, so that it goes on with the one before: a switch of a
 * program, a parameter of a cmdlet. `-not`, `-join` and the like are PowerShell's own.
 */
export function isBrokenOff(line: string): boolean {
  return /^\s*(?:\/[A-Za-z]\w*|-(?!(?:b?not|i?join|[ci]?split|bx?or|band|is|as)\b)[A-Za-z][\w-]*)(?:[\s:=]|$)/i.test(
    line,
  )
}

export function joined(lines: readonly BlockLine[]): JoinedLines {
  const text = lines.map((line) => line.text).join('\n')
  const starts: number[] = []
  let at = 0
  for (const line of lines) {
    starts.push(at)
    at += line.text.length + 1
  }
  let row = 0
  // Places are asked for from front to back: the row of the last one is where to look first.
  const placeOf = (offset: number) => {
    while (row + 1 < starts.length && (starts[row + 1] ?? 0) <= offset) row++
    while (row > 0 && (starts[row] ?? 0) > offset) row--
    return (lines[row]?.offset ?? 0) + offset - (starts[row] ?? 0)
  }
  return { text, placeOf }
}
