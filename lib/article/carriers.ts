import type { Code, InlineCode, Nodes, Paragraph, Root } from 'mdast'
import { commandStarts, programStarting, readBlock } from '../command'
import type { Carrier, Command, Shell, SourceText } from '../model'
import { walk } from './walk'

/** A stretch of text that is a command, or stands where commands do, before anyone asked what it does. */
export interface FoundCommand {
  kind: 'command' | 'comment' | 'sample'
  shell: Shell
  program: string
  text: string
  /** Its offsets in the article's source. */
  start: number
  end: number
  carrier: Carrier
  gluedTo: Command['gluedTo']
}

/** The commands that each node carries itself, in the article's order. */
export type CommandsByNode = Map<Nodes, FoundCommand[]>

/** Looks through the four places in which articles put commands. */
export function findCommands(tree: Root, source: SourceText): CommandsByNode {
  const found: CommandsByNode = new Map()
  const add = (node: Nodes, commands: FoundCommand[]) => {
    if (commands.length > 0) found.set(node, commands)
  }
  walk(tree, (node) => {
    if (node.type === 'code') add(node, inCode(node, source))
    else if (node.type === 'inlineCode') add(node, inInlineCode(node, source))
    else if (node.type === 'paragraph') add(node, inParagraph(node, source))
  })
  return found
}

/** Positions come from the parser on every node; it leaves them out only of nodes made by hand. */
export function offsetsOf(node: Nodes): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 }
}

function commandsIn(
  line: string,
  offset: number,
  carrier: Carrier,
  inProse: boolean,
): FoundCommand[] {
  const starts = commandStarts(line, inProse)
  return starts.map((start, index) => {
    const end = starts[index + 1]?.offset ?? line.length
    const text = line.slice(start.offset, end).trimEnd()
    const place = { start: offset + start.offset, end: offset + start.offset + text.length }
    return { ...commandOf(text), text, ...place, carrier, gluedTo: start.gluedTo }
  })
}

function commandOf(text: string): Pick<FoundCommand, 'kind' | 'shell' | 'program'> {
  const program = programStarting(text)
  return { kind: 'command', shell: program?.shell ?? 'cmd', program: program?.name ?? '' }
}

/** Indented and fenced code: its lines, each with its place, to the reader of blocks. */
function inCode(node: Code, source: SourceText): FoundCommand[] {
  const { start } = offsetsOf(node)
  const fenced = /[`~]/.test(source.text.charAt(start))
  const first = (node.position?.start.line ?? 1) + (fenced ? 1 : 0)
  const lines = node.value.split('\n').map((text, index) => {
    // List and quote markers before a line are not in its value; the value is the line's end.
    const line = source.line(first + index)
    return { text, offset: line.offset + line.text.length - text.length }
  })
  const tag = node.lang?.toLowerCase() ?? null
  const carrier = fenced ? 'fenced' : 'indented'
  return readBlock(lines, tag).map((statement) => ({ ...statement, carrier }))
}

/** Inline code: a command where it starts with a program and goes on like a command. */
function inInlineCode(node: InlineCode, source: SourceText): FoundCommand[] {
  const text = node.value.trim()
  if (!programStarting(text)) return []
  const { start, end } = offsetsOf(node)
  const offset = source.text.indexOf(text, start)
  // A line break inside the code is a blank in its value: then the place of its start must do.
  if (offset === -1 || offset >= end) {
    return [{ ...commandOf(text), text, start, end, carrier: 'inline', gluedTo: null }]
  }
  return commandsIn(text, offset, 'inline', false)
}

/** Raw text: a command glued to a sentence, or on a line of its own inside the paragraph. */
function inParagraph(node: Paragraph, source: SourceText): FoundCommand[] {
  const { start, end } = offsetsOf(node)
  let text = source.text.slice(start, end)
  for (const child of node.children) {
    if (child.type === 'text' || child.type === 'emphasis' || child.type === 'strong') continue
    // Code, links and images have their own carriers; blank them so that offsets stay.
    const place = offsetsOf(child)
    const filler = '\0'.repeat(place.end - place.start)
    text = text.slice(0, place.start - start) + filler + text.slice(place.end - start)
  }
  const found: FoundCommand[] = []
  let offset = start
  let sentenceBefore = false
  for (const line of text.split('\n')) {
    const prefix = offset === start ? 0 : (/^[\s>]*/.exec(line)?.[0].length ?? 0)
    const commands = commandsIn(line.slice(prefix), offset + prefix, 'paragraph', true)
    for (const command of commands) {
      const glued = command.gluedTo ?? (sentenceBefore ? 'prose' : null)
      found.push({ ...command, gluedTo: glued })
    }
    if (line.trim() !== '') sentenceBefore ||= commands.length === 0
    offset += line.length + 1
  }
  return found
}
