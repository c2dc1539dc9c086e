import type { Choices, Localized, Mode, Situation, Spelling, Target } from './model'
// Not from the model's index: that would bring zod into the browser.
import { RUNNING_HIVES } from './model/running-hives'
import { TARGETS } from './model/targets'

/**
 * The reader's choices and their form in a URL and on the command line. Each one is a closed
 * grammar: a link can carry choices, never script text, and what does not match is refused before
 * anything is made from it.
 */

export type Checked<T> = { ok: true; value: T } | { ok: false; message: Localized }

/** One choice as a URL parameter: `parse(serialize(value))` is `value`, and nothing else parses. */
interface ChoiceParser<T> {
  check: (text: string) => Checked<T>
  serialize: (value: T) => string
}

const refuse = (en: string, fr: string): { ok: false; message: Localized } => ({
  ok: false,
  message: { en, fr },
})

function oneOf<T extends string>(values: readonly T[]): ChoiceParser<T> {
  return {
    check: (text) => {
      const value = values.find((known) => known === text)
      if (value !== undefined) return { ok: true, value }
      const list = values.join(', ')
      return refuse(
        `“${text}” is not a choice: expected one of ${list}.`,
        `« ${text} » n’est pas un choix : il faut l’un de ${list}.`,
      )
    },
    serialize: (value) => value,
  }
}

const drive: ChoiceParser<string | null> = {
  check: (text) => {
    const letter = /^([A-Za-z]):?$/.exec(text)?.[1]
    if (letter) return { ok: true, value: letter.toUpperCase() }
    if (text === '') return { ok: true, value: null }
    return refuse(
      `“${text}” is not a drive letter: expected one letter from A to Z, such as F.`,
      `« ${text} » n’est pas une lettre de lecteur : il faut une seule lettre de A à Z, par exemple F.`,
    )
  },
  serialize: (value) => value ?? '',
}

const mount: ChoiceParser<string> = {
  check: (text) => {
    if (!/^[A-Za-z][A-Za-z0-9_-]{0,31}$/.test(text)) {
      return refuse(
        `“${text}” is not a hive name: expected a letter, then up to 31 letters, digits, - or _.`,
        `« ${text} » n’est pas un nom de ruche : il faut une lettre, puis 31 lettres, chiffres, - ou _ au plus.`,
      )
    }
    if (RUNNING_HIVES.includes(text.toUpperCase())) {
      return refuse(
        `${text} is a hive of the running Windows: expected a free name, such as BROKENSYSTEM.`,
        `${text} est une ruche du Windows en cours : il faut un nom libre, par exemple BROKENSYSTEM.`,
      )
    }
    return { ok: true, value: text }
  },
  serialize: (value) => value,
}

const sets: ChoiceParser<number[]> = {
  check: (text) => {
    const numbers = text
      .split(',')
      .map((part) => (/^\d{1,3}$/.test(part.trim()) ? Number(part) : 0))
    if (numbers.every((number) => number >= 1)) {
      return { ok: true, value: [...new Set(numbers)].sort((a, b) => a - b) }
    }
    return refuse(
      `“${text}” is not a list of control sets: expected numbers from 1 to 999 with commas, such as 1,2.`,
      `« ${text} » n’est pas une liste de jeux de contrôle : il faut des nombres de 1 à 999 séparés par des virgules, par exemple 1,2.`,
    )
  },
  serialize: (value) => value.join(','),
}

const steps: ChoiceParser<string[] | null> = {
  check: (text) => {
    if (text === '') return { ok: true, value: null }
    const labels = text.split(',').map((part) => part.trim())
    if (labels.every((label) => /^[\p{L}\p{N}]{1,4}(?:[.-][\p{L}\p{N}]{1,4}){0,7}$/u.test(label))) {
      return { ok: true, value: [...new Set(labels)] }
    }
    return refuse(
      `“${text}” is not a list of steps: expected their numbers with commas, such as 2,3,5.`,
      `« ${text} » n’est pas une liste d’étapes : il faut leurs numéros séparés par des virgules, par exemple 2,3,5.`,
    )
  },
  serialize: (value) => value?.join(',') ?? '',
}

const procedure: ChoiceParser<string | null> = {
  check: (text) => {
    if (text === '') return { ok: true, value: null }
    if (/^[\p{L}\p{N}_-]{1,200}$/u.test(text)) return { ok: true, value: text }
    return refuse(
      `“${text}” is not a procedure's id: expected letters, digits and hyphens, such as serial-control.`,
      `« ${text} » n’est pas l’identifiant d’une procédure : il faut des lettres, chiffres et traits d’union, par exemple serial-control.`,
    )
  },
  serialize: (value) => value ?? '',
}

export const SITUATIONS: readonly Situation[] = ['online', 'offline']
export const MODES: readonly Mode[] = ['apply', 'check', 'undo']
export const SPELLINGS: readonly Spelling[] = ['usual', 'mixed']

/** A field of `Choices` with the grammar of its text. */
function choice<F extends keyof Choices>(field: F, parser: ChoiceParser<Choices[F]>) {
  return {
    ...parser,
    field,
    textIn: (choices: Choices): string => parser.serialize(choices[field]),
    /** The choices with this one read from `text`. */
    read: (choices: Choices, text: string): Checked<Choices> => {
      const checked = parser.check(text)
      return checked.ok ? { ok: true, value: { ...choices, [field]: checked.value } } : checked
    },
    /** For nuqs' `createParser`: null for what the grammar refuses. */
    url: {
      parse: (text: string): Choices[F] | null => {
        const checked = parser.check(text)
        return checked.ok ? checked.value : null
      },
      serialize: parser.serialize,
      eq: (a: Choices[F], b: Choices[F]) => parser.serialize(a) === parser.serialize(b),
      default: defaultChoices()[field],
    },
  }
}

