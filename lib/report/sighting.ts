import type { Localized } from '../model'

/** What the screen says of one thing at one place. */
export type Fact =
  | { kind: 'value'; type: string; data: string }
  /** A state in the words of the plan: `running`, `delayed-auto`, `Minimal`. */
  | { kind: 'word'; word: string }
  | { kind: 'present' }
  | { kind: 'absent' }
  | { kind: 'unclear'; reason: Localized }

/** A fact and where it stands: where a thing is said more than once, the last place counts. */
export interface Sighting {
  /** The row. */
  at: number
  /** Of what: see `subjects`. */
  of: string
  fact: Fact
}

/** The names of the things that are read; Windows compares them without case. */
export const subjects = {
  value: (key: string, name: string) => `value ${key}\n${name}`.toLowerCase(),
  key: (key: string) => `key ${key}`.toLowerCase(),
  service: (service: string, what: 'state' | 'start' | 'type' | 'account') =>
    `${what} ${service}`.toLowerCase(),
  boot: (entry: string, element: string) => `boot ${entry}\n${element}`.toLowerCase(),
  exitCode: (number: number) => `exit code ${number}`,
  /** A line of a script's log. */
  line: (place: string, name: string) => `line ${place}\n${name}`.toLowerCase(),
}

export function unclear(reason: Localized): Fact {
  return { kind: 'unclear', reason }
}
