import { isSentence, programStarting } from '../command'
import type { TextEdit } from '../model'

/**
 * YAML may end its document with `...`; the parser of front matter knows `---` alone. Same length.
 */
export function mendFrontMatter(source: string): string {
  const matter = /^---[ \t]*\r?\n(?:(?!---|\.\.\.)[^\n]*\n)*(?=\.\.\.[ \t]*(?:\r?\n|$))/.exec(
    source,
  )?.[0]
  return matter === undefined ? source : `${matter}---${source.slice(matter.length + 3)}`
}

export interface UnclosedFence {
  /** The offset of its line. */
  at: number
  /** What closes it, where all that follows in its container is its code; null where that is open. */
  closing: TextEdit | null
}

export interface MendedText {
  /** The same length as the source, line for line: every offset stays true. */
  text: string
  unclosed: UnclosedFence[]
}

interface OpenFence {
  at: number
  line: string
  /** What stands before the mark: indentation, quote marks, a list's marker. */
  prefix: string
  mark: string
  info: string
  /** The lines after it, as far as the text was read. */
  content: Array<{ text: string; end: number }>
}

/**
 * Code fences as their authors meant them. CommonMark ends a block only at a fence that is indented
 * no more than three columns further than its container, and otherwise swallows the rest of the
 * document; a fence with a language inside an open block says that the block before was never closed.
 * A fence that closes is moved to the left within its line. One that never closes stays where nothing
 * but its code is left of its container, which ends it; else its line becomes blank, so that what
 * follows is read as text again.
 */
export function mendFences(source: string): MendedText {
  if (!/`{3}|~{3}/.test(source)) return { text: source, unclosed: [] }
  const edits: Array<{ at: number; text: string }> = []
  const unclosed: UnclosedFence[] = []
  let open: OpenFence | null = null
  const abandon = (fence: OpenFence, atItsEnd: boolean) => {
    const closing = atItsEnd ? closingOf(fence) : null
    unclosed.push({ at: fence.at, closing })
    if (closing) return
    const { at, line, prefix } = fence
    edits.push({ at: at + prefix.length, text: line.slice(prefix.length).replace(/[^\r]/g, ' ') })
  }
  let at = 0
  for (const line of source.split('\n')) {
    if (open && depthOf(line) < depthOf(open.prefix)) {
      abandon(open, true)
      open = null
    }
    const fence = /^([\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?)(`{3,}|~{3,})([^`]*)$/.exec(line)
    const [, prefix = '', mark = '', info = ''] = fence ?? []
    if (fence && open === null) open = { at, line, prefix, mark, info: info.trim(), content: [] }
    else if (fence && open && mark[0] === open.mark[0] && mark.length >= open.mark.length) {
      if (info.trim() !== '') {
        abandon(open, false)
        open = { at, line, prefix, mark, info: info.trim(), content: [] }
      } else {
        const room = roomOf(open)
        if (prefix.length > room.length + 3) {
          edits.push({ at, text: (room + mark).padEnd(line.replace(/\r$/, '').length) })
        }
        open = null
      }
    } else open?.content.push({ text: line, end: at + line.replace(/\r$/, '').length })
    at += line.length + 1
  }
  if (open) abandon(open, true)
  return { text: edited(source, edits), unclosed }
}

/** How many quotes a line stands in. */
function depthOf(line: string): number {
  return (/^[\s>]*/.exec(line)?.[0] ?? '').split('>').length - 1
}

/** What stands before each further line of the block: blanks in place of a list's marker. */
function roomOf({ prefix }: OpenFence): string {
  return prefix.replace(/[^\s>]/g, ' ')
}

/** A heading or a step of a list, which no block goes on with. */
const NEXT_PASSAGE = /^\s*(?:#{1,6}|\d{1,9}[.)]|[-*+])\s/

/**
 * The mark that its author forgot. It is certain where the block's lines up to the first blank one
 * are code, and each line after that begins a command.
 */
function closingOf(fence: OpenFence): TextEdit | null {
  const lines = fence.content.map(({ text, end }) => ({ text: text.replace(/^[\s>]*/, ''), end }))
  const blank = lines.findIndex(({ text }) => text.trim() === '')
  const block = blank === -1 ? lines : lines.slice(0, blank)
  const [first] = block
  const last = lines.findLast(({ text }) => text.trim() !== '')
  if (!first || !last || block.some(({ text }) => NEXT_PASSAGE.test(text))) return null
  const isCommand = (text: string) =>
    programStarting(text.trim(), 'block') !== null && !isSentence(text)
  const rest = lines.slice(block.length).filter(({ text }) => text.trim() !== '')
  if (!rest.every(({ text }) => isCommand(text))) return null
  // A mark alone may be the end of a block whose beginning was lost.
  if (fence.info === '' && !isCommand(first.text)) return null
  const end = fence.line.endsWith('\r') ? '\r\n' : '\n'
  return { offset: last.end, length: 0, text: end + roomOf(fence) + fence.mark }
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
