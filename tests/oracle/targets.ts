import type { Mode, Plan, Situation, Target } from '../../lib/model'
import { bytesOf, emitScript } from '../../lib/script'
import type { Tool } from './available'
import { runPs1 } from './powershell'
import type { Answer } from './program'
import { runVmRepair } from './vm-repair-driver'
import type { Prefix } from './wine'

/** A target that runs here: how its script gets to the machine, and is run there. */
export interface TargetRow {
  target: Target
  situations: readonly Situation[]
  modes: readonly Mode[]
  needs: readonly Tool[]
  /** `plan` has the mode in it; `disk` is the letter of the attached disk. */
  run: (machine: Prefix, plan: Plan, disk: string | null) => Promise<Answer>
}

const WINE: readonly Tool[] = ['wine', 'mingw', 'hivex']
const ALL: readonly Mode[] = ['apply', 'check', 'undo']

/**
 * Every target but the serial console, whose script is typed by a person. CMD and PowerShell are
 * told mode and drive when they are run, as a reader does with a downloaded file; the others are
 * made for them.
 */
export const TARGET_ROWS: readonly TargetRow[] = [
  {
    target: 'cmd',
    situations: ['online', 'offline'],
    modes: ALL,
    needs: WINE,
    run: async (machine, plan, disk) => {
      const file = await put(machine, { ...plan, mode: 'apply' }, 'cmd')
      return machine.runCmd(file, [`/${plan.mode}`, ...(disk === null ? [] : ['/drive', disk])])
    },
  },
  {
    target: 'powershell',
    situations: ['online', 'offline'],
    modes: ALL,
    needs: [...WINE, 'dotnet'],
    run: async (machine, plan, disk) => {
      const file = await put(machine, { ...plan, mode: 'apply' }, 'powershell')
      const mode = { apply: '-Apply', check: '-Check', undo: '-Undo' }[plan.mode]
      return runPs1(machine, file, [mode, ...(disk === null ? [] : ['-Drive', disk])])
    },
  },
  {
    target: 'run-command',
    situations: ['online'],
    modes: ALL,
    needs: [...WINE, 'dotnet'],
    run: async (machine, plan) => runPs1(machine, await put(machine, plan, 'run-command')),
  },
  {
    target: 'vm-repair',
    situations: ['offline'],
    modes: ALL,
    needs: [...WINE, 'dotnet'],
    run: (machine, plan, disk) =>
      runVmRepair(machine, emitted({ ...plan, drive: disk }, 'vm-repair').bytes),
  },
  {
    target: 'reg',
    situations: ['online', 'offline'],
    modes: ['apply'],
    needs: WINE,
    run: async (machine, plan, disk) => {
      const file = await put(machine, plan, 'reg')
      if (disk === null) return machine.importReg(file)
      const { hives } = plan
      for (const { mount, file: hive } of hives)
        await machine.reg('load', `HKLM\\${mount}`, `${disk}:\\${hive}`)
      const answer = await machine.importReg(file)
      for (const { mount } of hives) await machine.reg('unload', `HKLM\\${mount}`)
      return answer
    },
  },
]

function emitted(plan: Plan, target: Target) {
  const emission = emitScript(plan, target)
  if (!emission.ok) throw new Error(emission.message.en)
  return { script: emission.script, bytes: bytesOf(emission.script) }
}

async function put(machine: Prefix, plan: Plan, target: Target): Promise<string> {
  const { script, bytes } = emitted(plan, target)
  return machine.put(script.fileName, bytes)
}

/** What a target leaves out of a plan. */
export function omittedBy(target: Target, plan: Plan): number {
  const emission = emitScript(plan, target)
  return emission.ok ? emission.script.omissions.length - plan.omissions.length : Infinity
}
