import type { Action, Plan, Target } from '../model'
import { isRegistryAction } from '../model/registry-action'
import { cmdEmitter } from './cmd/whole'
import { type EmitResult, type Emitter, emitWith } from './emitter'
import { emitPowerShell } from './powershell/emit'
import { runLine } from './powershell/head'
import { powerShellLinesFor } from './powershell/lines'
import { psRefusal } from './powershell/quote'
import { emitReg, regRunLine } from './reg/emit'
import { regLinesFor } from './reg/lines'
import { regRefusal } from './reg/quote'
import { runLine as azRunLine, emitRunCommand } from './run-command/emit'
import { emitSerial, serialLinesFor, serialRunLine } from './serial'
import { emitVmRepair, vmRepairRunLine } from './vm-repair/emit'

export { TARGETS } from '../model/targets'
export { type Ability, type AbilityRow, abilityOf, abilityRowOf, abilityRows } from './abilities'
export { bytesOf, sha256Of, textOf } from './bytes'
export { capabilities } from './capabilities'
export type { EmitResult, Emitter } from './emitter'
export { fileArgument } from './file-name'
export { fitPlan } from './fit'
export { COLON, omissionText } from './origin'
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
    runLine,
    refusalOf: psRefusal,
    linesFor: powerShellLinesFor,
  },
  reg: {
    emit: emitReg,
    runLine: regRunLine,
    refusalOf: (action) => (isRegistryAction(action) ? regRefusal(action) : null),
    linesFor: regLinesFor,
  },
  // It leaves out by itself what cannot be typed: the numbers of its pieces are those of the plan.
  serial: {
    emit: emitSerial,
    runLine: serialRunLine,
    refusalOf: () => null,
    linesFor: serialLinesFor,
  },
  'run-command': {
    emit: emitRunCommand,
    runLine: azRunLine,
    refusalOf: psRefusal,
    linesFor: powerShellLinesFor,
  },
  'vm-repair': {
    emit: emitVmRepair,
    runLine: vmRepairRunLine,
    refusalOf: psRefusal,
    linesFor: powerShellLinesFor,
  },
}

/** A plan as a script for `target`, or one sentence why that target cannot hold it. */
export function emitScript(plan: Plan, target: Target): EmitResult {
  return emitWith(EMITTERS[target], plan, target)
}

/**
 * The line that runs a script of this plan where it lies under another name than its own.
 *
 * @param file as `fileArgument` wrote it
 */
export function runLineOf(plan: Plan, target: Target, file: string): string {
  return EMITTERS[target].runLine(plan, file)
}

/** The lines that do one action by hand, as the target says them. */
export function linesFor(action: Action, plan: Plan, target: Target): string[] {
  return EMITTERS[target].linesFor(action, plan)
}
