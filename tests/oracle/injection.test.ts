import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Action } from '../../lib/model'
import { stemOf } from '../../lib/script/file-name'
import { CANARY } from '../unit/hostile'
import { KEY, planWith, stated } from '../unit/stated-plan'
import { ATTACKS, canaryOf, comments, labelled, runControl, SHORT } from './attacks'
import { need } from './available'
import { type Ground, openGround } from './grounds'
import { putScript } from './plans'
import { difference, type RegistryValue } from './registry'
import { TARGET_ROWS, type TargetRow } from './targets'
import { freshRegistry } from './template'
import { must, openPrefix } from './wine'

/**
 * Attacks that want to leave a file behind, in every place that a script takes words from: the
 * article, its file's name, the registry that the script looks at, and what an earlier run kept. All
 * of it is run, as each target is run, and no such file may be there afterwards.
 */

/** Hundreds of values, of which many are kept by a program of their own. */
vi.setConfig({ testTimeout: 600_000 })

let ground: Ground | undefined

async function open(row: TargetRow, planted?: Map<string, RegistryValue>): Promise<Ground> {
  // On a running machine where the target has one.
  ground = await openGround(row.situations[0] ?? 'online', planted)
  return ground
}

afterEach(async () => {
  await ground?.dispose()
  ground = undefined
})

const ROWS = TARGET_ROWS.filter(({ modes, needs }) => modes.includes('undo') && need(...needs))

/**
 * What is planted for a target. Wine's cmd takes seconds for a value, and puts variables into what it
 * has put in already; the two targets that Azure runs have PowerShell's core, and take a part each.
 */
function plantedFor({ target }: TargetRow): readonly string[] {
  switch (target) {
    case 'cmd':
      return SHORT.filter((text) => !text.includes('%')).slice(0, 14)
    case 'run-command':
      return SHORT.filter((_, i) => i % 3 === 0)
    case 'vm-repair':
      return SHORT.filter((_, i) => i % 3 === 1)
    default:
      return SHORT
  }
}

describe.each(ROWS)('$target', (row) => {
  const isCmd = row.target === 'cmd'

  it('would leave a canary if anything ran', async () => {
    const { machine } = await open(row)
    await runControl(machine, row.target)
    expect(canaryOf(machine)).toBe(true)
  })

  it('runs nothing of 500 comments, labels and reasons', async () => {
    expect(ATTACKS.length).toBeGreaterThan(500)
    const { machine, disk, plan, read } = await open(row)
    const before = await read()
    const actions = labelled(isCmd ? 8 : undefined)
    const answer = await row.run(machine, plan(actions, { ...comments(), mode: 'check' }), disk)
    expect(answer.stdout).toContain(`${actions.length} values: 0 right, ${actions.length} wrong`)
    expect(canaryOf(machine)).toBe(false)
    expect(difference(before, await read())).toEqual([])
  })

  it('says old values that were planted, and runs nothing of them', async () => {
    const planted = plantedFor(row)
    const values = planted.map((data, i): [string, RegistryValue] => [
      `v${i}`,
      { type: i % 2 === 0 ? 'REG_SZ' : 'REG_EXPAND_SZ', data },
    ])
    const { machine, disk, plan, read } = await open(row, new Map(values))
    const before = await read()
    const actions = planted.map((_, i) => stated(`v${i}`, { type: 'REG_DWORD', data: 7 }))
    const count = planted.length
    const answer = await row.run(machine, plan(actions), disk)
    expect(answer.stdout).toContain(
      `${count} values: 0 were right, ${count} changed, 0 still wrong`,
    )
    expect(answer.exitCode).toBe(0)
    expect(canaryOf(machine)).toBe(false)
    const undone = await row.run(machine, plan(actions, { mode: 'undo' }), disk)
    expect(undone.exitCode).toBe(0)
    expect(canaryOf(machine)).toBe(false)
    expect(difference(before, await read())).toEqual([])
  })

  it('undoes by what somebody else wrote into before.txt, and runs nothing of it', async () => {
    const { machine, disk, plan, kept } = await open(row)
    const planted = SHORT.filter((text) => !/[\r\n]/.test(text)).slice(0, isCmd ? 9 : 200)
    const actions: Action[] = planted.map((_, i) => stated(`v${i}`, { type: 'REG_DWORD', data: 7 }))
    const hive = disk === null ? 'SOFTWARE' : 'BROKENSOFTWARE'
    const lines = planted.map((attack, i) => {
      const old = [`file 1 & copy nul ${CANARY}`, attack, `file ${attack}`, `REG_SZ ${attack}`][
        i % 4
      ]
      return `"HKLM\\${hive}\\${KEY}" "v${i}" "${old}"\r\n${attack}\r\n`
    })
    if (disk === null) {
      actions.push({ kind: 'service-start', step: '1', service: 'A', start: 'demand' })
      lines.unshift(`"service A" "start" "demand & copy nul ${CANARY}"\r\n`)
    }
    const undo = plan(actions, { mode: 'undo' })
    const run1 = join(kept, `${stemOf(undo)}.1`)
    await mkdir(run1, { recursive: true })
    // The first that cannot be put back does not stop the others, but for the next run's folder.
    await writeFile(join(run1, 'before.txt'), lines.join(''))
    const answer = await row.run(machine, undo, disk)
    // It was read, and not passed over.
    expect(answer.stdout).toMatch(/\b[1-9]\d* not restored\b/)
    expect(canaryOf(machine)).toBe(false)
  })
})

describe.skipIf(!need('wine'))('reg', () => {
  it('imports nothing of 500 comments, labels and reasons', async () => {
    const machine = await openPrefix({ standIns: false })
    try {
      const actions = labelled()
      const { omissions } = comments()
      const plan = planWith(actions, { omissions, article: SHORT.join('') })
      must(await machine.importReg(await putScript(machine, plan, 'reg')))
      const registry = await machine.exportRegistry()
      const key = registry.get(`HKEY_LOCAL_MACHINE\\Software\\${KEY}`)
      expect([...(key?.keys() ?? [])].length).toBe(actions.length)
      registry.delete(`HKEY_LOCAL_MACHINE\\Software\\${KEY}`)
      expect(difference(await freshRegistry(), registry)).toEqual([])
    } finally {
      await machine.dispose()
    }
  })
})
