import type TreeSitter from '@vscode/tree-sitter-wasm'
import { withTree } from './grammar'

/** A word after a cmdlet's or program's name. Offsets are in the statement's text. */
export interface Element {
  type: 'parameter' | 'argument'
  text: string
  /**
   * What the argument comes to: a constant string or number, without its quotes; null for a variable,
   * an expression or a block, whose value only a running script knows.
   */
  value: string | null
  quote: 'single' | 'double' | null
  start: number
  end: number
}

/** One command of a pipeline. */
export interface PipelineCommand {
  name: string
  elements: Element[]
  start: number
  end: number
}

const PLACEHOLDER = /<<?\p{L}[^<>|&;"'`\n]{0,60}>>?/gu

/**
 * The commands of a statement's first pipeline, in order; of `$x = Get-Service` those on the right.
 * Empty where the statement is something else (a block, a call of a method).
 */
export function pipelineOf(text: string): PipelineCommand[] {
  const masked = text.replace(PLACEHOLDER, (match) => 'x'.repeat(match.length))
  return withTree(masked, (root) => commandsIn(root, text)) ?? []
}

function commandsIn(root: TreeSitter.Node, text: string): PipelineCommand[] {
  let chain: TreeSitter.Node | null = null
  // Down the left edge of the tree, and to the right side of an assignment: no further.
  for (let node: TreeSitter.Node | null = root; node && !chain; ) {
    if (node.type === 'pipeline_chain') chain = node
    else if (node.type === 'assignment_expression') node = node.namedChildren.at(-1) ?? null
    else node = node.namedChildren.find((child) => child?.type !== 'comment') ?? null
  }
  const commands = chain?.namedChildren ?? []
  return commands.flatMap((node) => (node?.type === 'command' ? [commandOf(node, text)] : []))
}

function commandOf(node: TreeSitter.Node, text: string): PipelineCommand {
  const name = node.namedChildren.find((child) => /^command_name/.test(child?.type ?? ''))
  const list = node.namedChildren.find((child) => child?.type === 'command_elements')
  const elements = (list?.namedChildren ?? []).flatMap((child): Element[] => {
    if (!child || child.type === 'command_argument_sep' || child.type === 'redirection') return []
    return [elementOf(child, text)]
  })
  return {
    name: name ? text.slice(name.startIndex, name.endIndex) : '',
    elements: listsJoined(elements, text),
    start: node.startIndex,
    end: node.endIndex,
  }
}

/**
 * `Domain,Public` is one argument, a list, which is no constant. The tree has its parts in a row, each
 * with the comma before it, and ends the command at a comma with a blank after it.
 */
function listsJoined(elements: Element[], text: string): Element[] {
  const joined: Element[] = []
  for (const element of elements) {
    const last = joined.at(-1)
    if (last && element.text.startsWith(',') && last.end === element.start) {
      joined[joined.length - 1] = listed(last, element.end, text)
    } else joined.push(element)
  }
  const last = joined.at(-1)
  const comma = last ? /^\s*,/.exec(text.slice(last.end)) : null
  if (last && comma) joined[joined.length - 1] = listed(last, last.end + comma[0].length, text)
  return joined
}

function listed({ start }: Element, end: number, text: string): Element {
  return { type: 'argument', text: text.slice(start, end), value: null, quote: null, start, end }
}

function elementOf(node: TreeSitter.Node, text: string): Element {
  const place = { start: node.startIndex, end: node.endIndex }
  const written = text.slice(node.startIndex, node.endIndex)
  if (node.type === 'command_parameter') {
    return { type: 'parameter', text: written, value: null, quote: null, ...place }
  }
  return { type: 'argument', text: written, ...constantOf(written), ...place }
}

const WHOLE_PLACEHOLDER = new RegExp(`^${PLACEHOLDER.source}$`)

/**
 * A string without variables, a number, a bare word or a placeholder (`<NEW PORT (decimal)>`), which
 * stands for one; anything else has no value here.
 */
export function constantOf(written: string): Pick<Element, 'value' | 'quote'> {
  if (WHOLE_PLACEHOLDER.test(written)) return { value: written, quote: null }
  if (/^'(?:[^']|'')*'$/.test(written)) {
    return { value: written.slice(1, -1).replaceAll("''", "'"), quote: 'single' }
  }
  if (/^"[^"$`]*"$/.test(written)) return { value: written.slice(1, -1), quote: 'double' }
  const bare = /^[^$@(){}[\]"'`,;&|]+$/.test(written) || /^\[[A-Za-z ]+\]$/.test(written)
  return { value: bare ? written : null, quote: null }
}
