import type { Shell } from '../model'
import { programStarting } from './programs'
import { commandStarts } from './starts'

/** One line of a code block, without its container's indentation, and where it stands in the article. */
export interface BlockLine {
  text: string
  offset: number
}

/** A part of a code block: a whole statement of one shell, a comment, or something not to be run. */
export interface BlockStatement {
  kind: 'command' | 'comment' | 'sample'
  shell: Shell
  program: string
  /** Several lines are joined by `\n`, without their container's indentation and without a prompt. */
  text: string
  /** Where it starts and ends in the article. */
  start: number
  end: number
  gluedTo: 'command' | null
}

/**
 * A code block taken apart. Its shell is told from what it holds; the fence's tag counts only where
 * that leaves the question open.
 *
 * @param tag the word after the fence, in lower case, or null
 */
export function readBlock(lines: BlockLine[], _tag: string | null): BlockStatement[] {
  return lines.flatMap(({ text: line, offset }): BlockStatement[] => {
    const text = line.trim()
    if (text === '') return []
    const at = offset + line.length - line.trimStart().length
    const starts = commandStarts(text, false)
    if (starts.length === 0) {
      const place = { start: at, end: at + text.length, gluedTo: null }
      return [{ kind: 'sample', shell: 'cmd', program: '', text, ...place }]
    }
    return starts.map((start, index) => {
      const end = starts[index + 1]?.offset ?? text.length
      const command = text.slice(start.offset, end).trimEnd()
      const program = programStarting(command)
      return {
        kind: 'command',
        shell: program?.shell ?? 'cmd',
        program: program?.name ?? '',
        text: command,
        start: at + start.offset,
        end: at + start.offset + command.length,
        gluedTo: start.gluedTo === 'command' ? 'command' : null,
      }
    })
  })
}
