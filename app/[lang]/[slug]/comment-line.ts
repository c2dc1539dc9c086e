/** A line that a target gives where it has no command: a comment, and nothing to copy. */
export function isComment(line: string): boolean {
  return /^(?:rem\b|#)/i.test(line)
}
