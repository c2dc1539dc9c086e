import type { Action, Plan, Target } from '../model'
import { cmdEmitter } from './cmd/emitter'
import { type EmitResult, type Emitter, emitWith } from './emitter'
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
export type { EmitResult, Emitter } from './emitter'
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

const EMITTERS: Record<Target, Emitter> = {
  cmd: cmdEmitter,
  powershell: {
    emit: emitPowerShell,
    linesFor: powerShellLinesFor,
  },
  reg: {
    emit: emitReg,
    linesFor: regLinesFor,
  },
  serial: { emit: emitSerial, linesFor: serialLinesFor },
  'run-command': { emit: emitRunCommand, linesFor: powerShellLinesFor },
  'vm-repair': { emit: emitVmRepair, linesFor: powerShellLinesFor },
}

/** A plan as a script for `target`, or one sentence why that target cannot hold it. */
export function emitScript(plan: Plan, target: Target): EmitResult {
  return emitWith(EMITTERS[target], plan, target)
}

/** The lines that do one action by hand, as the target says them. */
export function linesFor(action: Action, plan: Plan, target: Target): string[] {
  return EMITTERS[target].linesFor(action, plan)
}
