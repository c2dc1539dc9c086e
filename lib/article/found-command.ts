import { type BlockStatement, commandStarts, isDiskpartCommand, programStarting } from '../command'
import type { Carrier, Command } from '../model'

/** A stretch of text that is a command, or stands where commands do, before anyone asked what it does. */
export interface FoundCommand extends Omit<BlockStatement, 'gluedTo'> {
  carrier: Carrier
  gluedTo: Command['gluedTo']
}

/** The commands of one line that stands at `offset`. */
export function commandsIn(
  line: string,
  offset: number,
  carrier: Carrier,
  where: 'prose' | 'inline',
): FoundCommand[] {
  const starts = commandStarts(line, where)
  return starts.map((start, index) => {
    const end = start.end ?? starts[index + 1]?.offset ?? line.length
    const text = withoutStop(line.slice(start.offset, end).trimEnd(), where)
    return { ...commandAt(text, offset + start.offset, carrier), gluedTo: start.gluedTo }
  })
}

/** The full stop of the sentence is none of the command's. */
function withoutStop(text: string, where: 'prose' | 'inline'): string {
  return where === 'prose' ? text.replace(/(?<=[^.\s\\])[.。]$/, '') : text
}

/** The command that this text is, with nothing before it. */
export function commandAt(text: string, offset: number, carrier: Carrier): FoundCommand {
  return { ...commandOf(text), text, ...placeOf(text, offset), carrier, gluedTo: null }
}

export function placeOf(text: string, offset: number): { start: number; end: number } {
  return { start: offset, end: offset + text.length }
}

export function commandOf(text: string): Pick<FoundCommand, 'kind' | 'shell' | 'program'> {
  const program = programStarting(text)
  return { kind: 'command', shell: program?.shell ?? 'cmd', program: program?.name ?? '' }
}

/** What is typed at diskpart's own prompt: two words that no sentence about disks has as code. */
export function isDiskpartQuestion(text: string): boolean {
  return DISKPART_PAIR.test(text) && isDiskpartCommand(text)
}

const DISKPART_PAIR =
  /^(?:list|sel(?:ect)?|detail|attributes|online|offline|create|delete) +(?:disk|vol(?:ume)?|part(?:ition)?)\b/i
