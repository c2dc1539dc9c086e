import type { Point, Range } from './position'

/** The article's text, with its places: offsets to lines and columns and back. */
export class SourceText {
  readonly text: string
  /** The offset at which each line starts. */
  readonly #starts: number[] = [0]

  constructor(text: string) {
    this.text = text
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
      this.#starts.push(at + 1)
    }
  }

  /** `offset` is a UTF-16 offset in the text, its end included. */
  pointAt(offset: number): Point {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1, offset }
  }

  rangeOf(start: number, end: number): Range {
    return { start: this.pointAt(start), end: this.pointAt(end) }
  }

  /** Line `line` (from 1) without its line break, and the offset at which it starts. */
  line(line: number): { text: string; offset: number } {
    const offset = this.#starts[line - 1] ?? this.text.length
    const next = this.#starts[line] ?? this.text.length + 1
    return { text: this.text.slice(offset, next - 1).replace(/\r$/, ''), offset }
  }
}
