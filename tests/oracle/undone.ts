import type { ActionOf, Plan } from '../../lib/model'
import { isRegistryAction } from '../../lib/model/registry-action'
import { keysOf, type Sets } from './expected'
import type { State } from './machine'
import type { Registry } from './registry'
import { CONTROL_SETS, isKeptAsNumber, isRightAlready } from './seeds'
import { type StatedValue, withValues } from './with-values'

/** What somebody changes between two runs of a script, and what its undo leads back to after that. */

/**
 * Another number, neither what was there nor what is to be: in the first value that a script changes,
 * and in the first that was right to begin with and that no undo of another brings back: what a text
 * cannot hold is kept as a whole key.
 */
export function meddled(plan: Plan, sets: Sets, hive?: string): StatedValue[] {
  return [...meddledOf(plan, sets, false, hive), ...meddledOf(plan, sets, true, hive)]
}

function meddledOf(plan: Plan, sets: Sets, wasRight: boolean, hive?: string): StatedValue[] {
  const candidates = plan.actions.filter(
    (action, at): action is ActionOf<'registry-set'> =>
      action.kind === 'registry-set' &&
      (hive === undefined || action.hive === hive) &&
      isRightAlready(at) === wasRight &&
      !(wasRight && isInKeptKey(action, plan)),
  )
  const action = candidates[0]
  const value = { type: 'REG_DWORD', data: 77 }
  return action ? keysOf(action, sets).map((key) => ({ key, name: action.name, value })) : []
}

function isInKeptKey({ hive, key }: ActionOf<'registry-set'>, plan: Plan): boolean {
  const inside = `${hive}\\${key}\\`.toLowerCase()
  return plan.actions.some(
    (other, at) =>
      isRegistryAction(other) &&
      inside.startsWith(`${other.hive}\\${other.key}\\`.toLowerCase()) &&
      !isKeptAsNumber(other, at),
  )
}

/**
 * What undo leads back to: each thing as a script found it when it first changed it. So a value that
 * was right, and that somebody changed before a later run, is as they left it.
 */
export function stateFound(past: State, plan: Plan): State {
  const { hives } = past
  const found = (registry: Registry, sets: Sets, hive?: string) =>
    withValues(registry, meddledOf(plan, sets, true, hive))
  return {
    ...past,
    registry: plan.situation === 'online' ? found(past.registry, 'running') : past.registry,
    hives: hives && {
      SYSTEM: found(hives.SYSTEM, CONTROL_SETS, 'SYSTEM'),
      SOFTWARE: found(hives.SOFTWARE, CONTROL_SETS, 'SOFTWARE'),
    },
  }
}

/**
 * Services that run after apply and undo: each as it was when the script first stopped or started it.
 * A restart, which follows only on a change, is not undone.
 */
export function runningAfterUndo(before: readonly string[], plan: Plan): string[] {
  if (plan.situation === 'offline') return [...before]
  const running = new Map(before.map((name) => [name.toLowerCase(), name]))
  const found = new Map<string, string | undefined>()
  let isChanged = false
  for (const [at, action] of plan.actions.entries()) {
    if (action.kind === 'service-restart') {
      if (isChanged) running.set(action.service.toLowerCase(), action.service)
    } else if (action.kind === 'service-state') {
      const key = action.service.toLowerCase()
      if (running.has(key) === (action.state === 'running')) continue
      if (!found.has(key)) found.set(key, running.get(key))
      if (action.state === 'running') running.set(key, action.service)
      else running.delete(key)
      isChanged = true
    } else if (action.kind !== 'ownership') {
      isChanged ||= action.kind !== 'registry-set' || !isRightAlready(at)
    }
  }
  for (const [key, name] of found) {
    if (name === undefined) running.delete(key)
    else running.set(key, name)
  }
  return [...running.values()].sort()
}
