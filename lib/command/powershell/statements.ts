import type TreeSitter from '@vscode/tree-sitter-wasm'
import { isBrokenOff } from '../joined-lines'
import { isCalled, isCmdlet, programNamed, programStarting } from '../program-table'
import { withTree } from './grammar'

/** A statement of a script, or a comment, or lines that are neither; offsets in the script. */
export interface ScriptPart {
  kind: 'command' | 'comment' | 'sample'
  start: number
  end: number
  /** Where its line break was lost: it follows the statement before it on the same line. */
  glued: boolean
}

/** Placeholders are no PowerShell: letters of the same length stand for them while it is parsed. */
const PLACEHOLDER = /<<?\p{L}[^<>|&;"'`\n]{0,60}>>?(?:\[[^\]\n]{0,20}\])?/gu

/**
 * A script taken apart at its top level: here-strings, blocks and continued lines stay whole. Where
 * the grammar fails (an open quote, output between statements) lines are taken one by one.
 */
export function powershellParts(text: string): ScriptPart[] {
  const masked = text.replace(PLACEHOLDER, (match) => 'x'.repeat(match.length))
  const parts: ScriptPart[] =
    withTree(masked, (root) => topLevel(root, masked)) ?? linesOf(masked, 0, masked.length)
  return withBroken(masked, parts).flatMap((part) =>
    part.kind === 'command' ? split(masked, part) : [part],
  )
}

/** Of a statement that many lines go on with, what tells its program. */
const LONG_ENOUGH = 400

/** A line that begins with a parameter belongs to the command before it, though PowerShell would not know. */
function withBroken(text: string, parts: readonly ScriptPart[]): ScriptPart[] {
  const joined: ScriptPart[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    const goesOn =
      last?.kind === 'command' &&
      part.kind !== 'comment' &&
      /^[ \t]*\n[ \t]*$/.test(text.slice(last.end, part.start)) &&
      isBrokenOff(text.slice(part.start, part.end)) &&
      isCalled(text.slice(last.start, Math.min(last.end, last.start + LONG_ENOUGH)))
    if (goesOn) last.end = part.end
    else joined.push({ ...part })
  }
  return joined
}

function topLevel(root: TreeSitter.Node, text: string): ScriptPart[] {
  const nodes: TreeSitter.Node[] = []
  for (const child of root.namedChildren) {
    if (child?.type === 'statement_list')
      nodes.push(...child.namedChildren.filter((node) => node !== null))
    else if (child) nodes.push(child)
  }
  nodes.sort((a, b) => a.startIndex - b.startIndex)
  const parts: ScriptPart[] = []
  let at = 0
  for (const node of nodes) {
    const start = Math.max(node.startIndex, at)
    // The grammar ends a statement at `a, b`: what follows the comma is the same list.
    const list = /^[ \t]*,[^\n]*/.exec(text.slice(node.endIndex))?.[0] ?? ''
    const end = endOf(text, start, node.endIndex + list.length)
    if (end <= start) continue
    // What the grammar left out between two statements is still the article's text.
    parts.push(...linesOf(text, at, start))
    if (node.type === 'comment') parts.push({ kind: 'comment', start, end, glued: false })
    else if (node.type === 'ERROR' || node.hasError) parts.push(...linesOf(text, start, end))
    else parts.push({ kind: kindOf(text.slice(start, end)), start, end, glued: false })
    at = end
  }
  parts.push(...linesOf(text, at, text.length))
  return parts
}

/**
 * True for what only PowerShell runs and no program's name begins: an assignment, a call of a method,
 * an expression in parentheses that starts with a cmdlet. `$name` alone is a mention.
 */
export function isExpressionStatement(text: string): boolean {
  return (
    /^\$[\w:]+\s*[+-]?=\s*\S/.test(text) ||
    /^(?:\$[\w:]+|\[[A-Za-z][\w.]*\])(?:(?:\.|::)\w+)+\(.*\)/.test(text) ||
    /^\(\s*[A-Za-z]+-[A-Za-z][^)]*\).*\.\w+(?:\(|\s*=)/.test(text)
  )
}

/** Without the blanks and semicolons at the end of a statement. */
function endOf(text: string, start: number, end: number): number {
  let last = end
  while (last > start && /[\s;]/.test(text.charAt(last - 1))) last--
  return last
}

/** Line by line; a line that ends in a backtick, a pipe or an open brace goes on with the next one. */
function linesOf(text: string, from: number, to: number): ScriptPart[] {
  const parts: ScriptPart[] = []
  let start = from
  let depth = 0
  const close = (end: number) => {
    let first = start
    while (first < end && /[\s;]/.test(text.charAt(first))) first++
    const last = endOf(text, first, end)
    if (last > first) {
      const part = text.slice(first, last)
      const comment = part.startsWith('#') && !part.includes('\n')
      parts.push({
        kind: comment ? 'comment' : kindOf(part),
        start: first,
        end: last,
        glued: false,
      })
    }
    start = end
  }
  for (let at = from; at < to; ) {
    const next = text.indexOf('\n', at)
    const end = next === -1 || next >= to ? to : next
    const line = text.slice(at, end)
    for (const bracket of line) {
      if ('({'.includes(bracket)) depth++
      else if (')}'.includes(bracket)) depth = Math.max(0, depth - 1)
    }
    // A bracket that is never closed must not swallow the rest of the block.
    if (depth > 0 && end === to && start < at) depth = 0
    if (depth === 0 && !/[`|,{]\s*$/.test(line.slice(-200))) close(end)
    at = end + 1
  }
  close(to)
  return parts
}

const SCRIPT =
  /^(?:[$@[({&.'"}%]|!|\d+\.\.\d+\s*\||(?:param|function|if|elseif|else|for|foreach|while|do|try|catch|finally|switch|return|throw|begin|process|end|exit|break|continue|using|filter|trap)\b)/i

function kindOf(text: string): ScriptPart['kind'] {
  if (SCRIPT.test(text)) return 'command'
  const end = text.search(/\s|$/)
  const word = text.slice(0, end)
  if (isCmdlet(word) || programNamed(word)?.plain || programStarting(text, 'block'))
    return 'command'
  // A program that nobody here knows: taken where its arguments could be nothing else.
  return /^[\w.-]+$/.test(word) &&
    /\s(?:-[A-Za-z]\w*|\/[A-Za-z?]\w*|(?:[A-Za-z]|HK[A-Z]{1,2}):\\\S*|\\\\\S+|\$\w+)(?:\s|$)/.test(
      text,
    )
    ? 'command'
    : 'sample'
}

/** Cmdlets whose arguments are names of other cmdlets. */
const TAKES_NAMES = /^(?:get-help|get-command|get-alias|set-alias|new-alias|help|man|gcm)$/i
const TAKES_NAME = /^-(?:name|command(?:name)?|cmdlet|function|definition|value|path|alias)$/i
/** Programs that are no word of a language, and stand at the end of a line that lost its break. */
const UNMISTAKABLE = /^(?:icacls|takeown|bcdedit|netsh|wevtutil|reg|netdom|dism|robocopy)$/i

/** `Import-Module PKI Set-Location Cert:\LocalMachine`: two statements whose line break was lost. */
function split(text: string, part: ScriptPart): ScriptPart[] {
  const whole = text.slice(part.start, part.end)
  if (whole.includes('\n')) return [part]
  const words = [...whole.matchAll(/"[^"]*"?|'[^']*'?|[()|{}=]|[^\s"'()|{}=]+/g)]
  const first = words[0]?.[0] ?? ''
  if (TAKES_NAMES.test(first)) return [part]
  const parts: ScriptPart[] = []
  let start = part.start
  let depth = 0
  for (const [index, match] of words.entries()) {
    const [word] = match
    if (word === '(' || word === '{') depth++
    else if (word === ')' || word === '}') depth--
    const before = words[index - 1]?.[0] ?? ''
    const last = index === words.length - 1
    // What follows the file of a redirection is no argument of the program before it.
    const ended = last || isCmdlet(first) || /^\d?>>?$/.test(words[index - 2]?.[0] ?? '')
    const assigned = isCmdlet(first) && /^\$\w+$/.test(word) && words[index + 1]?.[0] === '='
    if (index === 0 || depth > 0 || /^[|=({&;]$|,$/.test(before) || TAKES_NAME.test(before))
      continue
    const starts = isCmdlet(word) || assigned || (UNMISTAKABLE.test(word) && ended)
    if (!starts) continue
    const at = part.start + match.index
    parts.push({ ...part, start, end: endOf(text, start, at), glued: start !== part.start })
    start = at
  }
  parts.push({ ...part, start, glued: start !== part.start })
  return parts
}
