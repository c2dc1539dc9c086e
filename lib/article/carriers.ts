import type { Code, Html, InlineCode, Nodes, Paragraph, Root } from 'mdast'
import {
  type BlockLine,
  isExpressionStatement,
  isMentionOnly,
  programStarting,
  promptOf,
  readBlock,
} from '../command'
import type { Carrier, SourceText } from '../model'
import {
  commandOf,
  commandsIn,
  type FoundCommand,
  isDiskpartQuestion,
  placeOf,
} from './found-command'
import { preformattedIn } from './html'
import { offsetsOf } from './offsets'
import { inEmphasis, inText } from './sentences'

/** The commands that each node carries itself, in the article's order. */
export type CommandsByNode = Map<Nodes, FoundCommand[]>

/** Looks through the places in which articles put commands. */
export function findCommands(tree: Root, source: SourceText): CommandsByNode {
  const found: CommandsByNode = new Map()
  const add = (node: Nodes, commands: FoundCommand[]) => {
    if (commands.length > 0) found.set(node, commands)
  }
  const visit = (node: Nodes, inTable: boolean, paragraph: FoundParagraph | null) => {
    if (node.type === 'code') add(node, inCode(node, source))
    else if (node.type === 'inlineCode') {
      if (!paragraph?.hasWords || !isMentionOnly(node.value.trim())) {
        add(node, inInlineCode(node, source, inTable))
      }
    } else if (node.type === 'html') add(node, inHtml(node, source))
    else if (node.type === 'strong' || node.type === 'emphasis') {
      if (paragraph) add(node, inEmphasis(node, inTable ? 'table' : 'inline', paragraph.commands))
    }
    if (!('children' in node)) return
    let around = paragraph
    if (node.type === 'paragraph' || node.type === 'tableCell') {
      const commands = inText(node, source, inTable ? 'table' : 'paragraph')
      add(node, commands)
      around = { commands, hasWords: node.type === 'paragraph' && hasWords(node) }
    }
    for (const child of node.children) visit(child, inTable || node.type === 'table', around)
  }
  visit(tree, false, null)
  return found
}

/** The paragraph, or the cell of a table, that something stands in. */
interface FoundParagraph {
  /** What its own text holds. */
  commands: readonly FoundCommand[]
  /** It says something; the words of a cell do not count. */
  hasWords: boolean
}

function hasWords({ children }: Paragraph): boolean {
  return children.some((child) => child.type === 'text' && /\p{L}/u.test(child.value))
}

/** Indented and fenced code: its lines, each with its place, to the reader of blocks. */
function inCode(node: Code, source: SourceText): FoundCommand[] {
  const { start } = offsetsOf(node)
  const fenced = /[`~]/.test(source.text.charAt(start))
  const first = (node.position?.start.line ?? 1) + (fenced ? 1 : 0)
  const lines = node.value.split(/\r?\n/).map((text, index) => {
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
  if (!prompted && isDiskpartQuestion(text)) return diskpartIn(text, node, source, carrier)
  // `@reg …` and `(reg …)`: what cmd's own marks stand around is told by its first word.
  const marked = !prompted && !expression && programStarting(text.replace(/^[@(\s]+/, ''))
  if (!prompted && !expression && !marked) return []
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
  if (prompted || /^[@(]/.test(text)) {
    return readBlock([{ text: typed, offset: offset - (typed.length - text.length) }], null).map(
      (statement): FoundCommand => ({ ...statement, carrier }),
    )
  }
  return commandsIn(text, offset, carrier, 'inline')
}

function diskpartIn(
  text: string,
  node: InlineCode,
  source: SourceText,
  carrier: Carrier,
): FoundCommand[] {
  const { start, end } = offsetsOf(node)
  const offset = source.text.indexOf(text, start)
  const place = offset === -1 || offset >= end ? { start, end } : placeOf(text, offset)
  const program = 'diskpart'
  return [{ kind: 'command', shell: 'diskpart', program, text, ...place, carrier, gluedTo: null }]
}
