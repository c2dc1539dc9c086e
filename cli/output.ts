/** Where a command writes: people at a terminal and machines in a pipe get different forms. */
export interface Output {
  terminal: boolean
  colour: boolean
  write: (text: string | Uint8Array) => void
  /** What is said beside the result: progress, sizes, hints. */
  note: (text: string) => void
}

export function processOutput(): Output {
  const terminal = process.stdout.isTTY === true
  const { NO_COLOR, TERM } = process.env
  return {
    terminal,
    colour: terminal && !NO_COLOR && TERM !== 'dumb',
    write: (text) => process.stdout.write(text),
    note: (text) => process.stderr.write(`${text}\n`),
  }
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** Rows as columns of equal width; the last one is as long as it is. */
export function table(headings: string[], rows: string[][]): string {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return `${[line(headings), ...rows.map(line)].join('\n')}\n`
}

const CODES = { red: 31, yellow: 33, blue: 34, green: 32, bold: 1, dim: 2 } as const

/** `text` in a colour, where the output takes colours. */
export function paint(output: Output, colour: keyof typeof CODES, text: string): string {
  return output.colour ? `\u001b[${CODES[colour]}m${text}\u001b[0m` : text
}
