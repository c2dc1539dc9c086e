import { REASONS } from './reasons'
import { type Row, startsAnew, WIDTH } from './rows'
import { type Fact, unclear } from './sighting'

/** A line as it was before the screen broke it. */
export interface WholeLine {
  text: string
  /** The row after it. */
  next: number
  /** What speaks against its being whole; null where nothing does. */
  doubt: 'cut' | 'broken' | null
}

const VALUE_ROW = /^(?: {4}|\t).*(?: {4}|\t)REG_[A-Z]/

/** True for a row that `reg query` starts a value with. */
export function isValueRow(text: string): boolean {
  return /^(?: {4}|\t)/.test(text)
}

/**
 * Joins the rows of a line of output that was broken at the width of the screen. A row that is full
 * goes on in the next one; of a row that lacks one character, a blank was lost at the break.
 */
export function wholeLine(rows: readonly Row[], from: number): WholeLine {
  let text = rows[from]?.text ?? ''
  let next = from + 1
  for (;;) {
    const last = rows[next - 1]
    const row = rows[next]
    if (last === undefined || row === undefined) {
      return { text, next, doubt: last?.ended === false ? 'cut' : null }
    }
    if (row.text === '') return { text, next, doubt: null }
    const full = last.text.length === WIDTH
    if (startsAnew(row.text) || VALUE_ROW.test(row.text)) {
      return { text, next, doubt: full ? 'broken' : null }
    }
    const missing = WIDTH - last.text.length
    // Between name, type and data there are always four blanks, on whichever side of the break.
    const gap = / {4}REG_[A-Z_]+$/.test(text) || /^ {0,4}REG_[A-Z_]+(?: {4}|$)/.test(row.text)
    if (missing < 0 || missing > (gap ? 4 : 1)) return { text, next, doubt: 'broken' }
    text += ' '.repeat(missing) + row.text
    next += 1
  }
}

/** The label of a key's default value, which has no name; the accent may have become anything. */
const DEFAULT_LABEL = /^\((?:default|par d.{0,3}faut)\)$/i
const NOT_SET = /^\((?:value not set|valeur non d.{0,3}finie)\)$/i

/**
 * What a line of `reg query` says of the value `name`, or null where it is about another one.
 *
 * @param name empty for the default value
 */
export function factOfLine({ text, doubt }: WholeLine, name: string): Fact | null {
  const line = /^(?: {4}|\t)(.*)$/.exec(text)?.[1] ?? ''
  const label = name === '' ? line.slice(0, line.indexOf(')') + 1) : line.slice(0, name.length)
  const named = name === '' ? DEFAULT_LABEL.test(label) : label.toLowerCase() === name.toLowerCase()
  if (!named) return null
  const rest = line.slice(label.length)
  const stated = /^(?: {4}|\t)(REG_[A-Z_]+)(?:(?: {1,4}|\t)(.*))?$/.exec(rest)
  if (!stated) return rest === '' && doubt === 'cut' ? unclear(REASONS.cut) : null
  const [, type = '', data = ''] = stated
  if (name === '' && NOT_SET.test(data)) return { kind: 'absent' }
  return isWhole(type, data, doubt)
    ? { kind: 'value', type, data: canonical(type, data) }
    : unclear(doubt === 'cut' ? REASONS.cut : REASONS.broken)
}

/** Numbers tell by themselves whether they are whole: more digits, or no more room for them. */
function isWhole(type: string, data: string, doubt: WholeLine['doubt']): boolean {
  switch (type) {
    case 'REG_DWORD':
      if (!/^0x[0-9a-f]{1,8}$/i.test(data)) return false
      return doubt !== 'cut' || data === '0x0' || data.length === 10
    case 'REG_QWORD':
      if (!/^0x[0-9a-f]{1,16}$/i.test(data)) return false
      return doubt !== 'cut' || data === '0x0' || data.length === 18
    case 'REG_BINARY':
      return doubt !== 'cut' && /^(?:[0-9a-f]{2})*$/i.test(data)
    default:
      return doubt === null
  }
}

function canonical(type: string, data: string): string {
  switch (type) {
    case 'REG_DWORD':
    case 'REG_QWORD':
      return data.toLowerCase().replace(/^0x0+(?=.)/, '0x')
    case 'REG_BINARY':
      return data.toUpperCase()
    default:
      return data
  }
}
