import { Failure } from './failure'

/** The reader's values for placeholders, from `--set name=value`. */
export function placeholderValues(set: string[]): Map<string, string> {
  return new Map(
    set.map((text): [string, string] => {
      const at = text.indexOf('=')
      if (at < 1) throw new Failure(`--set: “${text}” is not name=value, such as port=3390.`)
      return [text.slice(0, at), text.slice(at + 1)]
    }),
  )
}
