import type { Shell } from '../model'

/**
 * What the variables of one console hold, as far as the commands typed there tell: by the name in
 * lower case, with the sign of its shell (`$key`, `%key%`), since no shell sees another's.
 */
export type ConsoleVariables = Map<string, Held>

interface Held {
  text: string
  /** To PowerShell a number is something else than its text. */
  isNumber?: true
}

/**
 * Takes in what one command sets, and gives back the command with the values of its variables in
 * their places. Commands are to come in the order in which they are typed.
 *
 * Only constants are followed: text, what is put together from text, and the number of the control
 * set in use, `(Get-ItemProperty 'HKLM:\X\Select' -Name Current).Current`, where a key's name ends
 * in it. Sources: about_Assignment_Operators, about_Quoting_Rules; windows-commands/set_1.
 *
 * @param text one statement of the shell, after its repairs
 * @returns null where it has no variable, or one whose value a running console alone knows
 */
export function followVariables(
  variables: ConsoleVariables,
  text: string,
  shell: Shell,
): string | null {
  if (shell === 'cmd') return followCmd(variables, text)
  return shell === 'powershell' ? followPowershell(variables, text) : null
}

/** True for a command that only gives a variable some text: nothing but its own console changes. */
export function isTextAssignment(text: string, shell: Shell): boolean {
  if (shell === 'cmd') return CMD_SET.test(text)
  const assigned = shell === 'powershell' ? ASSIGNMENT.exec(text) : null
  return assigned !== null && heldBy(assigned[2] ?? '', () => ({ text: '' })) !== null
}

/** What a variable of PowerShell holds, by its name without the sign; undefined for one not known. */
type Lookup = (name: string) => Held | undefined

/** `set key=HKLM\…`, `set "key=HKLM\…"`; not `set /p`, which asks, nor `set /a`, which counts. */
const CMD_SET = /^set\s+(?:"([A-Za-z_]\w*)=([^"%]*)"|([A-Za-z_]\w*)=([^"%&|<>^]*))\s*$/i
const CMD_USE = /%([A-Za-z_]\w*)%/g

