import type { Action, Plan, RegistryAction } from '../../model'
// Not from the model's index: that would bring zod into the browser.
import { isRegistryAction } from '../../model/registry-action'
import { keyPathOf, namedControlSets, ROOT_NAMES } from '../registry-paths'
import { regData, regName, regRefusal } from './quote'

/**
 * The line that opens an action's key, for each control set chosen: `[KEY]`, or `[-KEY]`, which takes
 * the key away with everything below it.
 */
export function regKeyLines(action: RegistryAction, plan: Plan): string[] {
  const sign = action.kind === 'registry-delete-key' ? '-' : ''
  return namedControlSets(action, plan).map(
    (set) => `[${sign}${keyPathOf(action, plan, set, ROOT_NAMES[action.root])}]`,
  )
}

/** `"Name"=data`, over as many lines as the data needs; `"Name"=-` takes a value away. */
export function regValueLines(action: RegistryAction): string[] {
  switch (action.kind) {
    case 'registry-set': {
      const [first, ...more] = regData(action.value)
      return [`${regName(action.name)}=${first}`, ...more]
    }
    case 'registry-delete-value':
      return [`${regName(action.name)}=-`]
    case 'registry-delete-key':
      return []
    default: {
      const never: never = action
      return never
    }
  }
}

/** One action as the lines of a .reg file, key included. */
export function regLinesFor(action: Action, plan: Plan): string[] {
  if (!isRegistryAction(action) || regRefusal(action)) return []
  return regKeyLines(action, plan).flatMap((key) => [key, ...regValueLines(action)])
}
