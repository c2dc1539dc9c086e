import type { Emphasis, Nodes, Paragraph, Strong, TableCell } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { isImperative, isOfWords, isSentence, parseCommand, programStarting } from '../command'
import type { Carrier, Shell, SourceText } from '../model'
import {
  commandAt,
  commandOf,
  commandsIn,
  type FoundCommand,
  isDiskpartQuestion,
} from './found-command'
import { isHtmlTag } from './html'
import { offsetsOf } from './offsets'

/**
 * The commands that stand in raw text: glued to a sentence, on a line of their own inside the
 * paragraph, in quotes; or the whole of a table's cell.
 */
export function inText(
  node: Paragraph | TableCell,
  source: SourceText,
  carrier: 'paragraph' | 'table',
): FoundCommand[] {
  const { text, start } = rawText(node, source)
  const found: FoundCommand[] = []
  let offset = start
  let sentenceBefore = false
  for (const line of text.split('\n')) {
    const prefix = offset === start ? 0 : (/^[\s>]*/.exec(line)?.[0].length ?? 0)
    const rest = line.slice(prefix)
    const commands = commandsIn(rest, offset + prefix, carrier, 'prose')
    if (commands.length === 0) commands.push(...inWords(rest, offset + prefix, carrier))
    for (const command of commands) {
      const glued = command.gluedTo ?? (sentenceBefore && carrier === 'paragraph' ? 'prose' : null)
      found.push({ ...command, gluedTo: glued })
    }
    if (commands.length === 0) found.push(...inQuotes(rest, offset + prefix, carrier))
    // In a fence that is never closed, remarks stand between the commands.
    if (/\S/.test(line) && !/^\s*@?rem\b/i.test(line)) sentenceBefore ||= commands.length === 0
    offset += line.length + 1
  }
  return found
}

/**
 * The source between a node's marks. Code, links and images have their own carriers: blanks in their
 * place keep every offset.
 */
function rawText(node: Paragraph | TableCell, source: SourceText): { text: string; start: number } {
  const { start, end } = contentOf(node)
  let text = ''
  let from = start
  for (const child of node.children) {
    const silent = child.type === 'text' || child.type === 'emphasis' || child.type === 'strong'
    // `<Hexportnumber>` is a tag to CommonMark and a placeholder to its author.
    if (silent || (child.type === 'html' && !isHtmlTag(child.value))) continue
    const place = offsetsOf(child)
    const filler = /^<\/?br\b/i.test(source.text.slice(place.start, place.end)) ? '\n' : '\0'
    text += source.text.slice(from, place.start) + filler.repeat(place.end - place.start)
    from = place.end
  }
  return { text: text + source.text.slice(from, end), start }
}

/** What stands between a node's own marks; a cell's place begins with the bar before it. */
function contentOf({ children }: { children: Nodes[] }): { start: number; end: number } {
  const [first, last] = [children.at(0), children.at(-1)]
  return { start: first ? offsetsOf(first).start : 0, end: last ? offsetsOf(last).end : 0 }
}

/**
 * `**netstat -ano**`: a command that a sentence sets apart by other marks than those of code.
 *
 * @param taken what is known already of the text around it
 */
export function inEmphasis(
  node: Strong | Emphasis,
  carrier: 'inline' | 'table',
  taken: readonly FoundCommand[],
): FoundCommand[] {
  const { start, end } = contentOf(node)
  // Code in it is found as code, and what is bold within italics as bold.
  const [first, ...others] = node.children
  if (node.children.some(({ type }) => type === 'inlineCode')) return []
  if (others.length === 0 && (first?.type === 'strong' || first?.type === 'emphasis')) return []
  if (taken.some((other) => start < other.end && other.start < end)) return []
  // A backslash that escapes is not shown; a full stop is the sentence's.
  const text = textOf(node).replace(/(?<=\w)[.。]$/, '')
  const place = { start, end, carrier, gluedTo: null }
  if (isDiskpartQuestion(text)) {
    return [{ kind: 'command', shell: 'diskpart', program: 'diskpart', text, ...place }]
  }
  return isWholeCommand(text) ? [{ ...commandOf(text), text, ...place }] : []
}

/** Each pair of quotes with what it holds, of one line; an apostrophe stands inside of a word. */
const QUOTED =
  /"([^"]+)"|[“”„]([^“”„]+)[“”]|«([^«»]+)»|「([^「」]+)」|『([^『』]+)』|(?<![\p{L}\d])[‘']([^‘’']+)[’'](?!\p{L})/dgu

/** `Run “netstat -ano”`: as `inEmphasis`, in a line of a sentence. */
function inQuotes(line: string, offset: number, carrier: 'paragraph' | 'table'): FoundCommand[] {
  return [...line.matchAll(QUOTED)].flatMap(({ indices = [] }): FoundCommand[] => {
    const [from, to] = indices.slice(1).find((place) => place !== undefined) ?? [0, 0]
    const inner = line.slice(from, to)
    const text = inner.trim()
    if (!isWholeCommand(text)) return []
    const start = offset + from + inner.indexOf(text)
    return [commandAt(text, start, carrier === 'table' ? 'table' : 'inline')]
  })
}

/** `netsh advfirewall show allprofiles`: a line of nothing but a program's words. */
function inWords(line: string, offset: number, carrier: Carrier): FoundCommand[] {
  const text = line.trim()
  const program = programStarting(text, 'prose')
  if (!program?.plain || !isSentence(text) || !isAccepted(text, program.shell)) return []
  return [commandAt(text, offset + line.indexOf(text), carrier)]
}

/**
 * True for one line that is a command and nothing else. Where only its words could tell, its program
 * must accept them, and be spelled like one: “Net user accounts” stands in bold as well.
 */
function isWholeCommand(text: string): boolean {
  const program = /\S\s+\S/.test(text) && !text.includes('\n') ? programStarting(text) : null
  if (!program || isImperative(text)) return false
  // “the bcdedit /set command” mentions it.
  if (!/\s\S+\s+\S/.test(text) && parseCommand(text, program.shell).outcome === 'refused')
    return false
  if (!isOfWords(text)) return true
  if (!program.plain && /^\p{Lu}\p{Ll}/u.test(text)) return false
  return parseCommand(text, program.shell).outcome !== 'refused'
}

function isAccepted(text: string, shell: Shell): boolean {
  return /^(?:operation|query)$/.test(parseCommand(text, shell).outcome)
}
