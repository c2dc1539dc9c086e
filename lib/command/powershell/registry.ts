import type { Operation, RegistryType } from '../../model'
import { parseRegistryData } from '../reg/data'
import { parseRegistryKey } from '../reg/key'
import type { CmdletArguments } from './parameters'

/** The words of `-Type` and `-PropertyType`. Source: about_Registry_Provider, RegistryValueKind. */
const TYPES: Readonly<Record<string, RegistryType>> = {
  string: 'REG_SZ',
  expandstring: 'REG_EXPAND_SZ',
  multistring: 'REG_MULTI_SZ',
  dword: 'REG_DWORD',
  qword: 'REG_QWORD',
  binary: 'REG_BINARY',
}

/** `HKLM:\SYSTEM`, `Registry::HKEY_LOCAL_MACHINE\SYSTEM`: the path as reg.exe spells it; null for another drive. */
export function registryPath(path: string): string | null {
  const match =
    /^(?:Microsoft\.PowerShell\.Core\\)?(?:Registry::(.*)|(HK[A-Z]{2,3}):\\?(.*))$/is.exec(path)
  if (!match) return null
  const [, provider, root, rest] = match
  const plain = provider ?? `${root}\\${rest}`
  return plain.replaceAll('/', '\\').replace(/\\+$/, '')
}

/**
 * What a registry cmdlet changes, the same as `reg add`, `reg delete` and `reg query` would; null
 * where its path, name or value is known to a running script alone, or is none of the registry's.
 */
export function registryOperation(cmdlet: string, given: CmdletArguments): Operation | null {
  const { named, positional } = given
  // These choose among what the path names, or change nothing.
  if (['include', 'exclude', 'filter', 'whatif'].some((name) => named.has(name))) return null
  const path = named.get('path') ?? named.get('literalpath') ?? named.get('lp') ?? positional[0]
  const key = path ? registryPath(path) : null
  const target = key === null ? null : parseRegistryKey(key)
  if (!target) return null
  // `HKLM:\X\*` is a pattern for all the keys below, unless the parameter takes it literally.
  if (/[*?]/.test(target.key) && !named.has('literalpath') && !named.has('lp')) return null
  const position = named.has('path') || named.has('literalpath') ? 0 : 1
  const name = named.get('name') ?? positional[position]
  switch (cmdlet) {
    case 'set-itemproperty':
    case 'new-itemproperty': {
      const value = named.get('value') ?? positional[position + (named.has('name') ? 0 : 1)]
      if (typeof name !== 'string' || typeof value !== 'string') return null
      const isText = /^['"]/.test(given.written.get('value') ?? '')
      const type = typeOf(named.get('type') ?? named.get('propertytype'), value, isText)
      const data = type && parseRegistryData(type, value, null)
      return data?.ok
        ? { kind: 'registry-set', target, name: defaultName(name), value: data.value }
        : null
    }
    case 'remove-itemproperty':
      return typeof name === 'string'
        ? { kind: 'registry-delete-value', target, name: defaultName(name) }
        : null
    case 'clear-itemproperty':
      return null
    case 'remove-item':
      return { kind: 'registry-delete-key', target }
    case 'get-itemproperty':
    case 'get-itempropertyvalue':
      return {
        kind: 'registry-query',
        target,
        name: typeof name === 'string' ? defaultName(name) : null,
      }
    case 'get-item':
    case 'get-childitem':
    case 'test-path':
      return { kind: 'registry-query', target, name: null }
    default:
      return null
  }
}

/**
 * Without a type a whole number is a DWORD and the rest a string, as the provider makes them; so is a
 * number in quotes.
 */
function typeOf(
  given: string | null | undefined,
  value: string,
  isText: boolean,
): RegistryType | null {
  const isNumber = !isText && /^(\d+|0x[0-9a-f]+)$/i.test(value)
  if (given === undefined) return isNumber ? 'REG_DWORD' : 'REG_SZ'
  return given === null ? null : (TYPES[given.toLowerCase()] ?? null)
}

/** `(Default)` is the provider's word for the value without a name. */
function defaultName(name: string): string {
  return /^\(default\)$/i.test(name) ? '' : name
}
