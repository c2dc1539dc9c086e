import type { Localized, Plan, RegistryData, Spelling } from '../../model'
import { stemOf } from '../file-name'
import { mixedSpelling } from './spelling'

/**
 * The only place that makes the text of a piece: one line, typed at a CMD prompt. A prompt is not a
 * batch file: percent signs are single, `%a` is a variable of `for`, and there is no way to write a
 * percent sign twice.
 */

/** Text that keeps its case: data, and whatever may be compared with case. */
export interface Exact {
  exact: string
}

/** A part of a piece. A string is names and keywords, which Windows compares without case. */
export type Word = string | Exact

/** The words with a blank between them. */
export function pieceText(words: readonly Word[], spelling: Spelling): string {
  return words
    .map((word) => {
      if (typeof word !== 'string') return word.exact
      return spelling === 'mixed' ? mixedSpelling(word) : word
    })
    .join(' ')
}

/** One argument, in quotes where it needs them; inside them only quote and percent are special. */
export function argument(text: string): string {
  if (/^[A-Za-z0-9_.:+/-]+$/.test(text)) return text
  // Backslashes before the closing quote would escape it; doubled they stand for themselves.
  return `"${text.replace(/\\+$/, '$&$&')}"`
}

/** An argument that keeps its case. */
export function exactly(text: string): Exact {
  return { exact: argument(text) }
}

/** `name="Remote Desktop"`: an option of netsh with its value in quotes. */
export function option(name: string, value: string): Exact {
  return { exact: `${name}="${value.replace(/\\+$/, '$&$&')}"` }
}

/** The folder of what is kept, or a file in it. The name has neither blanks nor percent signs. */
export function keptPath(plan: Plan, file?: string): string {
  const folder = `%SystemRoot%\\Repairbook\\${stemOf(plan)}`
  return `"${file === undefined ? folder : `${folder}\\${file}`}"`
}

/** Makes the folder of what is kept, where it is not there yet. */
export function folderWords(plan: Plan): Word[] {
  return [`if not exist ${keptPath(plan)} mkdir ${keptPath(plan)}`]
}

/** Text in double quotes as `if` compares it. */
export function compared(text: string): string {
  return `"${text}"`
}

/**
 * The line of a .reg file (REGEDIT4) that sets a value to bytes, which hold what no argument can:
 * percent signs, quotes, line breaks. Text must be ASCII; hex digits are read without case.
 */
export function bytesLine(name: string, value: RegistryData): string {
  const label = name === '' ? '@' : `"${name.replaceAll('\\', '\\\\')}"`
  const { tag, bytes } = bytesOf(value)
  return `${label}=${tag}:${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(',')}`
}

function bytesOf(value: RegistryData): { tag: string; bytes: number[] } {
  switch (value.type) {
    case 'REG_SZ':
      return { tag: 'hex(1)', bytes: characters([value.data]) }
    case 'REG_EXPAND_SZ':
      return { tag: 'hex(2)', bytes: characters([value.data]) }
    case 'REG_MULTI_SZ':
      return { tag: 'hex(7)', bytes: characters([...value.data, '']) }
    case 'REG_DWORD':
      return { tag: 'hex(4)', bytes: littleEndian(BigInt(value.data), 4) }
    case 'REG_QWORD':
      return { tag: 'hex(b)', bytes: littleEndian(BigInt(value.data), 8) }
    case 'REG_BINARY':
    case 'REG_NONE': {
      const pairs = value.data.match(/../g) ?? []
      const tag = value.type === 'REG_NONE' ? 'hex(0)' : 'hex'
      return { tag, bytes: pairs.map((pair) => Number.parseInt(pair, 16)) }
    }
    default: {
      const never: never = value
      return never
    }
  }
}

function littleEndian(number: bigint, length: number): number[] {
  return Array.from({ length }, (_, i) => Number((number >> BigInt(8 * i)) & 0xffn))
}

/** The strings of ASCII, each with its zero. */
function characters(strings: readonly string[]): number[] {
  return strings.flatMap((text) => [...text.split('').map((one) => one.charCodeAt(0)), 0])
}

/**
 * Why a prompt cannot be given these texts for certain, or null.
 *
 * - A double quote ends CMD's quoting, wherever it stands.
 * - `!` is replaced where an administrator has switched delayed expansion on for every prompt.
 * - At a prompt `%NAME%` is replaced before the program sees it, in quotes or not, and nothing
 *   escapes it inside quotes. One percent sign alone in a line is left as it is. The caret of
 *   Microsoft's page on `reg add` is not used: Wine's cmd does not agree with it.
 * - `/?` makes any program print its help.
 *
 * @param names what also stands in lines with percent signs of their own, and so must have none
 * @param values what stands in lines of its own
 */
export function promptRefusal(
  what: string,
  names: readonly string[],
  values: readonly string[],
): Localized | null {
  const all = [...names, ...values]
  if (all.some((text) => /[^\x20-\x7e]/.test(text))) {
    return notAscii(what)
  }
  if (all.some((text) => /["!]/.test(text) || text.includes('/?'))) {
    return {
      en: `${what}: a CMD prompt cannot be given a quote, an exclamation mark or /? for certain; the PowerShell script can`,
      fr: `${what} : une invite CMD ne peut pas recevoir avec certitude un guillemet, un point d’exclamation ou /? ; le script PowerShell le peut`,
    }
  }
  const percents = values.join('').split('%').length - 1
  if (percents > 1 || names.some((text) => text.includes('%'))) {
    return {
      en: `${what}: a CMD prompt replaces what stands between two percent signs, and nothing there escapes them; the CMD or PowerShell script can write it`,
      fr: `${what} : une invite CMD remplace ce qui est entre deux signes pour cent, et rien ne les y échappe ; le script CMD ou PowerShell peut l’écrire`,
    }
  }
  return null
}

export function notAscii(what: string): Localized {
  return {
    en: `${what}: a serial console is given ASCII alone, and this value is not; the PowerShell script can write it`,
    fr: `${what} : une console série ne reçoit que de l’ASCII, et cette valeur n’en est pas ; le script PowerShell peut l’écrire`,
  }
}
