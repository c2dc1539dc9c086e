/**
 * YAML may end its document with `...`; the parser of front matter knows `---` alone. Same length.
 */
export function mendFrontMatter(source: string): string {
  const matter = /^---[ \t]*\r?\n(?:(?!---|\.\.\.)[^\n]*\n)*(?=\.\.\.[ \t]*(?:\r?\n|$))/.exec(
    source,
  )?.[0]
  return matter === undefined ? source : `${matter}---${source.slice(matter.length + 3)}`
}

/** A fence that opens and is never closed, by the offset of its line. */
export interface MendedText {
  /** The same length as the source, line for line: every offset stays true. */
  text: string
  unclosed: number[]
}

/**
 * Code fences as their authors meant them. CommonMark ends a block only at a fence that is indented
 * no more than three columns further than its container, and otherwise swallows the rest of the
 * document; a fence with a language inside an open block says that the block before was never closed.
 * A fence that closes is moved to the left within its line; one that never closes becomes blank, so
 * that what follows is read as text again.
 */
export function mendFences(source: string): MendedText {
  if (!/`{3}|~{3}/.test(source)) return { text: source, unclosed: [] }
  const edits: Array<{ at: number; text: string }> = []
  const unclosed: number[] = []
  let open: { at: number; line: string; prefix: string; mark: string } | null = null
  const abandon = (fence: NonNullable<typeof open>) => {
    unclosed.push(fence.at)
    edits.push({ at: fence.at, text: fence.line.replace(/[`~]/g, ' ') })
  }
  let at = 0
  for (const line of source.split('\n')) {
    const fence = /^([\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?)(`{3,}|~{3,})([^`]*)$/.exec(line)
    const [, prefix = '', mark = '', info = ''] = fence ?? []
    if (fence && open === null) open = { at, line, prefix, mark }
    else if (fence && open && mark[0] === open.mark[0] && mark.length >= open.mark.length) {
      if (info.trim() !== '') {
        abandon(open)
        open = { at, line, prefix, mark }
      } else {
        const room = open.prefix.replace(/[^\s>]/g, ' ')
        if (prefix.length > room.length + 3) {
          edits.push({ at, text: (room + mark).padEnd(line.replace(/\r$/, '').length) })
        }
        open = null
      }
    }
    at += line.length + 1
  }
  if (open) abandon(open)
  return { text: edited(source, edits), unclosed }
}

function edited(source: string, edits: Array<{ at: number; text: string }>): string {
  if (edits.length === 0) return source
  let text = ''
  let from = 0
  for (const edit of edits.sort((a, b) => a.at - b.at)) {
    text += source.slice(from, edit.at) + edit.text
    from = edit.at + edit.text.length
  }
  return text + source.slice(from)
}
