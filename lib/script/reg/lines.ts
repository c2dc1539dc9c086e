import type { Action, Plan } from '../../model'
import { keyPathOf, namedControlSets } from '../registry-paths'
import { regData, regName, regRefusal } from './quote'

const ROOTS = {
  HKLM: 'HKEY_LOCAL_MACHINE',
  HKCU: 'HKEY_CURRENT_USER',
  HKCR: 'HKEY_CLASSES_ROOT',
  HKU: 'HKEY_USERS',
  HKCC: 'HKEY_CURRENT_CONFIG',
} as const

/** The keys of an action as a .reg file names them: one for each control set chosen. */
export function regKeysOf(action: Action, plan: Plan): string[] {
  return namedControlSets(action, plan).map((set) =>
    keyPathOf(action, plan, set, ROOTS[action.root]),
  )
}

/** `"Name"=data`, over as many lines as the data needs. */
export function regValueLines({ name, value }: Action): string[] {
  const [first, ...more] = regData(value)
  return [`${regName(name)}=${first}`, ...more]
}

/** One action as the lines of a .reg file, key included. */
export function regLinesFor(action: Action, plan: Plan): string[] {
  if (regRefusal(action)) return []
  return regKeysOf(action, plan).flatMap((key) => [`[${key}]`, ...regValueLines(action)])
}
