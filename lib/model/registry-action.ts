import type { Action, ActionOf } from './action'

/** An action on a registry value or key. */
export type RegistryAction = ActionOf<
  'registry-set' | 'registry-delete-value' | 'registry-delete-key'
>

export function isRegistryAction(action: Action): action is RegistryAction {
  switch (action.kind) {
    case 'registry-set':
    case 'registry-delete-value':
    case 'registry-delete-key':
      return true
    default:
      return false
  }
}

export type RegistrySetAction = ActionOf<'registry-set'>

export function isRegistrySet(action: Action): action is RegistrySetAction {
  return action.kind === 'registry-set'
}
