import { describe, expect, it } from 'vitest'
import type { Action, Mode, Situation } from '../../lib/model'
import { need } from './available'
import { everyKind } from './every-kind'
import { brokenMachine, type State } from './machine'
import { planOf, putScript } from './plans'
import { runPs1 } from './powershell'
import { difference } from './registry'
import { addService } from './services'
import { TARGET_ROWS, type TargetRow } from './targets'
import { runningAfterUndo } from './undone'
import { openPrefix } from './wine'

/**
 * CMD and PowerShell keep in the same files: what one of them changed, the other puts back, every
 * kind of change included.
 */

const DISK = 'F'

const rowOf = (target: 'cmd' | 'powershell'): TargetRow => {
  const row = TARGET_ROWS.find((one) => one.target === target)
  if (!row) throw new Error(`${target} is not run here`)
  return row
}

const WAYS: ReadonlyArray<['cmd' | 'powershell', 'cmd' | 'powershell', Situation]> = [
  ['cmd', 'powershell', 'online'],
  ['powershell', 'cmd', 'online'],
  ['cmd', 'powershell', 'offline'],
  ['powershell', 'cmd', 'offline'],
]

type Beside = Omit<State, 'registry' | 'hives'>

function beside({ running, store, files, permissions }: State): Beside {
  return { running, store, files, permissions }
}

describe.skipIf(!need('wine', 'mingw', 'hivex', 'dotnet'))('undo across the shells', () => {
  it.each(WAYS)('%s applies, %s undoes, %s', async (first, second, situation) => {
    const plan = everyKind(situation)
    const disk = situation === 'offline' ? DISK : null
    const machine = await brokenMachine(plan)
    const run = (target: 'cmd' | 'powershell', mode: Mode) =>
      rowOf(target).run(machine.prefix, { ...plan, mode }, disk)
    try {
      const past = await machine.state()
      const applied = await run(first, 'apply')
      expect(applied).toEqual({ ...applied, exitCode: 0, stderr: '' })
      const checked = await run(second, 'check')
      expect(checked).toEqual({ ...checked, exitCode: 0, stderr: '' })
      const undone = await run(second, 'undo')
      expect(undone).toEqual({ ...undone, exitCode: 0, stderr: '' })
      expect(undone.stdout).not.toContain('not of this script')
      const now = await machine.state()
      expect(difference(past.registry, now.registry), undone.stdout).toEqual([])
      for (const hive of ['SYSTEM', 'SOFTWARE'] as const) {
        const [was, is] = [past.hives?.[hive], now.hives?.[hive]]
        if (was && is) expect(difference(was, is), undone.stdout).toEqual([])
      }
      const running = runningAfterUndo(past.running, plan)
      expect(beside(now), undone.stdout).toEqual({ ...beside(past), running })
      expect((await run(first, 'undo')).stdout).toMatch(/nothing to undo/i)
    } finally {
      await machine.dispose()
    }
  })

  it('keeps by PowerShell what CMD cannot hold, and CMD says so', async () => {
    const prefix = await openPrefix({ standIns: true })
    try {
      await addService(prefix, 'RepairbookOne', {
        start: 3,
        running: false,
        account: 'NT SERVICE\\é "q" ^',
      })
      const account: Action = {
        kind: 'service-account',
        step: '1',
        service: 'RepairbookOne',
        account: 'LocalSystem',
      }
      const before = await prefix.exportRegistry()
      const ps1 = await putScript(prefix, planOf([account]), 'powershell')
      const cmd = await putScript(prefix, planOf([account]), 'cmd')
      expect((await runPs1(prefix, ps1)).exitCode).toBe(0)
      const after = await prefix.exportRegistry()
      const refused = await prefix.runCmd(cmd, ['/undo'])
      expect(refused.stdout).toContain('undo it with that script')
      expect(refused.exitCode).toBe(1)
      expect(difference(after, await prefix.exportRegistry())).toEqual([])
      const undone = await runPs1(prefix, ps1, ['-Undo'])
      expect(undone.stdout).toContain('1 restored, 0 not restored.')
      expect(undone.exitCode).toBe(0)
      expect(difference(before, await prefix.exportRegistry())).toEqual([])
    } finally {
      await prefix.dispose()
    }
  })
})
