import type { Action, Localized, Plan, Script, Target } from '../model'
import { isRegistryAction } from '../model/registry-action'
import { fitPlan } from './fit'

export type EmitResult = { ok: true; script: Script } | { ok: false; message: Localized }

/** A target. `emit` is given a plan that it can state; see `fit.ts`. */
export interface Emitter {
  emit: (plan: Plan) => EmitResult
  /** The line that runs the script where it lies as `file`, which stands there as an argument. */
  runLine: (plan: Plan, file: string) => string
  /** Why this one action cannot be stated for certain, whatever its kind, or null. */
  refusalOf: (action: Action) => Localized | null
  linesFor: (action: Action, plan: Plan) => string[]
}

/**
 * A plan as a script for `target`, or one sentence why that target cannot hold it. A single value
 * that it cannot hold is left out with its reason, as what it cannot do is: the others do not depend
 * on it. A plan of which nothing is left is refused.
 */
export function emitWith(emitter: Emitter, plan: Plan, target: Target): EmitResult {
  const fitted = fitPlan(plan, target)
  return fitted.ok ? emitter.emit(withoutRefused(fitted.plan, emitter)) : fitted
}

function withoutRefused(plan: Plan, { refusalOf }: Emitter): Plan {
  const actions: Plan['actions'] = []
  const omissions = [...plan.omissions]
  for (const action of plan.actions) {
    const refusal = refusalOf(action)
    if (refusal) omissions.push({ step: action.step, reason: asReason(refusal) })
    else actions.push(action)
  }
  // The emitter refuses what is nothing but refused, with its first sentence.
  if (actions.length === 0) return plan
  const used = new Set(actions.map((action) => (isRegistryAction(action) ? action.hive : null)))
  return { ...plan, actions, omissions, hives: plan.hives.filter(({ hive }) => used.has(hive)) }
}

/** A reason stands within a line, a refusal is a sentence. */
function asReason({ en, fr }: Localized): Localized {
  return { en: en.replace(/\.$/, ''), fr: fr.replace(/\.$/, '') }
}
