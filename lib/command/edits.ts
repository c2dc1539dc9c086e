/** Replaces `start` to `end` of a text; offsets are in the text before any edit. */
export interface CommandEdit {
  start: number
  end: number
  text: string
}

/** Edits of different rules may touch but not overlap; of two that do, the first one counts. */
export function applyEdits(text: string, edits: CommandEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end)
  let result = ''
  let at = 0
  for (const edit of ordered) {
    if (edit.start < at) continue
    result += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return result + text.slice(at)
}
