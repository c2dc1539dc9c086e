import { isBuiltIntoCmd } from '../program-table'

/**
 * One line of CMD text to simple commands and their words, by the two sets of rules that decide it
 * on Windows: cmd.exe first (carets, operators, and a quote that only toggles), then the C runtime
 * of the program that is started (`"`, `\"`, `""`), which is what `reg.exe` sees.
 *
 * Source: Microsoft, "Parsing C command-line arguments"; Wine 8's cmd and reg, whose tests pass on
 * Windows. A single quote is an ordinary character in both.
 */

/** A word as the program receives it. `start` and `end` are offsets in the line, quotes included. */
export interface Word {
  value: string
  start: number
  end: number
}

export interface Redirection {
  operator: '<' | '>' | '>>'
  /** The file or `&1`; null where the line ends before it. */
  target: Word | null
  start: number
}

export interface SimpleCommand {
  words: Word[]
  redirections: Redirection[]
  /** The operator after it, or null at the end of the line. */
  operator: '&' | '&&' | '|' | '||' | null
  start: number
  end: number
}

export interface CommandLine {
  commands: SimpleCommand[]
  /** True where the line ends inside double quotes: cmd takes the rest as quoted, operators included. */
  unclosedQuote: boolean
}

/** A command's characters after cmd has read them: carets gone, operators cut out. */
interface Stretch {
  text: string
  /** Where each character stands in the line; null where they stand in a row from `start` on. */
  offsets: number[] | null
  /** The indexes of characters that a caret, or a placeholder, made ordinary. */
  escaped: Set<number>
  start: number
}

interface PendingRedirection {
  operator: Redirection['operator']
  start: number
  /** How many characters of the stretch stand before it. */
  at: number
}

