/** The line of `source` that holds `offset`, without its line break, and where it starts. */
export function lineAt(source: string, offset: number): { text: string; start: number } {
  const start = source.lastIndexOf('\n', offset - 1) + 1
  const end = source.indexOf('\n', offset)
  return { text: source.slice(start, end === -1 ? undefined : end).replace(/\r$/, ''), start }
}

/** The line break that the file uses. */
export function lineBreakOf(source: string): string {
  return source.includes('\r\n') ? '\r\n' : '\n'
}
