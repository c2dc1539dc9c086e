import type { Action, Change, Fact } from '../../../lib/model'
// Not from the model's index: that would bring zod into the browser.
import { isRegistrySet } from '../../../lib/model/registry-action'

/** One setting of a procedure, the same for the fact that states it and the action that makes it true. */
export function factKey({
  root,
  hive,
  key,
  name,
}: Pick<Fact, 'root' | 'hive' | 'key' | 'name'>): string {
  return [root, hive, key, name].join('\\')
}

/** Where a change stands in its article: no part of what it changes. */
const PLACE = new Set(['step', 'command', 'line'])

/** One change of a procedure, the same for the article's change and the plan's action. */
export function changeKey(change: Change | Action): string {
  const stated = Object.entries(change).filter(([field]) => !PLACE.has(field))
  return JSON.stringify(stated.map(([, value]) => value))
}

export function actionKey(action: Action): string {
  return isRegistrySet(action) ? factKey(action) : changeKey(action)
}
