import type { Action, ActionKind, Plan } from '../../model'
import { isRegistryAction } from '../../model/registry-action'

/** Which routines a plan needs: no script holds one that it does not call. */
export function has(plan: Plan, ...kinds: ActionKind[]): boolean {
  return plan.actions.some(({ kind }) => kinds.includes(kind))
}

export function hasRegistry(plan: Plan): boolean {
  return plan.actions.some(isRegistryAction)
}

export function hasBoot(plan: Plan): boolean {
  return has(plan, 'boot-element')
}

/** Whether a plan needs no more of CMD than what every page of the site brings along. */
export function isRegistryOnly(plan: Plan): boolean {
  return plan.actions.every(isRegistryAction)
}

/** What can only be done: whether it is done already is not to be seen. */
export function isDeed({ kind }: Action): boolean {
  switch (kind) {
    case 'service-restart':
    case 'firewall-rule':
    case 'permissions':
    case 'ownership':
    case 'program':
      return true
    default:
      return false
  }
}

export function hasDeeds(plan: Plan): boolean {
  return plan.actions.some(isDeed)
}

/**
 * Registry values are independent of each other, and their keys are exported before the first write:
 * in which order they go back makes no difference. Everything else goes back last first.
 */
export function goesBackInAnyOrder(plan: Plan): boolean {
  return plan.actions.every(
    ({ kind }) => kind === 'registry-set' || kind === 'registry-delete-value',
  )
}
