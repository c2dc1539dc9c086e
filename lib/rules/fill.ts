import { changesOf } from '../changes'
import { applyEdits, parseCommand } from '../command'
import type { Article, Command, Step } from '../model'
import { type CheckedValue, checkValue } from '../placeholder-values'
import { factsOf } from './facts'

export type FillResult = { ok: true; article: Article } | Extract<CheckedValue, { ok: false }>

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
  const fillStep = (step: Step): Step => ({
    ...step,
    commands: step.commands.map((command) => fillCommand(command, checked)),
    steps: step.steps.map(fillStep),
  })
  const procedures = article.procedures.map((procedure) => {
    const filled = { ...procedure, steps: procedure.steps.map(fillStep) }
    return { ...filled, facts: factsOf(filled), ...changesOf(filled, article.placeholders) }
  })
  return { ok: true, article: { ...article, procedures } }
}

function fillCommand(command: Command, values: ReadonlyMap<string, string>): Command {
  const uses = command.placeholders.filter(({ spelled }) => !/^[A-Za-z]:$/.test(spelled))
  if (uses.length === 0 || !uses.every(({ placeholder }) => values.has(placeholder))) return command
  // The repairs moved the places: each spelling is looked for in the repaired text, in order.
  const text = command.repaired ?? command.text
  let from = 0
  const edits = uses.flatMap(({ placeholder, spelled }) => {
    const start = text.indexOf(spelled, from)
    if (start === -1) return []
    from = start + spelled.length
    const value = values.get(placeholder) ?? spelled
    return [{ start, end: from, text: inPlace(text.slice(0, start), value, command.shell) }]
  })
  const filled = applyEdits(text, edits)
  const { outcome, operation, refusal } = parseCommand(filled, command.shell)
  return {
    ...command,
    outcome,
    operation,
    refusal,
    repaired: outcome === 'refused' ? null : filled,
  }
}

/** What a value may hold and still be one word without quotes, in every shell. */
const BARE = /^[\p{L}\p{N}_.:\\/{}+-]+$/u

/**
 * The value as it stands in the command: in quotes where it would be more than one word. It cannot
 * hold a quote itself, nor end in a backslash: see `placeholder-values.ts`.
 */
function inPlace(before: string, value: string, shell: Command['shell']): string {
  const opened = (quote: RegExp) => (before.match(quote)?.length ?? 0) % 2 === 1
  const quoted = opened(/"/g) || (shell === 'powershell' && opened(/'/g))
  return quoted || BARE.test(value) ? value : `"${value}"`
}
