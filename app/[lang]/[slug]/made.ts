import type { ChoiceName, RefusedChoice } from '../../../lib/choices'
import type { Choices, Localized, Plan, Script } from '../../../lib/model'
// Not from the model's index: that would bring zod into the browser.
import { isRegistrySet } from '../../../lib/model/registry-action'
import { makePlan, type PlannableArticle } from '../../../lib/plan'
import { bytesOf, capabilities, emitScript, linesFor, sha256Of } from '../../../lib/script'
import { factKey } from './fact-key'

export interface Problem {
  /** The choice to correct, where one is to blame. */
  name: ChoiceName | null
  message: Localized
}

export type Made =
  | { ok: true; plan: Plan; script: Script; bytes: Uint8Array; sha256: string }
  | { ok: false; problems: Problem[] }

/** The script of the choices; a choice that is refused makes none. */
export function make(
  article: PlannableArticle,
  choices: Choices | null,
  refused: readonly RefusedChoice[],
): Made {
  if (!choices) return { ok: false, problems: [...refused] }
  const made = makePlan(article, choices)
  if (!made.ok) {
    const name = choices.steps ? 'steps' : choices.procedure ? 'procedure' : null
    return { ok: false, problems: [{ name, message: made.message }] }
  }
  const emitted = emitScript(made.plan, choices.target)
  if (!emitted.ok) {
    const name = capabilities[choices.target].modes.includes(choices.mode) ? 'target' : 'mode'
    return { ok: false, problems: [{ name, message: emitted.message }] }
  }
  const bytes = bytesOf(emitted.script)
  return { ok: true, plan: made.plan, script: emitted.script, bytes, sha256: sha256Of(bytes) }
}

/** By setting: the lines that make it true by hand, as the chosen target says them. */
export type Commands = ReadonlyMap<string, string[]>

/** Choices that change what a single command says; a wrong drive letter, for one, does not. */
const IN_COMMANDS: readonly ChoiceName[] = ['target', 'mode', 'system', 'software', 'sets']

/** The commands of one procedure, all its steps; null while a choice that they depend on is wrong. */
export function commandsOf(
  article: PlannableArticle,
  procedure: PlannableArticle['procedures'][number],
  nearest: Choices,
  refused: readonly RefusedChoice[],
): Commands | null {
  if (refused.some(({ name }) => IN_COMMANDS.includes(name))) return null
  const { id, situation } = procedure
  const made = makePlan(article, {
    ...nearest,
    situation,
    procedure: id,
    steps: null,
    // A .reg file has no way to look: its lines stay those that write, and the page says so.
    mode: capabilities[nearest.target].modes.includes(nearest.mode) ? nearest.mode : 'apply',
  })
  if (!made.ok) return new Map()
  const { plan } = made
  return new Map(
    plan.actions
      .filter(isRegistrySet)
      .map((action) => [factKey(action), linesFor(action, plan, nearest.target)]),
  )
}
