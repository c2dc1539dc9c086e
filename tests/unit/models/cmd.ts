/**
 * How cmd.exe reads a line of a batch file, strictly: what is not known for certain throws. A model
 * for tests, so that thousands of values can be read; Wine's cmd confirms it in tests/oracle.
 *
 * Sources: "How does the Windows Command Interpreter (CMD.EXE) parse scripts?" (phases 1, 2, 4, 6),
 * Microsoft, windows-commands/call and for.
 */

/** Marks in what was read: no text of a script holds these characters. */
export const MARK = { variable: '\ue000', end: '\ue001', operator: '\ue002', blank: '\ue003' }
const { variable, end, operator, blank } = MARK

export type ReadLine =
  | { kind: 'comment' }
  | { kind: 'label'; text: string }
  /** `text`: after every expansion; operators and blanks that count are marked. */
  | { kind: 'command'; text: string }

const LONGEST_LINE = 8191

/** @param line one line of a `.cmd`, without its end */
export function readCmdLine(line: string): ReadLine {
  if (/[^\x20-\x7e]/.test(line)) throw new Error(`not ASCII: ${JSON.stringify(line)}`)
  if (line.length > LONGEST_LINE) throw new Error(`${line.length} characters in a line`)
  if (/^\s*:/.test(line)) return { kind: 'label', text: line.trim() }
  const expanded = expand(line)
  if (/^\s*@?rem(?:\s|$)/i.test(line)) {
    if (/\^$/.test(expanded)) throw new Error('a caret joins the comment and the next line')
    if (/^\s*@?rem\s+[^\s]*[&|<>]/i.test(expanded)) throw new Error('a command in a comment')
    if (expanded.includes('/?')) throw new Error('the help of rem')
    return { kind: 'comment' }
  }
  const words = quoting(expanded)
  const looped = loopVariables(words)
  return { kind: 'command', text: /\bcall\b/i.test(words) ? called(looped) : looped }
}

/** Phase 1: percent signs, before anything else is looked at. */
function expand(line: string): string {
  let text = ''
  for (let at = 0; at < line.length; at++) {
    const rest = line.slice(at)
    if (rest.charAt(0) !== '%') {
      text += rest.charAt(0)
      continue
    }
    if (rest.startsWith('%%')) {
      text += '%'
      at++
      continue
    }
    const [argument] = /^%(?:~[fdpnxsatz]*(?:\$[^:%]*:)?)?[\d*]/.exec(rest) ?? []
    const [name] = /^%[^%:~\d*][^%:]*(?::[^%]+)?%/.exec(rest) ?? []
    const found = argument ?? name
    if (found === undefined && rest.startsWith('%~')) throw new Error(`the script ends at ${rest}`)
    // A percent sign alone is dropped.
    if (found === undefined) continue
    text += variable + found + end
    at += found.length - 1
  }
  return text
}

/** Phase 2: quotes, carets, operators. */
function quoting(line: string): string {
  const echo = /^\s*@?(?:>>?\S*\s*|>>?"[^"]*"\s*)?echo\b/i.test(line)
  let text = ''
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    const sign = line.charAt(at)
    // What a variable holds is not known here; it must not be able to open or close a quote.
    if (sign === variable) {
      const close = line.indexOf(end, at)
      text += line.slice(at, close + 1)
      at = close
      continue
    }
    if (sign === '"') quoted = !quoted
    if (quoted) text += sign
    else if (sign === '^') {
      if (at === line.length - 1) throw new Error('a caret joins two lines')
      text += line.charAt(++at)
    } else if (/[&|<>()]/.test(sign)) text += operator + sign
    else text += /\s/.test(sign) && !echo ? blank : sign
  }
  return text
}

/** Phase 4: in what a FOR does, its variable, wherever its letter follows a percent sign. */
function loopVariables(line: string): string {
  const loops = [
    ...line.matchAll(/for\ue003(?:\/[a-z]\ue003(?:"[^"]*"\ue003)?)?%([A-Za-z])\ue003in/gi),
  ]
  let text = line
  for (const { index, 1: letter } of loops) {
    const body = text.toLowerCase().indexOf(`${blank}do${blank}`, index)
    if (body === -1) continue
    const replaced = text.slice(body).replaceAll(`%${letter}`, `${variable}${letter}${end}`)
    text = text.slice(0, body) + replaced
  }
  return text
}

/** Phase 6: CALL doubles carets, and has percent signs read once more. */
function called(line: string): string {
  const at = line.search(/\bcall\b/i)
  const given = line.slice(at)
  if (given.includes('/?')) throw new Error('the help of call')
  return line.slice(0, at) + expand(given.replaceAll('^', '^^'))
}

/**
 * The same for a line that is typed at a prompt: there is no double percent sign; what stands between
 * two is replaced where a variable has that name (so it must never be a value's), and the variable of
 * a `for` is a single percent sign and its letter.
 */
export function readPromptLine(line: string): string {
  if (/[^\x20-\x7e]/.test(line)) throw new Error(`not ASCII: ${JSON.stringify(line)}`)
  if (/\bcall\b/i.test(line)) throw new Error('a second reading')
  return quoting(line.replace(/%[^%\s"]+%/g, (found) => variable + found + end))
}
