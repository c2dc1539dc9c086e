import type { Action, Localized, Plan, Script, Target } from '../model'
import { emitCmd } from './cmd/emit'
import { cmdLinesFor } from './cmd/lines'
import { emitPowerShell } from './powershell/emit'
import { powerShellLinesFor } from './powershell/lines'
import { emitReg } from './reg/emit'
import { regLinesFor } from './reg/lines'

export { bytesOf, sha256Of, textOf } from './bytes'
export { capabilities } from './capabilities'

export const TARGETS: readonly Target[] = ['cmd', 'powershell', 'reg']

export type EmitResult = { ok: true; script: Script } | { ok: false; message: Localized }

interface Emitter {
  emit: (plan: Plan) => EmitResult
  linesFor: (action: Action, plan: Plan) => string[]
}

const EMITTERS: Record<Target, Emitter> = {
  cmd: { emit: emitCmd, linesFor: cmdLinesFor },
  powershell: { emit: emitPowerShell, linesFor: powerShellLinesFor },
  reg: { emit: emitReg, linesFor: regLinesFor },
}

/** A plan as a script for `target`, or one sentence why that target cannot hold it. */
export function emitScript(plan: Plan, target: Target): EmitResult {
  return EMITTERS[target].emit(plan)
}

/** The lines that do one action by hand, as the target says them. */
export function linesFor(action: Action, plan: Plan, target: Target): string[] {
  return EMITTERS[target].linesFor(action, plan)
}
