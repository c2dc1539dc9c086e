import type { Plan, RegistrySetAction } from '../../model'
import { keyPathOf, namedControlSets, ROOT_NAMES } from '../registry-paths'
import { KINDS, psData, psRefusal, psString } from './quote'

/**
 * One action as it is typed at a PowerShell prompt, one line for each control set named: what writes
 * the value or, where the plan only looks, what shows it. .NET's own call makes missing keys, takes every name as it is, and needs no `New-Item` that could empty a key.
 */
export function powerShellLinesFor(action: RegistrySetAction, plan: Plan): string[] {
  if (psRefusal(action)) return []
  return namedControlSets(action, plan).map((set) => {
    const key = psString(keyPathOf(action, plan, set, ROOT_NAMES[action.root]))
    const { name, value } = action
    if (plan.mode === 'check') {
      return `[Microsoft.Win32.Registry]::GetValue(${key}, ${psString(name)}, 'absent')`
    }
    return `[Microsoft.Win32.Registry]::SetValue(${key}, ${psString(name)}, ${psData(value)}, '${KINDS[value.type]}')`
  })
}
