/** What stands before a statement's later lines in an article: their container's marks, cmd's `More?`. */
const BEFORE = /^(?:[\s>]|More\? ?)*$/

/**
 * Where each character of a command's text stands in the article, for a text of several lines too;
 * null where the text was folded (inline code over two lines): then it has no place that is certain.
 *
 * @param base where the text begins in the source
 */
export function placesOf(
  text: string,
  base: number,
  source: string,
): ((offset: number) => number) | null {
  const [first = '', ...others] = text.split('\n')
  if (!source.startsWith(first, base)) return null
  const starts = [{ inText: 0, inSource: base }]
  let inText = first.length + 1
  let at = base
  for (const line of others) {
    const lineStart = source.indexOf('\n', at) + 1
    if (lineStart === 0) return null
    const lineEnd = source.indexOf('\n', lineStart)
    const whole = source.slice(lineStart, lineEnd === -1 ? undefined : lineEnd)
    const column = columnOf(line, whole)
    if (column === -1) return null
    starts.push({ inText, inSource: lineStart + column })
    inText += line.length + 1
    at = lineStart
  }
  return (offset) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle]?.inText ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    const start = starts[low] ?? { inText: 0, inSource: base }
    return start.inSource + offset - start.inText
  }
}

function columnOf(line: string, whole: string): number {
  for (let column = whole.indexOf(line); column !== -1; column = whole.indexOf(line, column + 1)) {
    if (!BEFORE.test(whole.slice(0, column))) return -1
    // A line of blanks is found at its first one; what it stands for is the line's end.
    if (line.trim() !== '' || column + line.length === whole.length) return column
  }
  return -1
}
