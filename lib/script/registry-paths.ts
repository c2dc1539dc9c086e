import type { Plan, RegistryAction, RegistryRoot } from '../model'

/** The roots by their full names, as .reg files and .NET take them. */
export const ROOT_NAMES = {
  HKLM: 'HKEY_LOCAL_MACHINE',
  HKCU: 'HKEY_CURRENT_USER',
  HKCR: 'HKEY_CLASSES_ROOT',
  HKU: 'HKEY_USERS',
  HKCC: 'HKEY_CURRENT_CONFIG',
} as const satisfies Record<RegistryRoot, string>

/** What of a plan decides the names of keys. */
export type Mounts = Pick<Plan, 'situation' | 'hives'>

/** The mount name of the action's hive; a plan for an attached disk has one for every action. */
function mountOf(action: RegistryAction, plan: Mounts): string {
  return plan.hives.find(({ hive }) => hive === action.hive)?.mount ?? action.hive ?? ''
}

/**
 * The full path of the action's key, with `controlSet` in the place of the control set:
 * `CurrentControlSet` on a running machine, a variable or `ControlSet001` on an attached disk.
 */
export function keyPathOf(
  action: RegistryAction,
  plan: Mounts,
  controlSet: string,
  root: string = action.root,
): string {
  const hive = plan.situation === 'offline' ? mountOf(action, plan) : action.hive
  return [root, hive, action.controlSet ? controlSet : null, action.key]
    .filter((part) => part !== null && part !== '')
    .join('\\')
}

/** `ControlSet001` for 1. */
export function controlSetName(number: number): string {
  return `ControlSet${String(number).padStart(3, '0')}`
}

/** The control sets that text names which cannot look for them: one on a running machine. */
export function namedControlSets(action: RegistryAction, plan: Plan): string[] {
  if (!action.controlSet) return ['']
  return plan.situation === 'online' ? ['CurrentControlSet'] : plan.controlSets.map(controlSetName)
}
