import type { Fact } from '../../../lib/model'

/** One setting of a procedure, the same for the fact that states it and the action that makes it true. */
export function factKey({
  root,
  hive,
  key,
  name,
}: Pick<Fact, 'root' | 'hive' | 'key' | 'name'>): string {
  return [root, hive, key, name].join('\\')
}
