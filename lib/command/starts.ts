import {
  isCmdlet,
  namesProgramWithin,
  programStarting,
  type Surroundings,
  startsAnother,
} from './program-table'

/**
 * Where commands begin in one line of text: at its start, after a sentence that ends in a colon
 * (`… du RDP :     REG ADD …`, full-width colons too), and where a second command follows the
 * first without a line break (`… /d 1 /f reg unload HKLM\BROKENSYSTEM`).
 */
export interface CommandStart {
  offset: number
  gluedTo: 'prose' | 'command' | null
}

/** `text` is one line; only in prose may a sentence stand before the command. */
export function commandStarts(text: string, where: Surroundings): CommandStart[] {
  const first = firstStart(text, where)
  if (!first) return []
  const starts = [first]
  // These start the program that follows them: it is their argument.
  if (
    /^(?:psexec|runas|for|if|cmd|start|call|get-help|get-command)\b/i.test(text.slice(first.offset))
  )
    return starts
  if (!namesProgramWithin(text.slice(first.offset))) return starts
  const script = isCmdlet(/^\S+/.exec(text.slice(first.offset))?.[0] ?? '')
  let previous = ''
  let expectsArgument = false
  let quote = ''
  const word = /\S+/g
  word.lastIndex = first.offset
  for (let match = word.exec(text); match; match = word.exec(text)) {
    const value = match[0]
    const inside = quote !== ''
    // Only double quotes hide a command: single ones are often just one side of a wrong pair.
    if (value.split('"').length % 2 === 0) quote = quote ? '' : '"'
    const joined =
      /^(&{1,2}|\|{1,2}|\()$/.test(previous) || /^(cmd|\/c|\/k|do|echo|start|call)$/i.test(previous)
    const free = match.index > first.offset && !inside && !expectsArgument && !joined
    const named = /^-(?:name|command(?:name)?|cmdlet|value|path)$/i.test(previous)
    const another = startsAnother(value) || (script && !named && isCmdlet(value))
    if (free && another && programStarting(text.slice(match.index))) {
      starts.push({ offset: match.index, gluedTo: 'command' })
    }
    expectsArgument = /^[/-][vdt]$/i.test(value)
    previous = value
  }
  return starts
}

function firstStart(text: string, where: Surroundings): CommandStart | null {
  const indent = /^\s*/.exec(text)?.[0].length ?? 0
  const inProse = where === 'prose'
  const isCommand = (offset: number) =>
    programStarting(text.slice(offset), where) !== null &&
    !(inProse && isSentence(text.slice(offset)))
  if (isCommand(indent)) return { offset: indent, gluedTo: null }
  if (!inProse) return null
  const colon = /[:\uff1a]\s+(?=\S)/g
  for (let match = colon.exec(text); match; match = colon.exec(text)) {
    const offset = match.index + match[0].length
    if (isCommand(offset)) return { offset, gluedTo: 'prose' }
  }
  return null
}

/** "Net user accounts are local to this machine": several words, and nothing that only commands have. */
function isSentence(text: string): boolean {
  return !/[\\"=<>|%]|\s[/-][A-Za-z?]/.test(text) && text.trim().split(/\s+/).length > 3
}
