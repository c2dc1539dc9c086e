import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Action } from '../../lib/model'
import { need } from './available'
import { download } from './emitted'
import { ONLINE_VALUES } from './facts'
import { keptBase } from './kept-base'
import { EVERY_VALUE, planOf, putScript } from './plans'
import { runPs1 } from './powershell'
import { difference } from './registry'
import { freshRegistry } from './template'
import { openPrefix, type Prefix } from './wine'
import { withValues } from './with-values'

/** The script for `az vm run-command`, with its parameters as Azure passes them: as texts. */

let prefix: Prefix | undefined

async function open(): Promise<Prefix> {
  prefix = await openPrefix({ standIns: false })
  return prefix
}

afterEach(async () => {
  await prefix?.dispose()
  prefix = undefined
})

/** Azure gives back no more. */
const LIMIT = 4096

describe.skipIf(!need('wine', 'dotnet'))('the run-command script', () => {
  it('applies, checks and undoes, with a summary last and everything in its log', async () => {
    const machine = await open()
    const before = await freshRegistry()
    const file = await download(machine, 'online', 'run-command')

    const applied = await runPs1(machine, file)
    expect(applied.stderr).toBe('')
    expect(applied.exitCode).toBe(0)
    expect(applied.stdout.length).toBeLessThan(LIMIT)
    expect(applied.stdout).toContain('[changed] RDP-Tcp MaxInstanceCount\n')
    expect(applied.stdout.trim().split('\n').slice(-2)).toEqual([
      '16 values: 0 were right, 16 changed, 0 still wrong.',
      'Old values and log: "C:\\windows\\Repairbook\\rdp-disconnects.online.1"',
    ])
    const after = await machine.exportRegistry()
    expect(difference(withValues(before, ONLINE_VALUES), after)).toEqual([])
    const base = keptBase(join(machine.path, 'drive_c'))
    const log = await readFile(join(base, 'rdp-disconnects.online.1', 'log.txt'), 'utf8')
    expect(log.match(/^\[changed\] HKLM\\.*: "absent" -> "REG_DWORD 0x\w+"\r$/gm)).toHaveLength(16)

    const checked = await runPs1(machine, file, ['-Mode', 'check'])
    expect(checked.stdout).toContain('16 values: 16 right, 0 wrong. Nothing was written.')
    expect(checked.exitCode).toBe(0)

    const undone = await runPs1(machine, file, ['-Mode', 'UNDO'])
    expect(undone.exitCode).toBe(0)
    expect(undone.stdout).toMatch(/, 0 not restored\.$/m)
    expect(difference(before, await machine.exportRegistry())).toEqual([])
  })

  it('is ASCII, and writes what is not', async () => {
    const machine = await open()
    const before = await machine.exportRegistry()
    const file = await putScript(machine, planOf(EVERY_VALUE), 'run-command')
    expect((await runPs1(machine, file)).exitCode).toBe(0)
    expect(difference(before, await machine.exportRegistry())).not.toEqual([])

    // The same values as the script that may hold them as they are.
    const other = await putScript(machine, planOf(EVERY_VALUE), 'powershell')
    const checked = await runPs1(machine, other, ['-Check'])
    expect(checked.stdout).toContain('9 values: 9 right, 0 wrong.')
    expect(checked.exitCode).toBe(0)
    expect((await runPs1(machine, other, ['-Undo'])).exitCode).toBe(0)
    expect(difference(before, await machine.exportRegistry())).toEqual([])
  })

  it('stays below the limit with 200 long names, and says what it left out', async () => {
    const machine = await open()
    const actions = Array.from(
      { length: 200 },
      (_, i): Action => ({
        kind: 'registry-set',
        step: '1',
        root: 'HKLM',
        hive: 'SOFTWARE',
        controlSet: false,
        key: 'Repairbook Test',
        name: `a rather long name of a value, number ${i}, which goes on for a while`,
        value: { type: 'REG_DWORD', data: i },
      }),
    )
    const file = await putScript(machine, planOf(actions), 'run-command')
    const answer = await runPs1(machine, file, ['-Mode', 'check'])
    expect(answer.stdout.length).toBeLessThan(LIMIT)
    expect(answer.stdout).toMatch(/^\d+ more lines are in the log\.$/m)
    expect(answer.stdout).toContain('200 values: 0 right, 200 wrong. Nothing was written.')
    expect(answer.exitCode).toBe(1)
  })

  it('begins nothing in a mode that it does not know', async () => {
    const machine = await open()
    const file = await download(machine, 'online', 'run-command')
    const answer = await runPs1(machine, file, ['-Mode', 'repair'])
    expect(answer.stdout).toContain('Nothing was begun.')
    expect(answer.exitCode).toBe(2)
    const base = keptBase(join(machine.path, 'drive_c'))
    expect(existsSync(base) ? await readdir(base) : []).toEqual([])
  })
})
