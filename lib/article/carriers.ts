import type { Code, Html, InlineCode, Nodes, Paragraph, Root, TableCell } from 'mdast'
import {
  type BlockLine,
  commandStarts,
  isExpressionStatement,
  isMentionOnly,
  programStarting,
  promptOf,
  readBlock,
} from '../command'
import type { Carrier, Command, Shell, SourceText } from '../model'
import { isHtmlTag, preformattedIn } from './html'

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

/** Looks through the places in which articles put commands. */
export function findCommands(tree: Root, source: SourceText): CommandsByNode {
  const found: CommandsByNode = new Map()
  const add = (node: Nodes, commands: FoundCommand[]) => {
    if (commands.length > 0) found.set(node, commands)
  }
  const visit = (node: Nodes, inTable: boolean, inSentence: boolean) => {
    if (node.type === 'code') add(node, inCode(node, source))
    else if (node.type === 'inlineCode') {
      if (!inSentence || !isMentionOnly(node.value.trim())) {
        add(node, inInlineCode(node, source, inTable))
      }
    } else if (node.type === 'paragraph' || node.type === 'tableCell') {
      add(node, inText(node, source, inTable ? 'table' : 'paragraph'))
    } else if (node.type === 'html') add(node, inHtml(node, source))
    if (!('children' in node)) return
    const sentence = node.type === 'paragraph' ? hasWords(node) : inSentence
    for (const child of node.children) visit(child, inTable || node.type === 'table', sentence)
  }
  visit(tree, false, false)
  return found
}

function hasWords({ children }: Paragraph): boolean {
  return children.some((child) => child.type === 'text' && /\p{L}/u.test(child.value))
}

/** Positions come from the parser on every node; it leaves them out only of nodes made by hand. */
export function offsetsOf(node: Nodes): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 }
}

function commandsIn(
  line: string,
  offset: number,
  carrier: Carrier,
  where: 'prose' | 'inline',
): FoundCommand[] {
  const starts = commandStarts(line, where)
  return starts.map((start, index) => {
    const end = starts[index + 1]?.offset ?? line.length
    const text = line.slice(start.offset, end).trimEnd()
    const place = { start: offset + start.offset, end: offset + start.offset + text.length }
    return { ...commandOf(text), text, ...place, carrier, gluedTo: start.gluedTo }
  })
}

function placeOf(text: string, offset: number): { start: number; end: number } {
  return { start: offset, end: offset + text.length }
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
  const blocks = fenced ? [lines] : withoutFenceMarks(lines)
  return blocks.flatMap((block) => readBlock(block, tag).map((found) => ({ ...found, carrier })))
}

/**
 * A fence that is indented too far is code of its own, marks and all: what stands between the marks
 * is one block, and what stands outside of them another.
 */
function withoutFenceMarks(lines: BlockLine[]): BlockLine[][] {
  const blocks: BlockLine[][] = [[]]
  for (const line of lines) {
    if (/^\s*(?:`{3,}|~{3,})\s*[\w-]*\s*$/.test(line.text)) blocks.push([])
    else blocks.at(-1)?.push(line)
  }
  return blocks
}

/** The lines of a `<pre>`: where tags were left out of a command, its range still covers them. */
function inHtml(node: Html, source: SourceText): FoundCommand[] {
  return preformattedIn(node, source).flatMap(({ lines, ends, tag }) => {
    const endOf = new Map(lines.map(({ offset }, index) => [offset, ends[index] ?? offset]))
    return readBlock(lines, tag).map((statement): FoundCommand => {
      const line = lines.findLast(({ offset }) => offset <= statement.start)
      const end = Math.max(statement.end, endOf.get(line?.offset ?? -1) ?? 0)
      return { ...statement, end, carrier: 'html' }
    })
  })
}

/** Inline code: a command where it starts with a program and goes on like a command. */
function inInlineCode(node: InlineCode, source: SourceText, inTable: boolean): FoundCommand[] {
  const carrier = inTable ? 'table' : 'inline'
  const typed = node.value.trim()
  const text = typed.slice(promptOf(typed)?.length ?? 0).trim()
  const prompted = text !== typed && text !== ''
  const expression = !prompted && isExpressionStatement(text)
  if (!prompted && !expression && !programStarting(text)) return []
  const { start, end } = offsetsOf(node)
  const offset = source.text.indexOf(text, start)
  if (expression) {
    const place = offset === -1 || offset >= end ? { start, end } : placeOf(text, offset)
    return [
      { kind: 'command', shell: 'powershell', program: '', text, ...place, carrier, gluedTo: null },
    ]
  }
  // A line break inside the code is a blank in its value: then the place of its start must do.
  if (offset === -1 || offset >= end) {
    return [{ ...commandOf(text), text, start, end, carrier, gluedTo: null }]
  }
  if (prompted) {
    return readBlock([{ text: typed, offset: offset - (typed.length - text.length) }], null).map(
      (statement): FoundCommand => ({ ...statement, carrier }),
    )
  }
  return commandsIn(text, offset, carrier, 'inline')
}

/** Raw text: a command glued to a sentence, or on a line of its own inside the paragraph. */
function inText(
  node: Paragraph | TableCell,
  source: SourceText,
  carrier: 'paragraph' | 'table',
): FoundCommand[] {
  const { start, end } = offsetsOf(node)
  const children = new Map<number, number>()
  for (const child of node.children) {
    const silent = child.type === 'text' || child.type === 'emphasis' || child.type === 'strong'
    // `<Hexportnumber>` is a tag to CommonMark and a placeholder to its author.
    if (silent || (child.type === 'html' && !isHtmlTag(child.value))) continue
    // Code, links and images have their own carriers; blanks in their place keep every offset.
    const place = offsetsOf(child)
    children.set(place.start, place.end)
  }
  let text = ''
  let from = start
  for (const [childStart, childEnd] of children) {
    const filler = /^<\/?br\b/i.test(source.text.slice(childStart, childEnd)) ? '\n' : '\0'
    text += source.text.slice(from, childStart) + filler.repeat(childEnd - childStart)
    from = childEnd
  }
  text += source.text.slice(from, end)
  const found: FoundCommand[] = []
  let offset = start
  let sentenceBefore = false
  for (const line of text.split('\n')) {
    const prefix = offset === start ? 0 : (/^[\s>]*/.exec(line)?.[0].length ?? 0)
    const commands = commandsIn(line.slice(prefix), offset + prefix, carrier, 'prose')
    for (const command of commands) {
      const glued = command.gluedTo ?? (sentenceBefore && carrier === 'paragraph' ? 'prose' : null)
      found.push({ ...command, gluedTo: glued })
    }
    if (line.trim() !== '') sentenceBefore ||= commands.length === 0
    offset += line.length + 1
  }
  return found
}
