import { type BlockLine, isBrokenOff, type JoinedLines, joined } from '../joined-lines'
import { isCalled } from '../program-table'

/**
 * Lines of a CMD block to its statements, as cmd reads them: a caret at the end joins the next line,
 * and an open parenthesis all lines up to the one that closes it. `(`, commands and `)` are those
 * commands; what a condition, a loop or a redirection of the whole stands around stays one statement.
 * A line that begins with a switch belongs to the command before it, though cmd would not know.
 *
 * Source: Microsoft, windows-commands/cmd ("Using multiple commands", "Processing special characters").
 */
export function cmdStatements(lines: readonly BlockLine[], depth = 0): JoinedLines[] {
  const statements: JoinedLines[] = []
  const runs = continued(lines)
  // A group that nothing closes is no group; to look for its end once is enough.
  let groups = true
  for (let at = 0; at < runs.length; ) {
    const length = groups && opensGroup(runs[at] ?? []) ? linesOfGroup(runs, at) : 1
    if (length === 0) groups = false
    const statement = joined(runs.slice(at, at + Math.max(length, 1)).flat())
    at += Math.max(length, 1)
    const within = depth < DEEPEST ? insideOf(statement) : null
    if (within) statements.push(...cmdStatements(within, depth + 1))
    else statements.push(statement)
  }
  return statements
}

/** Groups in groups, further in than anyone writes them. */
const DEEPEST = 8

/** A caret that joins a line to the next one, with the blanks after it that an editor does not show. */
const CONTINUATION = /\^[ \t\r]*\n/g

/** The text with blanks in the place of every caret that joins two lines; offsets stay as they are. */
export function withoutContinuations(text: string): string {
  if (!text.includes('\n')) return text
  return text.replace(CONTINUATION, (match) => ' '.repeat(match.length))
}

/** Lines in runs that carets join, or ought to. A blank line ends what a caret would go on with. */
function continued(lines: readonly BlockLine[]): BlockLine[][] {
  const runs: BlockLine[][] = []
  let open = false
  for (const line of lines) {
    const run = runs.at(-1)
    const isBroken = isBrokenOff(line.text) && isCalled(run?.[0]?.text.trim() ?? '')
    if (run && line.text.trim() !== '' && (open || isBroken)) run.push(line)
    else runs.push([line])
    open = goesOn(line.text)
  }
  return runs
}

/** True for a line that ends in a caret which is neither quoted nor escaped by another one. */
export function goesOn(text: string): boolean {
  const line = text.trimEnd()
  if (!line.endsWith('^')) return false
  const last = marksOf(line).at(-1)
  return last?.mark === '^' && last.at === line.length - 1
}

interface Mark {
  mark: string
  at: number
}

/** The parentheses and carets that mean something to cmd: those outside of quotes that no caret escapes. */
function marksOf(text: string): Mark[] {
  const marks: Mark[] = []
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const mark = text.charAt(at)
    // A quote ends with its line at the latest.
    if (mark === '\n') quoted = false
    else if (mark === '"') quoted = !quoted
    else if (quoted) continue
    else if (mark === '(' || mark === ')') marks.push({ mark, at })
    else if (mark === '^') {
      marks.push({ mark, at })
      at++
    }
  }
  return marks
}

function depthAfter(text: string, depth: number): number {
  let now = depth
  for (const { mark } of marksOf(text)) {
    if (mark === '(') now++
    else if (mark === ')') now = Math.max(0, now - 1)
  }
  return now
}

/** `(`, `if … (` and `for … do (` at the end of a line; a parenthesis elsewhere is an argument's. */
function opensGroup(run: readonly BlockLine[]): boolean {
  const { text } = joined(run)
  return /^\s*@?\s*(?:\(|(?:if|for)\s)/i.test(text) && depthAfter(text, 0) > 0
}

/** How many runs belong to the group that the one at `from` opens; 0 where nothing closes it. */
function linesOfGroup(runs: ReadonlyArray<readonly BlockLine[]>, from: number): number {
  let depth = 0
  for (let at = from; at < runs.length; at++) {
    depth = depthAfter(joined(runs[at] ?? []).text, depth)
    if (depth === 0) return at + 1 - from
  }
  return 0
}

/** The lines between the parentheses of a statement that is nothing but a group; null for another. */
function insideOf({ text, placeOf }: JoinedLines): BlockLine[] | null {
  const open = /^\s*@?\s*\(/.exec(text)?.[0].length ?? 0
  if (open === 0) return null
  const closing = closingOf(text, open - 1)
  if (closing === null || text.slice(closing + 1).trim() !== '') return null
  const lines: BlockLine[] = []
  let at = open
  for (const line of text.slice(open, closing).split('\n')) {
    if (line.trim() !== '') lines.push({ text: line, offset: placeOf(at) })
    at += line.length + 1
  }
  return lines
}

function closingOf(text: string, open: number): number | null {
  let depth = 0
  for (const { mark, at } of marksOf(text)) {
    if (mark === '^' || at < open) continue
    depth += mark === '(' ? 1 : -1
    if (depth === 0) return at
  }
  return null
}
