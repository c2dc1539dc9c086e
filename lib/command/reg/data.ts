import type { Localized, RegistryData, RegistryType } from '../../model'

export const REGISTRY_TYPES: RegistryType[] = [
  'REG_SZ',
  'REG_EXPAND_SZ',
  'REG_MULTI_SZ',
  'REG_DWORD',
  'REG_QWORD',
  'REG_BINARY',
  'REG_NONE',
]

export type DataResult = { ok: true; value: RegistryData } | { ok: false; message: Localized }

const refuse = (en: string, fr: string): DataResult => ({ ok: false, message: { en, fr } })

/**
 * What `reg add /t type /d text /s separator` stores, by the forms that reg.exe accepts. `text` is
 * null where `/d` is absent. Source: Wine's programs/reg/tests/add.c, test_reg_dword to
 * test_reg_multi_sz, which pass on Windows.
 */
export function parseRegistryData(
  type: RegistryType,
  text: string | null,
  separator: string | null,
): DataResult {
  switch (type) {
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
      return { ok: true, value: { type, data: text ?? '' } }
    case 'REG_MULTI_SZ':
      return multiString(text ?? '', separator)
    case 'REG_DWORD': {
      if (text === null || text === '') {
        return refuse(
          '/t REG_DWORD needs /d with a number.',
          '/t REG_DWORD exige /d avec un nombre.',
        )
      }
      const number = wholeNumber(text)
      if (number === null || number > 0xffffffffn) return notANumber(text, '0xffffffff')
      return { ok: true, value: { type, data: Number(number) } }
    }
    case 'REG_QWORD': {
      const number = text === null ? 0n : wholeNumber(text)
      if (number === null || number > 0xffffffffffffffffn) {
        return notANumber(text ?? '', '0xffffffffffffffff')
      }
      const data = number <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(number) : number.toString()
      return { ok: true, value: { type, data } }
    }
    case 'REG_BINARY':
    case 'REG_NONE': {
      const digits = (text ?? '').toLowerCase()
      if (!/^[0-9a-f]*$/.test(digits)) {
        return refuse(
          `“${text}” is not binary data: expected pairs of hex digits, without 0x, blanks or commas.`,
          `« ${text} » n’est pas une donnée binaire : il faut des paires de chiffres hexadécimaux, sans 0x, blancs ni virgules.`,
        )
      }
      if (digits.length % 2 === 1) {
        // reg.exe puts a zero before the first digit, which shifts every byte: hardly meant.
        return refuse(
          `“${text}” has an odd number of hex digits: expected pairs.`,
          `« ${text} » a un nombre impair de chiffres hexadécimaux : il faut des paires.`,
        )
      }
      return { ok: true, value: { type, data: digits } }
    }
    default: {
      const never: never = type
      return never
    }
  }
}

function notANumber(text: string, most: string): DataResult {
  return refuse(
    `“${text}” is not a number that reg takes: expected decimal digits or 0x and hex digits, ${most} at the most.`,
    `« ${text} » n’est pas un nombre que reg accepte : il faut des chiffres décimaux, ou 0x suivi de chiffres hexadécimaux, ${most} au plus.`,
  )
}

/** Decimal digits, or `0x` and hex digits; the base is told by the second character alone. */
function wholeNumber(text: string): bigint | null {
  return /^(\d+|0[xX][0-9a-fA-F]+)$/.test(text) ? BigInt(text) : null
}

function multiString(text: string, separator: string | null): DataResult {
  const parts = text.split(separator ?? '\\0')
  // A separator at the end closes the last string; an empty one anywhere else is refused.
  if (parts.at(-1) === '') parts.pop()
  if (parts.some((part) => part === '')) {
    return refuse(
      'REG_MULTI_SZ data holds an empty string: reg refuses two separators in a row.',
      'La donnée REG_MULTI_SZ contient une chaîne vide : reg refuse deux séparateurs de suite.',
    )
  }
  return { ok: true, value: { type: 'REG_MULTI_SZ', data: parts } }
}
