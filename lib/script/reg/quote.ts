import type { Localized, RegistryAction, RegistryData } from '../../model'
import { asciiOf } from '../origin'
import { registryRefusal } from '../registry-limits'

/**
 * The only place that makes .reg text out of values. Source: Microsoft KB 310516 and Wine's
 * programs/reg/tests/import.c.
 */

const LINE_BREAK = /[\r\n]/

/** Why a .reg file cannot state this action, or null. */
export function regRefusal(action: RegistryAction): Localized | null {
  const { key } = action
  const name = action.kind === 'registry-delete-key' ? '' : action.name
  const refusal = registryRefusal(action)
  // The key line ends at its last bracket and every line at its end: neither can be escaped.
  if (refusal || !LINE_BREAK.test(key + name)) return refusal
  return {
    en: `${JSON.stringify(name || key)}: a .reg file cannot hold a line break in a name.`,
    fr: `${JSON.stringify(name || key)} : un fichier .reg ne peut pas contenir de saut de ligne dans un nom.`,
  }
}

/** A comment line. A backslash at its end could be taken for the sign that joins two lines. */
export function regComment(text: string): string {
  return `; ${asciiOf(text)}`.trimEnd().replace(/\\$/, '\\.')
}

/** `"Name"`, or `@` for the default value. */
export function regName(name: string): string {
  return name === '' ? '@' : regString(name)
}

function regString(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}

/** The data as it stands after the equals sign; long hex data goes over several lines. */
export function regData(value: RegistryData): string[] {
  switch (value.type) {
    case 'REG_DWORD':
      return [`dword:${value.data.toString(16).padStart(8, '0')}`]
    case 'REG_SZ':
      // A line break cannot be escaped in a string, only as bytes.
      if (LINE_BREAK.test(value.data)) return hexLines('hex(1):', utf16([value.data]))
      return [regString(value.data)]
    case 'REG_EXPAND_SZ':
      return hexLines('hex(2):', utf16([value.data]))
    case 'REG_MULTI_SZ':
      return hexLines('hex(7):', [...utf16(value.data), 0, 0])
    case 'REG_QWORD': {
      const number = BigInt(value.data)
      const bytes = Array.from({ length: 8 }, (_, i) => Number((number >> BigInt(8 * i)) & 0xffn))
      return hexLines('hex(b):', bytes)
    }
    case 'REG_BINARY':
      return hexLines('hex:', pairs(value.data))
    case 'REG_NONE':
      return hexLines('hex(0):', pairs(value.data))
    default: {
      const never: never = value
      return never
    }
  }
}

/** The strings as UTF-16LE, each with its terminator. */
function utf16(strings: string[]): number[] {
  return strings.flatMap((text) =>
    [...`${text}\0`.split('')].flatMap((unit) => {
      const code = unit.charCodeAt(0)
      return [code & 0xff, code >> 8]
    }),
  )
}

function pairs(digits: string): number[] {
  return (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
}

/** `hex:01,02,\` and so on: 25 bytes a line, and a comma before every backslash. */
function hexLines(tag: string, bytes: number[]): string[] {
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0'))
  const lines: string[] = []
  for (let i = 0; i < hex.length || i === 0; i += 25) {
    const last = i + 25 >= hex.length
    lines.push(`${i === 0 ? tag : '  '}${hex.slice(i, i + 25).join(',')}${last ? '' : ',\\'}`)
  }
  return lines
}
