import type { Action, Localized, Plan, Script, Target } from '../model'
import { fitPlan } from './fit'

export type EmitResult = { ok: true; script: Script } | { ok: false; message: Localized }

/** A target. `emit` is given a plan that it can state; see `fit.ts`. */
export interface Emitter {
  emit: (plan: Plan) => EmitResult
  linesFor: (action: Action, plan: Plan) => string[]
}

/** A plan as a script for `target`, or one sentence why that target cannot hold it. */
export function emitWith(emitter: Emitter, plan: Plan, target: Target): EmitResult {
  const fitted = fitPlan(plan, target)
  return fitted.ok ? emitter.emit(fitted.plan) : fitted
}
