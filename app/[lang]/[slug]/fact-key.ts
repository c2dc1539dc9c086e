import type { Action, Fact } from '../../../lib/model'

/** One setting of a procedure, the same for the fact that states it and the action that makes it true. */
export function factKey({ root, hive, key, name }: Fact | Action): string {
  return [root, hive, key, name].join('\\')
}
