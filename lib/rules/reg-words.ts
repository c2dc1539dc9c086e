import { endsArguments, type IntendedWord } from '../command'

/** A reg command as its author meant it: rules look here, scripts are never made from it. */
export interface RegWords {
  verb: string
  key: IntendedWord | null
  /** The word after each switch that takes one; null for a switch that stands alone. */
  switches: Map<string, IntendedWord | null>
}

const TAKE_A_WORD: Record<string, string> = { add: 'vtds', delete: 'v', query: 'vtf' }

/** `words` are those of a whole reg command, the program's name included. */
export function regWords(words: IntendedWord[]): RegWords {
  const [, verbWord, ...rest] = words
  const verb = verbWord?.inner.toLowerCase() ?? ''
  const switches: RegWords['switches'] = new Map()
  let key: IntendedWord | null = null
  for (let index = 0; index < rest.length; index++) {
    const word = rest[index]
    if (!word || endsArguments(word)) break
    if (word.quote !== null || !/^[/-][A-Za-z]/.test(word.inner)) {
      key ??= word
      continue
    }
    const name = word.inner.slice(1).toLowerCase()
    const takes = name.length === 1 && (TAKE_A_WORD[verb] ?? '').includes(name)
    if (!switches.has(name)) switches.set(name, takes ? (rest[index + 1] ?? null) : null)
    if (takes) index++
  }
  return { verb, key, switches }
}
