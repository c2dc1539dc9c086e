import type { Action, Localized, RegistryData } from '../../model'
import { isRegistryAction } from '../../model/registry-action'
import { asciiOf } from '../origin'
import { registryRefusal } from '../registry-limits'

/**
 * The only place that makes PowerShell text out of values. Everything is a single-quoted string,
 * where nothing is special but the quote itself; curly quotes are quotes too (about_Quoting_Rules),
 * so all of them are doubled.
 */
export type Quote = (text: string) => string

export const psString: Quote = (text) => `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`

/** The same for a file that is ASCII: `('caf' + [char]0x00E9)`. */
export const psAsciiString: Quote = (text) => {
  const parts = text.match(/[\x20-\x7e]+|[^\x20-\x7e]/g) ?? []
  if (parts.every(isAscii)) return psString(text)
  const terms = parts.flatMap((part) => (isAscii(part) ? [psString(part)] : [charOf(part)]))
  // A string in front: [char] and [char] would be added as numbers.
  const first = parts[0] !== undefined && isAscii(parts[0]) ? [] : ["''"]
  return `(${[...first, ...terms].join(' + ')})`
}

const isAscii = (part: string) => /^[\x20-\x7e]*$/.test(part)

function charOf(unit: string): string {
  return `[char]0x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** A list of texts, as a program's arguments. */
export function psList(texts: readonly string[], quote: Quote): string {
  return `@(${texts.map(quote).join(', ')})`
}

/** Why PowerShell cannot state this action, or null. */
export function psRefusal(action: Action): Localized | null {
  const refusal = isRegistryAction(action) ? registryRefusal(action) : null
  if (refusal) return refusal
  // A line break would end the line that a reader checks; NUL ends a registry string; half a
  // character has no bytes in UTF-8.
  const unfit = /[\0\r\n]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
  const text = textsOf(action).find((one) => unfit.test(one))
  if (text === undefined) return null
  const what = JSON.stringify('name' in action ? action.name : text)
  return {
    en: `${what}: a script cannot hold a line break, NUL or half a character in a value.`,
    fr: `${what} : un script ne peut pas contenir de saut de ligne, de NUL ou de demi-caractère dans une valeur.`,
  }
}

/** Every text of an action, its data included; the step is only a comment's. */
function textsOf({ step, ...action }: Action): string[] {
  const texts = (value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
  }
  return texts(action)
}

/** The data as .NET's `RegistryKey.SetValue` takes it. */
export function psData(value: RegistryData, quote: Quote = psString): string {
  switch (value.type) {
    case 'REG_DWORD':
      // Eight hex digits are an Int32 in 5.1 and 7 alike: 4294967295 would be a long, and refused.
      return `0x${value.data.toString(16).toUpperCase().padStart(8, '0')}`
    case 'REG_QWORD':
      return `[long]${BigInt.asIntN(64, BigInt(value.data))}`
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
      return quote(value.data)
    case 'REG_MULTI_SZ':
      return `[string[]]${psList(value.data, quote)}`
    case 'REG_BINARY':
    case 'REG_NONE': {
      const bytes = value.data.match(/../g) ?? []
      return `[byte[]]@(${bytes.map((byte) => `0x${byte}`).join(', ')})`
    }
    default: {
      const never: never = value
      return never
    }
  }
}

/** .NET's name of the type: Microsoft.Win32.RegistryValueKind. */
export const KINDS = {
  REG_DWORD: 'DWord',
  REG_QWORD: 'QWord',
  REG_SZ: 'String',
  REG_EXPAND_SZ: 'ExpandString',
  REG_MULTI_SZ: 'MultiString',
  REG_BINARY: 'Binary',
  REG_NONE: 'None',
} as const satisfies Record<RegistryData['type'], string>

/**
 * An argument of a program, typed at a PowerShell prompt; bare where nothing in it is special. Null
 * for what Windows PowerShell would take apart: it passes quotes on without escaping them.
 */
export function psArgument(text: string): string | null {
  if (/^[A-Za-z0-9_./:\\=+][A-Za-z0-9_./:\\=+-]*$/.test(text)) return text
  if (/["\u201c\u201d\u201e]/.test(text) || text === '' || /\s.*\\$/.test(text)) return null
  return psString(text)
}

/**
 * Text for a comment, of a line or of a block: ASCII without a line break, and without the two
 * characters that would end the block and run what follows.
 */
export function psComment(text: string): string {
  return asciiOf(text).replaceAll('#>', '# >').replaceAll('<#', '< #')
}