function followCmd(variables: ConsoleVariables, text: string): string | null {
  const set = CMD_SET.exec(text)
  if (set) variables.set(cmdName(set[1] ?? set[3]), { text: set[2] ?? set[4] ?? '' })
  else if (/(?:^|[(&|]\s*)set\s/i.test(text)) variables.clear()
  const isKnown = [...text.matchAll(CMD_USE)].every(([, name]) => variables.has(cmdName(name)))
  if (!isKnown || text.search(CMD_USE) === -1) return null
  return text.replace(CMD_USE, (_, name: string) => variables.get(cmdName(name))?.text ?? '')
}

const cmdName = (name = '') => `%${name.toLowerCase()}%`

/** As PowerShell takes one without braces: letters of any language, and `?` after the first. */
const NAME = String.raw`[\p{L}_][\p{L}\p{N}_?]*`
/** `$key = …`, `[string]$key = …`: a statement of one line. */
const ASSIGNMENT = new RegExp(String.raw`^(?:\[string\]\s*)?\$(${NAME})\s*=(?!=)\s*(\S.*)$`, 'iu')
const USE = new RegExp(String.raw`\$(?:(${NAME})|\{(${NAME})\})`, 'uy')

/**
 * Stands for the number of the control set in use, which a script reads from `Select`. Where a key's
 * name ends in it, `ControlSet00x` is the key that the articles leave open in the same way.
 */
const NUMBER_IN_USE = '\u0000'
const READS_NUMBER =
  /^\(\s*(?:get-itemproperty|gp)\s+(?:-(?:literal)?path\s+)?['"]?HK[A-Z]{2}:\\[^'"\s\\]+\\select['"]?\s+(?:-name\s+)?['"]?current['"]?\s*\)\.current$/i
const OPEN_CONTROL_SET = new RegExp(`controlset00${NUMBER_IN_USE}`, 'gi')

function followPowershell(variables: ConsoleVariables, text: string): string | null {
  const held: Lookup = (name) => variables.get(psName(name))
  const assigned = ASSIGNMENT.exec(text)
  if (assigned) {
    const name = psName(assigned[1])
    const value = heldBy(assigned[2] ?? '', held)
    if (value === null || value.text.length > LONGEST) variables.delete(name)
    else variables.set(name, value)
    return null
  }
  for (const [, name] of text.matchAll(CHANGED)) variables.delete(psName(name))
  return withValues(text, held)
}

/** More than a key's path or a command has: `$a = "$a$a"` doubles it each time. */
const LONGEST = 4096

/** What else gives a variable another value: `$x += …` in a block, `$x++`, `foreach ($x in …)`. */
const CHANGED = new RegExp(String.raw`\$(${NAME})(?=\s*(?:[-+*/%]?=(?!=)|\+\+|--|in\s))`, 'gu')

const psName = (name = '') => `$${name.toLowerCase()}`

/** What an expression comes to: strings, numbers and known variables, and sums of them; else null. */
function heldBy(expression: string, held: Lookup): Held | null {
  const whole = expression.trim()
  if (READS_NUMBER.test(whole)) return { text: NUMBER_IN_USE }
  let sum: Held | null = null
  TERM.lastIndex = 0
  while (TERM.lastIndex < whole.length) {
    const [, single, double, plain, braced, number, sign] = TERM.exec(whole) ?? []
    if (sign === undefined) return null
    const name = plain ?? braced
    const part =
      name !== undefined
        ? held(name)
        : number !== undefined
          ? { text: number, isNumber: true as const }
          : textHeld(single?.replaceAll("''", "'") ?? interpolated(double ?? '', held))
    // A number in front makes the sum one of numbers.
    if (!part || sum?.isNumber) return null
    sum = sum === null ? part : { text: sum.text + part.text }
    if (sign === '') return sum
  }
  return null
}

/** One term of a sum, with the sign that follows it or the end; `\x60` is the backtick. */
const TERM = new RegExp(
  String.raw`\s*(?:'((?:[^']|'')*)'|"((?:[^"\x60]|\x60[\x60"$])*)"|\$(?:(${NAME})|\{(${NAME})\})|(\d+))\s*(\+|$)`,
  'uy',
)

const textHeld = (text: string | null) => (text === null ? null : { text })

/** A string in double quotes, without them; null where it holds more than known variables. */
function interpolated(inner: string, held: Lookup): string | null {
  let value = ''
  for (let at = 0; at < inner.length; ) {
    const character = inner.charAt(at)
    if (character === '`') {
      value += inner.charAt(at + 1)
      at += 2
    } else if (character === '$') {
      const use = variableAt(inner, at)
      const part = use ? held(use.name) : undefined
      if (!use || part === undefined) return null
      value += part.text
      at = use.end
    } else {
      value += character
      at++
    }
  }
  return value
}

/** The variable that begins at an offset, with where it ends; null for `$(…)`, `$x.y`, `$x[0]`, `$x:y`. */
function variableAt(text: string, at: number): { name: string; end: number } | null {
  USE.lastIndex = at
  const match = USE.exec(text)
  if (!match) return null
  const end = USE.lastIndex
  const name = match[1] ?? match[2] ?? ''
  return match[1] !== undefined && text[end] === ':' ? null : { name, end }
}

/** A statement with the values of its variables; null where it has none, or one that is not known. */
function withValues(text: string, held: Lookup): string | null {
  let result = ''
  let quote: string | null = null
  let found = false
  for (let at = 0; at < text.length; ) {
    const character = text.charAt(at)
    if (character === '`' && quote !== "'") {
      result += text.slice(at, at + 2)
      at += 2
      continue
    }
    if (character === '$' && quote !== "'") {
      const standing = STANDING.exec(text.slice(at, at + 80))?.[0]
      const use = variableAt(text, at)
      const value = use ? held(use.name) : undefined
      const placed = use && value !== undefined ? inPlace(value, text, at, use.end, quote) : null
      if ((placed === null && standing === undefined) || result.length > LONGEST) return null
      found ||= standing === undefined
      result += standing ?? placed
      at = standing === undefined ? (use?.end ?? at) : at + standing.length
      continue
    }
    if (/['"]/.test(character)) {
      if (quote === null) quote = character
      else if (quote === character) quote = null
    }
    result += character
    at++
  }
  if (!found || quote !== null) return null
  const open = result.replaceAll(OPEN_CONTROL_SET, 'ControlSet00x')
  return open.includes(NUMBER_IN_USE) ? null : open
}

/** What every console knows, and a sign that begins no variable. */
const STANDING = /^\$(?:(?:true|false|null|_)(?![\p{L}\p{N}_?])|env:\w+|(?![\p{L}_{(?$^]))/iu

/** A value as it stands where its variable stood: as text in quotes, as one word without them. */
function inPlace(
  { text: value, isNumber }: Held,
  text: string,
  start: number,
  end: number,
  quote: string | null,
): string | null {
  if (quote === '"') {
    // A member of it is no part of the string, but an index of it would be: `"$x[0]"`.
    return text[end] === '[' ? null : value.replace(/[`"$]/g, '`$&')
  }
  const before = /[^\s(=,;{]*$/.exec(text.slice(Math.max(0, start - 200), start))?.[0] ?? ''
  if (before === '' && /^$|[\s),;}|]/.test(text.charAt(end))) {
    return isNumber || WORD.test(value) ? value : `'${value.replaceAll("'", "''")}'`
  }
  // `HKLM:\$base\Sub` is one word; `$x.Count` and `$x[0]` are something else than the value.
  const isOneWord = WORD.test(before.charAt(0)) && BARE.test(value) && !/[.[]/.test(text[end] ?? '')
  return isOneWord ? value : null
}

/** What changes nothing of the word that it stands in. */
const BARE = /^[\p{L}\p{N}_.\\-]+$/u
/** What is text as an argument without quotes: no number, no parameter. */
const WORD = /^[\p{L}_][\p{L}\p{N}_.\\-]*$/u
