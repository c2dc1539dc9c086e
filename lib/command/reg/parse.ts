import type { Localized, Operation, RegistryKey } from '../../model'
import type { Word } from '../cmd/tokenize'
import { parseRegistryData, REGISTRY_TYPES } from './data'
import { type RegArguments, readRegArguments } from './grammar'
import { parseRegistryKey } from './key'
import { in32BitView } from './view'

/** An operation of null is a command that is right and passes through whole. */
export type ParseResult =
  | { ok: true; operation: Operation | null }
  | { ok: false; message: Localized; word: Word | null }

const refuse = (word: Word | null, en: string, fr: string): ParseResult => ({
  ok: false,
  word,
  message: { en, fr },
})

/**
 * Verbs that say nothing of one key's values, or that no script does: a comparison, a key's flags.
 * Source: Microsoft, windows-commands/reg.
 */
const NOT_MODELLED = /^(?:compare|flags)$/i

/** The words of one `reg …` command to what it does, or why reg.exe would refuse it. */
export function parseReg(words: Word[]): ParseResult {
  if (NOT_MODELLED.test(words[1]?.value ?? '')) return { ok: true, operation: null }
  const read = readRegArguments(words)
  if (!read.ok) return read
  const { verb, operands, switches } = read.arguments
  const [first, second] = operands
  const path = first?.value ?? ''
  const file = second?.value ?? ''
  if (switches.has('reg:32') && switches.has('reg:64')) {
    return refuseTogether(null, '/reg:32', '/reg:64')
  }
  const is32Bit = switches.has('reg:32')
  if (verb === 'import') {
    // Which view each key of the file has is known to nobody who has not read the file.
    return { ok: true, operation: is32Bit ? null : { kind: 'registry-import', file: path } }
  }

  const named = parseRegistryKey(path)
  if (!named) return refuseKey(first ?? null, path)
  // `/reg:64` is what 64-bit Windows does anyway, and every script.
  const target = is32Bit ? in32BitView(named) : named
  if (!target || (is32Bit && verb === 'copy')) return { ok: true, operation: null }
  switch (verb) {
    case 'add':
      return parseAdd(read.arguments, target)
    case 'delete':
      return parseDelete(read.arguments, target)
    case 'query': {
      const name = switches.get('v')?.value ?? (switches.has('ve') ? '' : null)
      return { ok: true, operation: { kind: 'registry-query', target, name } }
    }
    case 'load':
    case 'unload': {
      const names = path.replace(/\\$/, '').split('\\')
      const mount = names[1]
      if (names.length !== 2 || mount === undefined || !['HKLM', 'HKU'].includes(target.root)) {
        return refuse(
          first ?? null,
          `reg ${verb} takes one name below HKLM or HKU, such as HKLM\\BROKENSYSTEM; “${path}” is not one.`,
          `reg ${verb} exige un seul nom sous HKLM ou HKU, comme HKLM\\BROKENSYSTEM ; « ${path} » n’en est pas un.`,
        )
      }
      const operation: Operation =
        verb === 'load' ? { kind: 'hive-load', mount, file } : { kind: 'hive-unload', mount }
      return { ok: true, operation }
    }
    case 'copy': {
      const to = parseRegistryKey(file)
      if (!to) return refuseKey(second ?? null, file)
      return { ok: true, operation: { kind: 'registry-copy', from: target, to } }
    }
    case 'export':
      return { ok: true, operation: { kind: 'registry-export', target, file } }
    case 'save':
      return { ok: true, operation: { kind: 'registry-save', target, file } }
    case 'restore':
      return { ok: true, operation: { kind: 'registry-restore', target, file } }
    default: {
      const never: never = verb
      return never
    }
  }
}

function refuseKey(word: Word | null, path: string): ParseResult {
  return refuse(
    word,
    `“${path}” is not a key that reg takes: expected HKLM\\…, HKCU\\…, HKCR\\…, HKU\\… or HKCC\\….`,
    `« ${path} » n’est pas une clé que reg accepte : il faut HKLM\\…, HKCU\\…, HKCR\\…, HKU\\… ou HKCC\\….`,
  )
}

function refuseTogether(word: Word | null, a: string, b: string): ParseResult {
  return refuse(word, `${a} and ${b} do not go together.`, `${a} et ${b} ne vont pas ensemble.`)
}

function parseAdd({ switches }: RegArguments, target: RegistryKey): ParseResult {
  if (switches.has('v') && switches.has('ve')) {
    return refuseTogether(switches.get('v') ?? null, '/v', '/ve')
  }
  const typeWord = switches.get('t')
  // Without /t reg.exe writes a string, whatever the data looks like.
  const typeName = (typeWord?.value ?? 'REG_SZ').toUpperCase()
  const type = REGISTRY_TYPES.find((known) => known === typeName)
  if (!type) {
    return refuse(
      typeWord ?? null,
      `“${typeWord?.value ?? ''}” is not a type that reg takes: expected one of ${REGISTRY_TYPES.join(', ')}.`,
      `« ${typeWord?.value ?? ''} » n’est pas un type que reg accepte : il faut l’un de ${REGISTRY_TYPES.join(', ')}.`,
    )
  }
  const separator = switches.get('s')
  if (separator && (type !== 'REG_MULTI_SZ' || separator.value.length !== 1)) {
    return refuse(
      separator,
      '/s takes exactly one character, and only with /t REG_MULTI_SZ.',
      '/s exige exactement un caractère, et seulement avec /t REG_MULTI_SZ.',
    )
  }
  const dataWord = switches.get('d') ?? null
  const data = parseRegistryData(type, dataWord?.value ?? null, separator?.value ?? null)
  if (!data.ok) return { ok: false, message: data.message, word: dataWord }
  const name = switches.get('v')?.value ?? ''
  return { ok: true, operation: { kind: 'registry-set', target, name, value: data.value } }
}

function parseDelete({ switches }: RegArguments, target: RegistryKey): ParseResult {
  const given = ['v', 've', 'va'].filter((name) => switches.has(name))
  if (given.length > 1) return refuseTogether(null, `/${given[0]}`, `/${given[1]}`)
  const name = switches.get('v')?.value
  if (name !== undefined) {
    return { ok: true, operation: { kind: 'registry-delete-value', target, name } }
  }
  if (switches.has('ve')) {
    return { ok: true, operation: { kind: 'registry-delete-value', target, name: '' } }
  }
  const kind = switches.has('va') ? 'registry-delete-values' : 'registry-delete-key'
  return { ok: true, operation: { kind, target } }
}
