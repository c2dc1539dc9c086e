import type { Action, Localized, Plan, Script, Target } from '../model'
import { isRegistrySet } from '../model/registry-action'
import { emitCmd } from './cmd/emit'
import { cmdLinesFor } from './cmd/lines'
import { fitPlan } from './fit'
import { emitPowerShell } from './powershell/emit'
import { powerShellLinesFor } from './powershell/lines'
import { emitReg } from './reg/emit'
import { regLinesFor } from './reg/lines'
import { emitRunCommand } from './run-command/emit'
import { emitSerial, serialLinesFor } from './serial'
import { emitVmRepair } from './vm-repair/emit'

export { TARGETS } from '../model/targets'
export { type Ability, type AbilityRow, abilityOf, abilityRowOf, abilityRows } from './abilities'
export { bytesOf, sha256Of, textOf } from './bytes'
export { capabilities } from './capabilities'
export { fitPlan } from './fit'
export {
  LONGEST_PIECE,
  type Question,
  questionsOf,
  questionText,
  type SerialPiece,
  serialPieces,
} from './serial'
export { dataText, dataWording, type Wording, wordingOf } from './wording'

export type EmitResult = { ok: true; script: Script } | { ok: false; message: Localized }

/** `emit` is given a plan that its target can state; see `fit.ts`. */
interface Emitter {
  emit: (plan: Plan) => EmitResult
  linesFor: (action: Action, plan: Plan) => string[]
}

const EMITTERS: Record<Target, Emitter> = {
  cmd: {
    emit: emitCmd,
    linesFor: (action, plan) => (isRegistrySet(action) ? cmdLinesFor(action, plan) : []),
  },
  powershell: {
    emit: emitPowerShell,
    linesFor: (action, plan) => (isRegistrySet(action) ? powerShellLinesFor(action, plan) : []),
  },
  reg: {
    emit: emitReg,
    linesFor: (action, plan) => (isRegistrySet(action) ? regLinesFor(action, plan) : []),
  },
  serial: { emit: emitSerial, linesFor: serialLinesFor },
  'run-command': { emit: emitRunCommand, linesFor: () => [] },
  'vm-repair': { emit: emitVmRepair, linesFor: () => [] },
}

/** A plan as a script for `target`, or one sentence why that target cannot hold it. */
export function emitScript(plan: Plan, target: Target): EmitResult {
  const fitted = fitPlan(plan, target)
  return fitted.ok ? EMITTERS[target].emit(fitted.plan) : fitted
}

/** The lines that do one action by hand, as the target says them. */
export function linesFor(action: Action, plan: Plan, target: Target): string[] {
  return EMITTERS[target].linesFor(action, plan)
}
