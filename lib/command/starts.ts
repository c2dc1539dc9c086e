import {
  isCmdlet,
  namesProgramWithin,
  programStarting,
  type Surroundings,
  startsAnother,
} from './program-table'

/**
 * Where commands begin in one line of text: at its start, after a sentence that ends in a colon
 * (`… du RDP :     REG ADD …`, `Befehl:reg add …`, full-width colons too), and where a second command follows the
 * first without a line break (`… /d 1 /f reg unload HKLM\BROKENSYSTEM`).
 */
export interface CommandStart {
  offset: number
  /** Where its sentence goes on; the line's end, or the next command, where it is left out. */
  end?: number
  gluedTo: 'prose' | 'command' | null
}

/** `text` is one line; only in prose may a sentence stand before the command. */
export function commandStarts(text: string, where: Surroundings): CommandStart[] {
  const first = firstStart(text, where)
  if (!first) return []
  if (first.end !== undefined) return [first]
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
    programStarting(text.slice(offset), where) !== null && !(inProse && isProse(text.slice(offset)))
  if (isCommand(indent)) return { offset: indent, gluedTo: null }
  if (!inProse) return null
  // A full-width colon has its blank in itself: Chinese and Japanese put none after it. Where others
  // forget theirs (`Run:reg add …`) a word stands before it, not a drive's letter or an hour.
  const colon = /(?::\s+|\uff1a\s*|(?<=\p{L}{2}|[)\]*_"\u00bb\u201d\s]):)(?=\S)/gu
  for (let match = colon.exec(text); match; match = colon.exec(text)) {
    const offset = match.index + match[0].length
    if (isCommand(offset)) return { offset, gluedTo: 'prose' }
  }
  return withinSentence(text)
}

/** `reg add HKLM\…`: no sentence says this of itself. Quotes before it are asked for its end. */
const UNMISTAKABLE_REG =
  /(?<=^|[\s.。、，：(])reg(?:\.exe)? +(?:add|delete|query|load|unload|export|save) +"?HK(?:LM|CU|CR|U|EY_[A-Z_]+)\\/i

/** A whole command of reg in the middle of a sentence, which has a key and goes on as reg's grammar has it. */
function withinSentence(text: string): CommandStart | null {
  const offset = UNMISTAKABLE_REG.exec(text)?.index
  if (offset === undefined) return null
  const words = /(?:"[^"]*"|'[^']*'|<[^<>]*>|[^\s"])+/g
  const takesValue = /^reg\S* +query/i.test(text.slice(offset))
    ? /^[/-](?:[vtdf]|se)$/i
    : /^[/-][vtd]$/i
  words.lastIndex = offset
  let end = offset
  let count = 0
  let wantsValue = false
  for (let word = words.exec(text); word; word = words.exec(text)) {
    const [value] = word
    const isSwitch = /^[/-][A-Za-z?]/.test(value)
    // The program, its verb and its key; of load, export and save a file as well.
    const positional = count < 3 || (count === 3 && /^"?(?:[A-Za-z]:|%|\.|<|\\)/.test(value))
    if (!wantsValue && !isSwitch && !positional) break
    wantsValue = isSwitch && takesValue.test(value)
    end = word.index + value.length
    count++
  }
  return count < 3 ? null : { offset, end, gluedTo: 'prose' }
}

function isProse(text: string): boolean {
  return isSentence(text) || isImperative(text) || saysWhat(text)
}

/** "Gpupdate /force applies all policies.": spelled, closed and worded like a sentence. */
function saysWhat(text: string): boolean {
  const end = text.trimEnd().slice(-80)
  return /^\p{Lu}\p{Ll}/u.test(text) && /\s\p{Ll}[\p{L}’'-]*\s\p{Ll}[\p{L}’'-]*[.!?]$/u.test(end)
}

/** "Net user accounts are local to this machine": several words, and nothing that only commands have. */
export function isSentence(text: string): boolean {
  return isOfWords(text) && text.trim().split(/\s+/).length > 3
}

/** Nothing in it tells a command from a sentence. */
export function isOfWords(text: string): boolean {
  return !/[\\"=<>|%]|\s[/-][A-Za-z?]/.test(text)
}

/** Programs whose names are what English tells its reader to do. */
const VERBS = /^(?:copy|move|ren|rename|type|find|start|call|expand|format|del|erase)\s+/i

/**
 * "Copy "a.txt" to the disk": begins as a command of this program does, and goes on with words that
 * none of its commands has. A word after a switch may be that switch's.
 */
export function isImperative(text: string): boolean {
  const verb = VERBS.exec(text)?.[0]
  if (verb === undefined) return false
  const rest = text.slice(verb.length)
  // `type "list disk"`: what is to be typed, and no file.
  if (/^type\s/i.test(verb) && /^"[^"\\/:.*%]*"[.,;!?]*$/.test(rest.trim())) return true
  // `start reg query …`: the words are the other program's.
  if (/^(?:start|call)\s/i.test(verb) && programStarting(rest)) return false
  let before = ''
  for (const [word] of rest.matchAll(/"[^"]*"\S*|\S+/g)) {
    if (/^[|&<>]/.test(word)) return false
    const bare = /^\p{L}[\p{L}’'-]*[.,;!?)]*$|^\p{L}{2,}:$/u.test(word)
    if (bare && !/^\/[A-Za-z]/.test(before)) return true
    before = word
  }
  return false
}
