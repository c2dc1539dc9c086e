import type { Action, Choices, Localized, Plan, Script } from '../../../lib/model'
import { makePlan, type PlannableArticle } from '../../../lib/plan'
import { type Ability, abilityOf } from '../../../lib/script/abilities'
import { bytesOf, sha256Of } from '../../../lib/script/bytes'
import { capabilities } from '../../../lib/script/capabilities'
import { fitPlan } from '../../../lib/script/fit'
import { actionKey } from './action-key'
import type { FieldName, RefusedField } from './fields'
import type { Emitters } from './use-emitters'

export interface Problem {
  /** The choice to correct, where one is to blame. */
  name: FieldName | null
  message: Localized
}

export type Made =
  | {
      ok: true
      plan: Plan
      /** The plan without what the target cannot state: as the script numbers its actions. */
      fitted: Plan
      script: Script
      bytes: Uint8Array
      sha256: string
    }
  | { ok: false; problems: Problem[] }

/** The script of the choices; a choice that is refused makes none. */
export function make(
  article: PlannableArticle,
  choices: Choices | null,
  refused: readonly RefusedField[],
  { emitScript }: Emitters,
): Made {
  if (!choices) return { ok: false, problems: [...refused] }
  const made = makePlan(article, choices)
  if (!made.ok) {
    const name = choices.steps ? 'steps' : choices.procedure ? 'procedure' : null
    return { ok: false, problems: [{ name, message: made.message }] }
  }
  const emitted = emitScript(made.plan, choices.target)
  if (!emitted.ok) {
    const { situations, modes } = capabilities[choices.target]
    const fits = situations.includes(choices.situation)
    const name = fits && !modes.includes(choices.mode) ? 'mode' : 'target'
    return { ok: false, problems: [{ name, message: emitted.message }] }
  }
  const { plan } = made
  const fit = fitPlan(plan, choices.target)
  const fitted = fit.ok ? fit.plan : plan
  const bytes = bytesOf(emitted.script)
  return { ok: true, plan, fitted, script: emitted.script, bytes, sha256: sha256Of(bytes) }
}

/** One change as the chosen target says and does it. */
export interface Said {
  action: Action
  /** The lines that make it true by hand; none where the target has no line for it. */
  lines: string[]
  ability: Ability
}

/** By the keys of what a procedure changes. */
export type Commands = ReadonlyMap<string, Said>

/** Choices that change what a single command says; a wrong drive letter, for one, does not. */
const IN_COMMANDS: readonly FieldName[] = ['target', 'mode', 'system', 'software', 'sets']

/** The commands of one procedure, all its steps; null while a choice that they depend on is wrong. */
export function commandsOf(
  article: PlannableArticle,
  procedure: PlannableArticle['procedures'][number],
  nearest: Choices,
  refused: readonly RefusedField[],
  { linesFor }: Emitters,
): Commands | null {
  if (refused.some(({ name }) => IN_COMMANDS.includes(name))) return null
  const { id, situation } = procedure
  const { target } = nearest
  const made = makePlan(article, {
    ...nearest,
    situation,
    procedure: id,
    steps: null,
    // A .reg file has no way to look: its lines stay those that write, and the page says so.
    mode: capabilities[target].modes.includes(nearest.mode) ? nearest.mode : 'apply',
  })
  if (!made.ok) return new Map()
  const { plan } = made
  return new Map(
    plan.actions.map((action) => {
      const ability = abilityOf(action, target)
      const lines = ability.express ? linesFor(action, plan, target) : []
      return [actionKey(action), { action, lines, ability }]
    }),
  )
}
