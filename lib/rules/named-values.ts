import type { Placeholder } from '../model'
import { isSecret } from '../placeholder-values'

/** A placeholder's id and the value that stands in its place. */
export type NamedValue = [id: string, value: string]

/** Refused by every grammar: what names a script again never names a password. */
const WITHHELD = '*'

/**
 * The values that a procedure's commands use, as they may be shown to others: in the article's
 * order, whatever the order in which they were given, for the same input makes the same bytes.
 */
export function namedValues(
  placeholders: ReadonlyArray<Pick<Placeholder, 'id' | 'type'>>,
  values: ReadonlyMap<string, string>,
  used: ReadonlySet<string>,
): NamedValue[] {
  return placeholders.flatMap(({ id, type }): NamedValue[] => {
    const value = values.get(id)
    if (value === undefined || !used.has(id)) return []
    return [[id, isSecret(type) ? WITHHELD : value]]
  })
}
