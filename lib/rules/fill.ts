import { changesOfCommand } from '../changes'
import { cutText } from '../changes/cut-text'
import { parseCommand } from '../command'
import { filledText } from '../command/filled-text'
import { type Article, type Command, everyStep, type Placeholder, type Procedure } from '../model'
import { isAttachedDrive } from '../model/attached-drive'
import { isSamePlaceholder } from '../model/placeholder-name'
import { type CheckedValue, checkValue } from '../placeholder-values'
import { factOf } from './facts'
import { type NamedValue, namedValues } from './named-values'
import { type Statement, statedBy } from './stated-by'

/** An article whose procedures know the values that their commands hold now. */
export interface FilledArticle extends Article {
  procedures: Array<Procedure & { filled: NamedValue[] }>
}

export type FillResult = { ok: true; article: FilledArticle } | Extract<CheckedValue, { ok: false }>

/**
 * The article with the reader's values in the place of its placeholders: commands that have all of
 * theirs are read anew, and state their facts with the values. The others stay as they are.
 *
 * @param values by the placeholder's id or a spelling of it, with its brackets or without, in any
 * case; a name that the article does not have, or has for two placeholders, is refused
 */
export function fillPlaceholders(
  article: Article,
  values: ReadonlyMap<string, string>,
): FillResult {
  const checked = new Map<string, string>()
  for (const [name, text] of values) {
    const [placeholder, other] = placeholdersNamed(name, article.placeholders)
    if (!placeholder) {
      const known = namesOf(article.placeholders)
      return refuse(
        `“${name}” is no placeholder of this article: it has ${known}.`,
        `« ${name} » n’est pas un paramètre de cet article : il a ${known}.`,
      )
    }
    const { id, type } = placeholder
    if (other) {
      return refuse(
        `“${name}” is what this article calls both ${id} and ${other.id}: name the one that is meant.`,
        `« ${name} » désigne à la fois ${id} et ${other.id} dans cet article : nommez celui qu’il faut.`,
      )
    }
    const value = checkValue(type, text)
    if (!value.ok) return refuse(`${id}: ${value.message.en}`, `${id} : ${value.message.fr}`)
    // The article may spell it in two ways, and the reader may take both from its hints.
    if ((checked.get(id) ?? value.value) !== value.value) {
      return refuse(
        `“${name}” is ${id}, which has another value already: give it once.`,
        `« ${name} » est ${id}, qui a déjà une autre valeur : donnez-la une seule fois.`,
      )
    }
    checked.set(id, value.value)
  }
  const { placeholders } = article
  const procedures = article.procedures.map((procedure) => {
    const used = new Set<string>()
    const filled = withCommands(procedure, (command) => {
      const open = openIn(command, procedure, placeholders, checked)
      if (open.length === 0 || !open.every((id) => checked.has(id))) return command
      for (const id of open) used.add(id)
      return fillCommand(command, checked)
    })
    const stated = statedBy(statementsOf(filled, placeholders))
    return { ...filled, ...stated, filled: namedValues(placeholders, checked, used) }
  })
  return { ok: true, article: { ...article, procedures } }
}

function refuse(en: string, fr: string): Extract<FillResult, { ok: false }> {
  return { ok: false, message: { en, fr } }
}

/** By its id, which is one placeholder's alone; else by how the article spells it, which may be two's. */
function placeholdersNamed(name: string, placeholders: readonly Placeholder[]): Placeholder[] {
  const byId = placeholders.find(({ id }) => isSamePlaceholder(id, name))
  if (byId) return [byId]
  return placeholders.filter((one) =>
    spellingsOf(one).some((spelled) => isSamePlaceholder(spelled, name)),
  )
}

/** `service (<ServiceName>), drive`: what may be named, by either name. */
function namesOf(placeholders: readonly Placeholder[]): string {
  const names = placeholders.map((one) => {
    const spelled = spellingsOf(one).join(', ')
    return spelled === '' ? one.id : `${one.id} (${spelled})`
  })
  return names.join(', ') || '–'
}

/** Without the letters that the article writes out (`F:`). */
function spellingsOf({ spellings }: Placeholder): string[] {
  return spellings.filter((spelled) => !/^[A-Za-z]:$/.test(spelled))
}

/**
 * What a command needs values for: not the letters that the article writes out (`F:`), and not that
 * of the attached disk, which the script finds, unless it is given.
 */
export function openIn(
  { placeholders: uses }: Command,
  { situation }: Pick<Procedure, 'situation'>,
  placeholders: readonly Placeholder[],
  given: ReadonlyMap<string, string> = new Map(),
): string[] {
  const open = uses.filter(({ placeholder: id, spelled }) => {
    const known = placeholders.find((one) => one.id === id)
    if (!known || /^[A-Za-z]:$/.test(spelled)) return false
    return given.has(id) || !isAttachedDrive(known, situation)
  })
  return [...new Set(open.map(({ placeholder }) => placeholder))]
}

/** A command read anew with values in it. */
export function fillCommand(command: Command, values: ReadonlyMap<string, string>): Command {
  const uses = command.placeholders.filter(({ spelled }) => !/^[A-Za-z]:$/.test(spelled))
  const { withValues, ...rest } = command
  const text = withValues ?? command.repaired ?? command.text
  const filled = filledText(text, uses, values, command.shell)
  const { outcome, operation, refusal } = parseCommand(filled, command.shell)
  return {
    ...rest,
    outcome,
    operation,
    refusal,
    repaired: outcome === 'refused' ? null : filled,
  }
}

/** What each command of a procedure states, in their order. */
export function statementsOf(
  procedure: Pick<Procedure, 'id' | 'situation' | 'steps'>,
  placeholders: readonly Placeholder[],
): Statement[] {
  return everyStep(procedure).flatMap(({ id, commands }) =>
    commands.map((command) => statementOf(command, id, procedure, placeholders)),
  )
}

export function statementOf(
  command: Command,
  step: string,
  procedure: Pick<Procedure, 'id' | 'situation'>,
  placeholders: readonly Placeholder[],
): Statement {
  const { line } = command.range.start
  const found = changesOfCommand(command, procedure.situation, placeholders)
  const reason = 'reason' in found ? found.reason : null
  const done = 'done' in found ? found.done : []
  return {
    step,
    line,
    fact: factOf(command, procedure, step),
    changes: done.map((change) => ({ ...change, step, command: command.id, line })),
    reason,
    ...(reason ? { text: cutText(command.text) } : {}),
  }
}

function withCommands<P extends Pick<Procedure, 'steps'>>(
  procedure: P,
  change: (command: Command) => Command,
): P {
  const inStep = (step: P['steps'][number]): P['steps'][number] => ({
    ...step,
    commands: step.commands.map(change),
    steps: step.steps.map(inStep),
  })
  return { ...procedure, steps: procedure.steps.map(inStep) }
}
