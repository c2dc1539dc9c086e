import { Failure } from './failure'

/** The reader's values for placeholders, from `--set name=value`. */
export function placeholderValues(set: string[]): Map<string, string> {
  const values = new Map<string, string>()
  for (const text of set) {
    const at = text.indexOf('=')
    if (at < 1) throw new Failure(`--set: “${text}” is not name=value, such as port=3390.`)
    const name = text.slice(0, at)
    if (values.has(name)) throw new Failure(`--set: “${name}” is given twice: give it once.`)
    values.set(name, text.slice(at + 1))
  }
  return values
}
