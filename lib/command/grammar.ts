import type { Localized, Operation, Outcome } from '../model'
import type { Word } from './cmd/tokenize'

/** What a program makes of its arguments. */
export type ProgramResult =
  | { outcome: Extract<Outcome, 'operation' | 'query'>; operation: Operation }
  | { outcome: 'passed' }
  | { outcome: 'refused'; refusal: Localized; word: Word | null }

/** The reading of one program: `words` are its arguments, without its own name. */
export type ProgramReader = (words: Word[]) => ProgramResult

/** How a switch takes its value: not at all, as `/name:value` or `/name=value`, or as the next word. */
export type SwitchForm = 'flag' | 'joined' | 'next' | 'either'

/** A program's command line as data. */
export interface CommandLineGrammar {
  program: string
  switches: Readonly<Record<string, SwitchForm>>
  /** The most words that are no switch. */
  operands: number
}

export interface ReadArguments {
  operands: Word[]
  /** By name in lower case, without slash or hyphen; a flag's value is the empty string. */
  switches: Map<string, string>
}

export type ArgumentsResult =
  | { ok: true; read: ReadArguments }
  | { ok: false; result: ProgramResult }

export const PASSED: ProgramResult = { outcome: 'passed' }

export function refuse(word: Word | null, en: string, fr: string): ProgramResult {
  return { outcome: 'refused', refusal: { en, fr }, word }
}

export function does(operation: Operation): ProgramResult {
  return { outcome: operation.kind === 'query' ? 'query' : 'operation', operation }
}

type Change = Exclude<Operation['kind'], `registry-${string}` | `hive-${string}` | 'query'>

/** A change beyond the registry; `settings` without those that were not given. */
export function change<Kind extends Change>(
  kind: Kind,
  action: Extract<Operation, { kind: Kind }>['action'],
  subject: string | null,
  settings: Record<string, string | undefined> = {},
  where: string | null = null,
): ProgramResult {
  const given: Record<string, string> = {}
  for (const [name, value] of Object.entries(settings)) if (value !== undefined) given[name] = value
  // The kind and its action belong together by this function's own types, which a spread forgets.
  const operation = { kind, action, subject, where, settings: given } as Operation
  return does(operation)
}

/**
 * The words that say more than a change holds (`del /s`, `copy … /b`), as its setting `options`: no
 * script makes such a change out of its parts. Empty where `known` covers them all.
 */
export function optionsOf(words: Iterable<string>, known: RegExp): { options?: string } {
  const others = [...words].filter((word) => !known.test(word))
  return others.length > 0 ? { options: others.join(' ') } : {}
}

export function asks(
  about: Extract<Operation, { kind: 'query' }>['about'],
  subject: string | null = null,
  where: string | null = null,
): ProgramResult {
  return does({ kind: 'query', about, subject, where, settings: {} })
}

/** Reads the arguments by a grammar; what the grammar does not know is refused, with its word. */
export function readArguments(words: Word[], grammar: CommandLineGrammar): ArgumentsResult {
  const { program } = grammar
  const operands: Word[] = []
  const switches = new Map<string, string>()
  for (let index = 0; index < words.length; index++) {
    const word = words[index]
    if (!word) break
    const match = /^[/-]([A-Za-z?][\w?-]*)(?:[:=](.*))?$/s.exec(word.value)
    if (!match) {
      operands.push(word)
      if (operands.length > grammar.operands) {
        return {
          ok: false,
          result: refuse(
            word,
            `${program} does not expect “${word.value}” here.`,
            `${program} n’attend pas « ${word.value} » ici.`,
          ),
        }
      }
      continue
    }
    const [, given = '', joined] = match
    const name = given.toLowerCase()
    const form = Object.hasOwn(grammar.switches, name) ? grammar.switches[name] : undefined
    if (form === undefined) {
      return {
        ok: false,
        result: refuse(
          word,
          `${program} has no switch “${word.value}”.`,
          `${program} n’a pas d’option « ${word.value} ».`,
        ),
      }
    }
    const takesNext = form === 'next' || (form === 'either' && joined === undefined)
    const next = takesNext ? words[index + 1] : undefined
    if (next) index++
    switches.set(name, joined ?? next?.value ?? '')
  }
  return { ok: true, read: { operands, switches } }
}
