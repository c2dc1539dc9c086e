import { sha256 } from '@noble/hashes/sha2'
import { utf8ToBytes } from '@noble/hashes/utils'
import type { Action, Plan, RegistryAction } from '../../model'
import { isRegistryAction } from '../../model/registry-action'
import { keyPathOf } from '../registry-paths'

/**
 * The names of what is kept. A file is named for the thing that it keeps and not by counting, so
 * that two runs that choose other steps never take each other's files for their own.
 */

/** No letter of the first row is in the second: no two equal ones ever meet (see `spelling.ts`). */
const LETTERS = ['abcdefghijklmnop', 'qrstuvwxyz012345'] as const

/** Eight characters that stand for a key, a service or a boot entry, whatever its case. */
export function keptName(thing: string): string {
  const digest = sha256(utf8ToBytes(thing.toLowerCase()))
  let name = ''
  for (let i = 0; i < 8; i++) {
    const nibble = ((digest[i >> 1] ?? 0) >> (i % 2 === 0 ? 4 : 0)) & 15
    name += LETTERS[i % 2 === 0 ? 0 : 1][nibble] ?? ''
  }
  return name
}

/** The key of an action on the running machine. */
export function keyOf(action: RegistryAction, plan: Plan): string {
  return keyPathOf(action, plan, 'CurrentControlSet')
}

/** The keys that are exported, each once. */
export function keptKeys(actions: readonly Action[], plan: Plan): string[] {
  return distinct(actions.filter(isRegistryAction).map((action) => keyOf(action, plan)))
}

/** Keys directly below their hive or control set that are there on any Windows that runs. */
const ALWAYS_THERE: ReadonlySet<string> = new Set(['control', 'services', 'microsoft', 'policies'])

/** Every level of the keys that writing may make, topmost first. */
export function createdLevels(actions: readonly Action[], plan: Plan): string[] {
  const levels = actions.flatMap((action) => {
    if (action.kind !== 'registry-set') return []
    const parts = keyOf(action, plan).split('\\')
    const below = 1 + (action.hive === null ? 0 : 1) + (action.controlSet ? 1 : 0)
    const there = below > 1 && ALWAYS_THERE.has(parts[below]?.toLowerCase() ?? '')
    const first = there ? below + 1 : below
    return parts.slice(first).map((_, i) => parts.slice(0, first + 1 + i).join('\\'))
  })
  return distinct(levels).sort((a, b) => depth(a) - depth(b))
}

const depth = (key: string) => key.split('\\').length

/** Windows compares these names without case. */
export function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, string>()
  for (const name of names) {
    if (!seen.has(name.toLowerCase())) seen.set(name.toLowerCase(), name)
  }
  return [...seen.values()]
}