/** Each choice by its name in the URL; the order is that of the URL. */
const PARSERS = {
  situation: choice('situation', oneOf(SITUATIONS)),
  target: choice('target', oneOf(TARGETS)),
  mode: choice('mode', oneOf(MODES)),
  drive: choice('drive', drive),
  boot: choice('bootDrive', drive),
  system: choice('systemMount', mount),
  software: choice('softwareMount', mount),
  sets: choice('controlSets', sets),
  steps: choice('steps', steps),
  procedure: choice('procedure', procedure),
  spelling: choice('spelling', oneOf(SPELLINGS)),
}

export type ChoiceName = keyof typeof PARSERS
export const CHOICE_NAMES: readonly ChoiceName[] = [
  'situation',
  'target',
  'mode',
  'drive',
  'boot',
  'system',
  'software',
  'sets',
  'steps',
  'procedure',
  'spelling',
]

/** Where a choice changes a script at all. */
export interface Effect {
  situation: Situation
  /** Null for every target of the situation. */
  targets: readonly Target[] | null
}

const WITH_DRIVE: Effect = { situation: 'offline', targets: ['cmd', 'powershell', 'vm-repair'] }

/** The choices that do nothing for some scripts: a `.reg` file knows no drive, CMD looks for sets. */
const EFFECTS: Partial<Record<ChoiceName, Effect>> = {
  drive: WITH_DRIVE,
  boot: WITH_DRIVE,
  system: { situation: 'offline', targets: null },
  software: { situation: 'offline', targets: null },
  sets: { situation: 'offline', targets: ['reg'] },
  spelling: { situation: 'online', targets: ['serial'] },
}

/**
 * Where a choice would have its effect, if it has none for this situation and target.
 *
 * @param target null where no script is made
 */
export function effectMissed(
  name: ChoiceName,
  { situation, target }: { situation: Situation; target: Target | null },
): Effect | null {
  const effect = EFFECTS[name]
  if (!effect) return null
  const { targets } = effect
  const fits = targets === null || target === null || targets.includes(target)
  return fits && effect.situation === situation ? null : effect
}

/** What is chosen before the reader chooses anything. */
export function defaultChoices(situation: Situation = 'online'): Choices {
  return {
    situation,
    target: 'cmd',
    mode: 'apply',
    drive: null,
    bootDrive: null,
    systemMount: 'BROKENSYSTEM',
    softwareMount: 'BROKENSOFTWARE',
    controlSets: [1],
    steps: null,
    procedure: null,
    spelling: 'usual',
  }
}

/** What is wrong with a choice as it is typed, or its value. */
export function checkChoice(name: ChoiceName, text: string): Checked<unknown> {
  return PARSERS[name].check(text)
}

/** For nuqs' `createParser`, by the name in the URL. */
export const choiceParsers = {
  situation: PARSERS.situation.url,
  target: PARSERS.target.url,
  mode: PARSERS.mode.url,
  drive: PARSERS.drive.url,
  boot: PARSERS.boot.url,
  system: PARSERS.system.url,
  software: PARSERS.software.url,
  sets: PARSERS.sets.url,
  steps: PARSERS.steps.url,
  procedure: PARSERS.procedure.url,
  spelling: PARSERS.spelling.url,
}

export interface RefusedChoice {
  name: ChoiceName
  message: Localized
}

/**
 * The choices in a query string or on a command line. Names that are not ours are passed over (a
 * link may carry a tracker's); a value outside its grammar is refused, all of them at once.
 */
export function readChoices(
  given: Iterable<[string, string]>,
): { ok: true; choices: Choices } | { ok: false; refused: RefusedChoice[] } {
  let choices = defaultChoices()
  const refused: RefusedChoice[] = []
  for (const [key, text] of given) {
    const name = CHOICE_NAMES.find((known) => known === key)
    if (!name) continue
    const read = PARSERS[name].read(choices, text)
    if (read.ok) choices = read.value
    else refused.push({ name, message: read.message })
  }
  if (choices.systemMount.toUpperCase() === choices.softwareMount.toUpperCase()) {
    const { message } = refuse(
      `Both hives cannot be loaded as ${choices.systemMount}: expected two different names.`,
      `Les deux ruches ne peuvent pas être chargées sous ${choices.systemMount} : il faut deux noms différents.`,
    )
    refused.push({ name: 'software', message })
  }
  return refused.length > 0 ? { ok: false, refused } : { ok: true, choices }
}

/** The query string of the choices, without those that are as they were: `situation=offline&drive=G`. */
export function choicesToSearch(choices: Choices): string {
  return searchText(givenChoices(choices))
}

/** Choices by their names as a query string; commas stay what they are. */
export function searchText(given: Array<[string, string]>): string {
  return new URLSearchParams(given).toString().replaceAll('%2C', ',')
}

/** The name, in a URL, of the value for a placeholder: no choice has a dot in its name. */
export function valueParameter(id: string): `set.${string}` {
  return `set.${id}`
}

/** The choices that differ from the defaults, by their names in the URL. */
export function givenChoices(choices: Choices): Array<[ChoiceName, string]> {
  const defaults = defaultChoices()
  return CHOICE_NAMES.flatMap((name): Array<[ChoiceName, string]> => {
    const text = PARSERS[name].textIn(choices)
    return text === PARSERS[name].textIn(defaults) ? [] : [[name, text]]
  })
}
