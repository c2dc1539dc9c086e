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

interface Character {
  value: string
  offset: number
  /** True where a caret made it ordinary. */
  escaped: boolean
}

/** `text` is one line, without its line break. */
export function tokenize(text: string): CommandLine {
  const commands: SimpleCommand[] = []
  let characters: Character[] = []
  let redirections: Array<{ operator: Redirection['operator']; start: number; at: number }> = []
  let quoted = false
  let start = 0

  const close = (operator: SimpleCommand['operator'], end: number) => {
    if (characters.length > 0 || redirections.length > 0 || operator) {
      commands.push({ ...simpleCommand(characters, redirections), operator, start, end })
    }
    characters = []
    redirections = []
  }

  for (let offset = 0; offset < text.length; offset++) {
    const value = text.charAt(offset)
    if (quoted) {
      // Inside quotes nothing is special to cmd but the quote that ends them.
      if (value === '"') quoted = false
      characters.push({ value, offset, escaped: false })
      continue
    }
    switch (value) {
      case '"':
        quoted = true
        characters.push({ value, offset, escaped: false })
        break
      case '^':
        // A caret at the end of the line would join the next one; one line is all there is here.
        offset++
        if (offset < text.length) {
          characters.push({ value: text.charAt(offset), offset, escaped: true })
        }
        break
      case '&':
      case '|': {
        const doubled = text.charAt(offset + 1) === value
        const operator = value === '&' ? (doubled ? '&&' : '&') : doubled ? '||' : '|'
        close(operator, offset)
        offset += operator.length - 1
        start = offset + 1
        break
      }
      case '<':
      case '>': {
        const placeholder = value === '<' ? placeholderAt(text, offset) : 0
        if (placeholder > 0) {
          // `<Volume letter>` is not inert in CMD (it redirects); the word keeps it whole so that
          // nobody takes its halves for file names, and the plan refuses it while it is unresolved.
          for (let i = 0; i < placeholder; i++, offset++) {
            characters.push({ value: text.charAt(offset), offset, escaped: true })
          }
          offset--
          break
        }
        const doubled = value === '>' && text.charAt(offset + 1) === '>'
        const operator = value === '<' ? '<' : doubled ? '>>' : '>'
        // A digit directly before it is the number of the stream, not an argument.
        if (/[\d]/.test(characters.at(-1)?.value ?? '') && isBlank(characters.at(-2))) {
          characters.pop()
        }
        redirections.push({ operator, start: offset, at: characters.length })
        offset += operator.length - 1
        if (text.charAt(offset + 1) === '&' && /\d/.test(text.charAt(offset + 2))) {
          characters.push(
            { value: '&', offset: offset + 1, escaped: true },
            { value: text.charAt(offset + 2), offset: offset + 2, escaped: true },
            { value: ' ', offset: offset + 3, escaped: false },
          )
          offset += 2
        }
        break
      }
      default:
        characters.push({ value, offset, escaped: false })
    }
  }
  close(null, text.length)
  return { commands, unclosedQuote: quoted }
}

/** The length of a placeholder such as `<Volume letter>` or `<<MachineName>>` at `offset`, or 0. */
function placeholderAt(text: string, offset: number): number {
  return /^<<?\s?[\p{L}][^<>|&"]*>>?/u.exec(text.slice(offset))?.[0].length ?? 0
}

function isBlank(character: Character | undefined): boolean {
  return character === undefined || (!character.escaped && /\s/.test(character.value))
}

function simpleCommand(
  characters: Character[],
  pending: Array<{ operator: Redirection['operator']; start: number; at: number }>,
): Pick<SimpleCommand, 'words' | 'redirections'> {
  const words: Word[] = []
  const redirections: Redirection[] = []
  let from = 0
  for (const { operator, start, at } of pending) {
    words.push(...argumentsOf(characters.slice(from, at)))
    const rest = argumentsOf(characters.slice(at))
    const target = rest[0] ?? null
    redirections.push({ operator, target, start })
    from = at
    if (target) while ((characters[from]?.offset ?? target.end) < target.end) from++
  }
  words.push(...argumentsOf(characters.slice(from)))
  return { words, redirections }
}

/** What the C runtime makes of the characters that cmd passes on. */
function argumentsOf(characters: Character[]): Word[] {
  const words: Word[] = []
  let index = 0
  while (index < characters.length) {
    while (index < characters.length && isBlank(characters[index])) index++
    const first = characters[index]
    if (!first) break
    let value = ''
    let quoted = false
    let end = first.offset
    for (; index < characters.length; index++) {
      const character = characters[index]
      if (!character || (!quoted && isBlank(character))) break
      end = character.offset + 1
      if (character.value === '\\') {
        let backslashes = 1
        while (characters[index + backslashes]?.value === '\\') backslashes++
        const quote = characters[index + backslashes]
        if (quote?.value === '"') {
          // 2n backslashes and a quote are n backslashes and a quote that toggles; 2n + 1 keep it.
          value += '\\'.repeat(Math.floor(backslashes / 2))
          if (backslashes % 2 === 1) {
            value += '"'
            end = quote.offset + 1
            index += backslashes
          } else {
            end = quote.offset
            index += backslashes - 1
          }
        } else {
          value += '\\'.repeat(backslashes)
          end = (characters[index + backslashes - 1]?.offset ?? character.offset) + 1
          index += backslashes - 1
        }
      } else if (character.value === '"') {
        if (quoted && characters[index + 1]?.value === '"') {
          value += '"'
          index++
          end = (characters[index]?.offset ?? end) + 1
        } else {
          quoted = !quoted
        }
      } else {
        value += character.value
      }
    }
    words.push({ value, start: first.offset, end })
  }
  return words
}
