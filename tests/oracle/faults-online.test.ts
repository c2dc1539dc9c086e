import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Mode } from '../../lib/model'
import { need } from './available'
import { emitted, stepsStating } from './emitted'
import { ONLINE_VALUES } from './facts'
import type { Answer } from './program'
import { difference, type Registry } from './registry'
import { TARGET_ROWS, type TargetRow } from './targets'
import { fullFolder } from './tiny-disk'
import { must, openPrefix, type Prefix } from './wine'
import { withValues } from './with-values'

/**
 * What can go wrong on a running machine, as faults-offline.test.ts has it for an attached disk:
 * what was written is what the script says, the exit code is not 0, a second run finishes the work,
 * an undo leads back to before the first run.
 */

/** Four values; the third is the first one in a key of its own. */
const FOUR = ['SecurityLayer', 'KeepAliveTimeout', 'KeepAliveEnable', 'KeepAliveInterval']
const steps = await stepsStating('online', FOUR.slice(0, 2))
const { plan: PLAN } = await emitted('online', 'cmd', { steps })

const POLICY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services'
const KEPT = join('drive_c', 'windows', 'Repairbook')

interface Fault {
  name: string
  written: number
  /** @returns what takes the fault away again */
  inject: (row: TargetRow) => Promise<() => Promise<void>>
  killed?: boolean
}

const FAULTS: readonly Fault[] = [
  {
    name: 'access denied on the third write',
    written: 2,
    inject: async () => {
      await machine.lockKey(POLICY)
      return () => machine.unlockKey(POLICY)
    },
  },
  {
    name: 'disk full while keeping',
    written: 0,
    inject: async () => (await fullFolder(join(machine.path, KEPT))).empty,
  },
  {
    name: 'script killed between write and verify',
    written: 2,
    killed: true,
    inject: async ({ target }) => {
      if (target === 'cmd') await machine.injectFaults(['add 2 kill'])
      else machine.env.REPAIRBOOK_POWER_CUT = '2 .SetValue('
      return async () => {
        await machine.injectFaults([])
        delete machine.env.REPAIRBOOK_POWER_CUT
      }
    },
  },
]

const ROWS = TARGET_ROWS.filter(
  ({ situations, modes, needs }) =>
    situations.includes('online') && modes.includes('undo') && need(...needs),
)

let machine: Prefix

afterEach(() => machine?.dispose())

/** A machine on which one value is of another type, and one is right but for its data. */
async function open(): Promise<Registry> {
  machine = await openPrefix({ standIns: true })
  must(await machine.reg('add', POLICY, '/v', 'KeepAliveInterval', '/d', 'text', '/f'))
  return machine.exportRegistry()
}

const run = (row: TargetRow, mode: Mode) => row.run(machine, { ...PLAN, mode }, null)

describe.each(ROWS)('a fault met by $target', (row) => {
  it.each(FAULTS)('$name', async ({ written, inject, killed }) => {
    const past = await open()
    const mend = await inject(row)
    const answer = await run(row, 'apply').catch(ended(killed)).finally(mend)
    expect(answer.exitCode, answer.stdout).not.toBe(0)
    if (!killed) expect(changedIn(answer.stdout), answer.stdout).toHaveLength(written)
    await expectValues(past, FOUR.slice(0, written), answer)

    const second = await run(row, 'apply')
    expect(second.exitCode, second.stdout).toBe(0)
    await expectValues(past, FOUR, second)

    const undo = await run(row, 'undo')
    expect(undo.exitCode, undo.stdout).toBe(0)
    await expectValues(past, [], undo)
  })

  it('no administrator: nothing is begun', async () => {
    const past = await open()
    await machine.injectFaults([])
    await machine.dropAdministrator()
    const answer = await run(row, 'apply')
    expect(answer.exitCode).not.toBe(0)
    expect(`${answer.stdout}${answer.stderr}`).toMatch(/administrator/i)
    expect((await machine.journal()).filter(({ verb }) => verb !== 'query')).toEqual([])
    expect(existsSync(join(machine.path, KEPT))).toBe(false)
    await expectValues(past, [], answer)
  })
})

/** A program that was ended has no answer of its own. */
function ended(killed = false): (error: Error) => Answer {
  return (error) => {
    if (!killed) throw error
    return { exitCode: 137, stdout: '', stderr: '' }
  }
}

function changedIn(output: string): string[] {
  // Run Command's output is cut: it names the last level of the key alone.
  const line = /\[changed\] +(?:HKLM\\.* (\w+): "|[\w -]+ (\w+)$)/gm
  return [...output.matchAll(line)].map(([, whole, short]) => whole ?? short ?? '')
}

/** HKLM is what it was, and of the plan the values with these names. */
async function expectValues(
  past: Registry,
  names: readonly string[],
  { stdout }: Answer,
): Promise<void> {
  const values = ONLINE_VALUES.filter(({ name }) => names.includes(name))
  expect(difference(withValues(past, values), await machine.exportRegistry()), stdout).toEqual([])
}
