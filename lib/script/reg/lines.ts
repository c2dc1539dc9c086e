import type { Plan, RegistrySetAction } from '../../model'
import { keyPathOf, namedControlSets, ROOT_NAMES } from '../registry-paths'
import { regData, regName, regRefusal } from './quote'

/** The keys of an action as a .reg file names them: one for each control set chosen. */
export function regKeysOf(action: RegistrySetAction, plan: Plan): string[] {
  return namedControlSets(action, plan).map((set) =>
    keyPathOf(action, plan, set, ROOT_NAMES[action.root]),
  )
}

/** `"Name"=data`, over as many lines as the data needs. */
export function regValueLines({ name, value }: RegistrySetAction): string[] {
  const [first, ...more] = regData(value)
  return [`${regName(name)}=${first}`, ...more]
}

/** One action as the lines of a .reg file, key included. */
export function regLinesFor(action: RegistrySetAction, plan: Plan): string[] {
  if (regRefusal(action)) return []
  return regKeysOf(action, plan).flatMap((key) => [`[${key}]`, ...regValueLines(action)])
}
