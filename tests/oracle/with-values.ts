import { keyAt, type Registry, type RegistryValue } from './registry'

/** A value that a repair is to leave: `name` is empty for the key's default value. */
export interface StatedValue {
  key: string
  name: string
  value: RegistryValue
}

/**
 * A registry as it should be after the values were written: the same, with exactly these set, and
 * the keys that they lie in made. What a test then compares with is all there is to say about it:
 * `difference(withValues(before, stated), after)` is empty.
 */
export function withValues(registry: Registry, stated: readonly StatedValue[]): Registry {
  const expected: Registry = new Map([...registry].map(([path, values]) => [path, new Map(values)]))
  for (const { key, name, value } of stated) {
    const parts = key.split('\\')
    for (let length = 1; length <= parts.length; length++) {
      const path = parts.slice(0, length).join('\\')
      if (!keyAt(expected, path)) expected.set(path, new Map())
    }
    const values = keyAt(expected, key)
    const spelled = [...(values?.keys() ?? [])].find((n) => n.toLowerCase() === name.toLowerCase())
    values?.set(spelled ?? name, value)
  }
  return expected
}
