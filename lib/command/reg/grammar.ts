import type { Localized } from '../../model'
import type { Word } from '../cmd/tokenize'

/**
 * The command lines of reg.exe, as data: for each verb its operands and switches.
 *
 * Source: Microsoft's windows-commands reference (reg-add … reg-unload) and, where the reference is
 * silent (`/reg:32`, REG_QWORD, a switch given twice), Wine's programs/reg and its tests.
 */
export const REG_VERBS = {
  add: {
    operands: ['key'],
    switches: {
      v: true,
      ve: false,
      t: true,
      s: true,
      d: true,
      f: false,
      'reg:32': false,
      'reg:64': false,
    },
  },
  delete: {
    operands: ['key'],
    switches: { v: true, ve: false, va: false, f: false, 'reg:32': false, 'reg:64': false },
  },
  query: {
    operands: ['key'],
    switches: {
      v: 'optional',
      ve: false,
      s: false,
      se: true,
      f: true,
      k: false,
      d: false,
      c: false,
      e: false,
      t: true,
      z: false,
      'reg:32': false,
      'reg:64': false,
    },
  },
  load: { operands: ['key', 'file'], switches: { 'reg:32': false, 'reg:64': false } },
  unload: { operands: ['key'], switches: {} },
  export: { operands: ['key', 'file'], switches: { y: false, 'reg:32': false, 'reg:64': false } },
  import: { operands: ['file'], switches: { 'reg:32': false, 'reg:64': false } },
  copy: {
    operands: ['key', 'key'],
    switches: { s: false, f: false, 'reg:32': false, 'reg:64': false },
  },
  save: { operands: ['key', 'file'], switches: { y: false, 'reg:32': false, 'reg:64': false } },
  restore: { operands: ['key', 'file'], switches: { 'reg:32': false, 'reg:64': false } },
} as const satisfies Record<string, Verb>

interface Verb {
  operands: ReadonlyArray<'key' | 'file'>
  /** True: it takes the word after it, whatever that is. `optional`: unless that is a switch. */
  switches: Readonly<Record<string, boolean | 'optional'>>
}

export type RegVerb = keyof typeof REG_VERBS
const VERBS = Object.keys(REG_VERBS).join(', ')

export function isRegVerb(name: string): name is RegVerb {
  return Object.hasOwn(REG_VERBS, name)
}

export interface RegArguments {
  verb: RegVerb
  operands: Word[]
  /** Switch names in lower case, without the slash; null for a switch that takes no word. */
  switches: Map<string, Word | null>
}

export type RegArgumentsResult =
  | { ok: true; arguments: RegArguments }
  | { ok: false; message: Localized; word: Word | null }

/** `words` are those of one simple command, `reg` itself included. */
export function readRegArguments(words: Word[]): RegArgumentsResult {
  const refuse = (word: Word | null, en: string, fr: string): RegArgumentsResult => ({
    ok: false,
    word,
    message: { en, fr },
  })
  const [, verbWord, ...rest] = words
  const verb = verbWord?.value.toLowerCase() ?? ''
  if (!verbWord || !isRegVerb(verb)) {
    return refuse(
      verbWord ?? null,
      `“${verbWord?.value ?? ''}” is not something reg does: expected one of ${VERBS}.`,
      `« ${verbWord?.value ?? ''} » n’est pas une action de reg : il faut l’une de ${VERBS}.`,
    )
  }
  const known: Verb = REG_VERBS[verb]
  const operands: Word[] = []
  const switches = new Map<string, Word | null>()
  for (let index = 0; index < rest.length; index++) {
    const word = rest[index]
    if (!word) break
    if (operands.length < known.operands.length && !isSwitch(word)) {
      operands.push(word)
      continue
    }
    const name = word.value.slice(1).toLowerCase()
    if (!isSwitch(word)) {
      return refuse(
        word,
        `reg ${verb} does not expect “${word.value}” here.`,
        `reg ${verb} n’attend pas « ${word.value} » ici.`,
      )
    }
    const takes = Object.hasOwn(known.switches, name) ? known.switches[name] : undefined
    if (takes === undefined) {
      return refuse(
        word,
        `reg ${verb} has no switch “${word.value}”.`,
        `reg ${verb} n’a pas d’option « ${word.value} ».`,
      )
    }
    if (switches.has(name)) {
      return refuse(
        word,
        `reg ${verb} takes “${word.value}” only once.`,
        `reg ${verb} n’accepte « ${word.value} » qu’une fois.`,
      )
    }
    const next = rest[index + 1]
    if (takes === false || (takes === 'optional' && (!next || isSwitch(next)))) {
      switches.set(name, null)
    } else if (next) {
      switches.set(name, next)
      index++
    } else {
      return refuse(
        word,
        `“${word.value}” needs a word after it.`,
        `« ${word.value} » doit être suivi d’une valeur.`,
      )
    }
  }
  if (operands.length < known.operands.length) {
    const missing = known.operands[operands.length]
    return refuse(
      null,
      `reg ${verb} needs ${missing === 'file' ? 'a file' : 'a key'}.`,
      `reg ${verb} exige ${missing === 'file' ? 'un fichier' : 'une clé'}.`,
    )
  }
  return { ok: true, arguments: { verb, operands, switches } }
}

function isSwitch({ value }: Word): boolean {
  return (value.startsWith('/') || value.startsWith('-')) && /[A-Za-z]/.test(value.charAt(1))
}
