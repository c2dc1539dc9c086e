import { expect } from 'vitest'
import type { Action, Plan, RegistryData, Target } from '../../lib/model'
import type { RegistrySetAction } from '../../lib/model/registry-action'
import { emitScript } from '../../lib/script'
import { KEY, planWith, stated } from '../unit/stated-plan'
import type { KeyValues, Registry, RegistryValue } from './registry'

/** Texts in every place that a registry value has, and what the registry holds after them. */

/** Each text as data of the types that hold text, as a value's name, and as a level of a key. */
export function everyPlaceOf(texts: readonly string[]): RegistrySetAction[] {
  return texts.flatMap((data, i) => [
    stated(`sz ${i}`, { type: 'REG_SZ', data }),
    stated(`expand ${i}`, { type: 'REG_EXPAND_SZ', data }),
    stated(`multi ${i}`, { type: 'REG_MULTI_SZ', data: [data, 'x', data] }),
    stated(data, { type: 'REG_DWORD', data: i }, `${KEY}\\names`),
    stated('in a key', { type: 'REG_DWORD', data: i }, `${KEY}\\keys\\${data}`),
  ])
}

/**
 * Each text as key, name and data of one value, where the target states that; otherwise in those of
 * the three places where it does. So every text is in every place, with a third of the writes.
 */
export function placesTogether(
  texts: readonly string[],
  target: Target,
  planOf: (actions: Action[]) => Plan = planWith,
): RegistrySetAction[] {
  const actions = texts.flatMap((text, i) => {
    const data = dataOf(text, i)
    const together = statable([stated(text, data, `${KEY}\\all\\${text}`)], target, planOf)
    if (together.length > 0) return together
    const apart = [
      stated(`data ${i}`, data),
      stated(text, { type: 'REG_DWORD', data: i }, `${KEY}\\names`),
      stated('in a key', { type: 'REG_DWORD', data: i }, `${KEY}\\keys\\${text}`),
    ]
    return statable(apart, target, planOf)
  })
  return onceEach(actions)
}

function dataOf(data: string, i: number): RegistryData {
  if (i % 3 === 2) return { type: 'REG_MULTI_SZ', data: [data, 'x', data] }
  return { type: i % 3 === 0 ? 'REG_SZ' : 'REG_EXPAND_SZ', data }
}

/** What a target does not refuse, each key and name once; a refusal has its sentence. */
export function statable(
  actions: readonly RegistrySetAction[],
  target: Target,
  planOf: (actions: Action[]) => Plan = planWith,
): RegistrySetAction[] {
  const possible = actions.filter((action) => {
    const emitted = emitScript(planOf([action]), target)
    if (!emitted.ok) {
      expect(emitted.message.en).toMatch(/^[\s\S]{20,}\.$/)
      expect(emitted.message.fr).toMatch(/^[\s\S]{20,}\.$/)
    }
    return emitted.ok
  })
  return onceEach(possible)
}

/** Windows compares keys and names without case: of two that are one to it, the first. */
function onceEach(actions: readonly RegistrySetAction[]): RegistrySetAction[] {
  const seen = new Set<string>()
  return actions.filter(({ key, name }) => {
    const place = `${key}\0${name}`.toUpperCase()
    const first = !seen.has(place)
    seen.add(place)
    return first
  })
}

/**
 * Keys and names that Perl and hivex bring through. Perl hands text to hivex as Latin-1 where all of it
 * is, which hivex takes for UTF-8 in a name; for a code point that is no character it puts U+FFFD.
 */
export const hivexReads = ({ key, name }: RegistrySetAction) =>
  [key, name].every((text) => !isLatinOnly(text) && !/\p{Noncharacter_Code_Point}/u.test(text))

const isLatinOnly = (text: string) => /[\x80-\xff]/.test(text) && !/[^\0-\xff]/.test(text)

/** As the registry holds it. */
function heldAs({ type, data }: RegistryData): RegistryValue {
  if (type !== 'REG_QWORD') return { type, data }
  const number = BigInt(data)
  return { type, data: number > Number.MAX_SAFE_INTEGER ? number : Number(number) }
}

/** The keys and values that the actions make, and nothing else; paths as in an export. */
export function made(actions: readonly RegistrySetAction[], above: string): Registry {
  const keys = new Map<string, [string, KeyValues]>()
  const keyOf = (path: string): KeyValues => {
    const [, known] = keys.get(path.toUpperCase()) ?? []
    if (known) return known
    const values: KeyValues = new Map()
    keys.set(path.toUpperCase(), [path, values])
    if (path.includes('\\')) keyOf(path.slice(0, path.lastIndexOf('\\')))
    return values
  }
  for (const { key, name, value } of actions) keyOf(key).set(name, heldAs(value))
  return new Map([...keys.values()].map(([path, values]) => [`${above}${path}`, values]))
}
