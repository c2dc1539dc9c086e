import type { Localized, RegistryData, RegistrySetAction } from '../../model'
import { asciiOf } from '../origin'
import { registryRefusal } from '../registry-limits'

/**
 * The only place that makes PowerShell text out of values. Everything is a single-quoted string,
 * where nothing is special but the quote itself; curly quotes are quotes too (about_Quoting_Rules),
 * so all of them are doubled.
 */
export function psString(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`
}

/** Why PowerShell cannot state this action, or null. */
export function psRefusal({ key, name, value }: RegistrySetAction): Localized | null {
  const refusal = registryRefusal({ key, name, value })
  const texts = [key, name, ...(value.type === 'REG_MULTI_SZ' ? value.data : [String(value.data)])]
  // A line break would end the comment or the line that a reader checks.
  if (refusal || !texts.some((text) => /[\r\n]/.test(text))) return refusal
  return {
    en: `${JSON.stringify(name)}: a script cannot hold a line break in a value.`,
    fr: `${JSON.stringify(name)} : un script ne peut pas contenir de saut de ligne dans une valeur.`,
  }
}

/** The data as .NET's `RegistryKey.SetValue` takes it. */
export function psData(value: RegistryData): string {
  switch (value.type) {
    case 'REG_DWORD':
      // Eight hex digits are an Int32 in 5.1 and 7 alike: 4294967295 would be a long, and refused.
      return `0x${value.data.toString(16).toUpperCase().padStart(8, '0')}`
    case 'REG_QWORD':
      return `[long]${BigInt.asIntN(64, BigInt(value.data))}`
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
      return psString(value.data)
    case 'REG_MULTI_SZ':
      return `[string[]]@(${value.data.map(psString).join(', ')})`
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
 * Text for a comment, of a line or of a block: ASCII without a line break, and without the two
 * characters that would end the block and run what follows.
 */
export function psComment(text: string): string {
  return asciiOf(text).replaceAll('#>', '# >').replaceAll('<#', '< #')
}