/** `text` is one line, without its line break, or several that carets join. */
export function tokenize(text: string): CommandLine {
  // Nearly every command has none of these, and then cmd passes the line on as it is.
  if (!/[&|<>^[\n]/.test(text)) {
    const words = argumentsOf({ text, offsets: null, escaped: NONE, start: 0 })
    const unclosedQuote = (text.split('"').length - 1) % 2 === 1
    const command: SimpleCommand = {
      words,
      redirections: [],
      operator: null,
      start: 0,
      end: text.length,
    }
    return { commands: text === '' ? [] : [command], unclosedQuote }
  }
  return tokenizeOperators(text)
}

const NONE: Set<number> = new Set()

function tokenizeOperators(line: string): CommandLine {
  const commands: SimpleCommand[] = []
  let text = ''
  let offsets: number[] = []
  let escaped = new Set<number>()
  let redirections: PendingRedirection[] = []
  let quoted = false
  let start = 0

  const add = (value: string, offset: number, ordinary = false) => {
    if (ordinary) escaped.add(text.length)
    text += value
    offsets.push(offset)
  }
  const close = (operator: SimpleCommand['operator'], end: number) => {
    if (text !== '' || redirections.length > 0 || operator) {
      const parts = partsOf({ text, offsets, escaped, start }, redirections)
      commands.push({ ...parts, operator, start, end })
    }
    text = ''
    offsets = []
    escaped = new Set()
    redirections = []
  }

  for (let offset = 0; offset < line.length; offset++) {
    const value = line.charAt(offset)
    if (value === '\n') {
      // Only a caret joins two lines; without one, a second command begins, quotes or not.
      quoted = false
      close('&', offset)
      start = offset + 1
      continue
    }
    if (quoted) {
      // Inside quotes nothing is special to cmd but the quote that ends them.
      if (value === '"') quoted = false
      add(value, offset)
      continue
    }
    switch (value) {
      case '"':
        quoted = true
        add(value, offset)
        break
      case '^':
        // A caret at the end of a line joins the next one, whose first character it makes ordinary.
        offset += line.charAt(offset + 1) === '\n' ? 2 : 1
        // A blank stays one to the program, which divides its arguments by itself.
        if (offset < line.length) add(line.charAt(offset), offset)
        break
      case '&':
      case '|': {
        const doubled = line.charAt(offset + 1) === value
        const operator = value === '&' ? (doubled ? '&&' : '&') : doubled ? '||' : '|'
        close(operator, offset)
        offset += operator.length - 1
        start = offset + 1
        break
      }
      case '<':
      case '>': {
        const placeholder = value === '<' ? placeholderAt(line, offset) : 0
        if (placeholder > 0) {
          // `<Volume letter>` is not inert in CMD (it redirects); the word keeps it whole so that
          // nobody takes its halves for file names, and the plan refuses it while it is unresolved.
          for (const end = offset + placeholder; offset < end; offset++) {
            add(line.charAt(offset), offset, true)
          }
          offset--
          break
        }
        const doubled = value === '>' && line.charAt(offset + 1) === '>'
        const operator = value === '<' ? '<' : doubled ? '>>' : '>'
        // A digit directly before it is the number of the stream, not an argument.
        if (/(^|\s)\d$/.test(text)) {
          text = text.slice(0, -1)
          offsets.pop()
        }
        redirections.push({ operator, start: offset, at: text.length })
        offset += operator.length - 1
        const stream = /^&\d/.exec(line.slice(offset + 1))?.[0]
        if (stream) {
          add('&', offset + 1, true)
          add(stream.charAt(1), offset + 2, true)
          add(' ', offset + 3)
          offset += 2
        }
        break
      }
      case '[': {
        const end = offset + Math.max(1, bracketsAt(line, offset))
        for (; offset < end; offset++) add(line.charAt(offset), offset, true)
        offset--
        break
      }
      default:
        add(value, offset)
    }
  }
  close(null, line.length)
  return { commands, unclosedQuote: quoted }
}

/** The length of a placeholder such as `<Volume letter>` or `<<MachineName>>` at `offset`, or 0. */
function placeholderAt(text: string, offset: number): number {
  return /^<<?\s?[\p{L}][^<>|&"]*>>?/u.exec(text.slice(offset))?.[0].length ?? 0
}

/** The length of `[drive letter of the new volume]` at `offset`, or 0: see `placeholders.ts`. */
function bracketsAt(text: string, offset: number): number {
  if (offset > 0 && !/[\s=:"{\\]/.test(text.charAt(offset - 1))) return 0
  return (
    /^\[\p{L}[\p{L}\p{N} _-]{2,60}\](?=[\s:"}\\]|$)/u.exec(text.slice(offset, offset + 80))?.[0]
      .length ?? 0
  )
}

function partsOf(
  stretch: Stretch,
  pending: PendingRedirection[],
): Pick<SimpleCommand, 'words' | 'redirections'> {
  const words = argumentsOf(stretch)
  const redirections = pending.map(({ operator, start }): Redirection => {
    // What follows a redirection is its file, and no argument.
    const index = words.findIndex((word) => word.start > start)
    const [target = null] = index === -1 ? [] : words.splice(index, 1)
    return { operator, target, start }
  })
  return { words, redirections }
}

/**
 * What the C runtime makes of the characters that cmd passes on. A command that cmd does itself
 * (`copy "F:\A\" G:`) knows no escaped quote.
 */
function argumentsOf({ text, offsets, escaped, start }: Stretch): Word[] {
  const offsetAt = (index: number) => offsets?.[index] ?? start + index
  // Blanks and tabs alone divide arguments; a no-break space is a character like any other.
  const isBlank = (index: number) => {
    const character = text.charAt(index)
    return (character === ' ' || character === '\t') && !escaped.has(index)
  }
  const words: Word[] = []
  let index = 0
  let escapes = true
  for (;;) {
    while (index < text.length && isBlank(index)) index++
    if (index >= text.length) return words
    const first = index
    let value = ''
    let quoted = false
    for (; index < text.length && (quoted || !isBlank(index)); index++) {
      const character = text.charAt(index)
      if (character === '\\' && escapes) {
        let count = 1
        while (text.charAt(index + count) === '\\') count++
        const escapesQuote = text.charAt(index + count) === '"'
        // 2n backslashes and a quote are n backslashes and a quote that toggles; 2n + 1 keep it.
        value += '\\'.repeat(escapesQuote ? Math.floor(count / 2) : count)
        index += count - 1
        if (escapesQuote && count % 2 === 1) {
          value += '"'
          index++
        }
      } else if (character === '"') {
        if (quoted && text.charAt(index + 1) === '"') {
          value += '"'
          index++
        } else {
          quoted = !quoted
        }
      } else {
        value += character
      }
    }
    words.push({ value, start: offsetAt(first), end: offsetAt(index - 1) + 1 })
    if (words.length === 1) escapes = !isBuiltIntoCmd(value.toLowerCase())
  }
}
