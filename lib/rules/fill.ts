import { changesOfCommand } from '../changes'
import { parseCommand } from '../command'
import { filledText } from '../command/filled-text'
import { type Article, type Command, everyStep, type Placeholder, type Procedure } from '../model'
import { isAttachedDrive } from '../model/attached-drive'
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
 * @param values by the placeholder's id; an id that the article does not have is refused
 */
export function fillPlaceholders(
  article: Article,
  values: ReadonlyMap<string, string>,
): FillResult {
  const checked = new Map<string, string>()
  for (const [id, text] of values) {
    const placeholder = article.placeholders.find((one) => one.id === id)
    if (!placeholder) {
      const known = article.placeholders.map((one) => one.id).join(', ') || '–'
      return {
        ok: false,
        message: {
          en: `“${id}” is no placeholder of this article: it has ${known}.`,
          fr: `« ${id} » n’est pas un paramètre de cet article : il a ${known}.`,
        },
      }
    }
    const value = checkValue(placeholder.type, text)
    if (!value.ok) return value
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
  const filled = filledText(command.repaired ?? command.text, uses, values, command.shell)
  const { outcome, operation, refusal } = parseCommand(filled, command.shell)
  return {
    ...command,
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
