import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Action } from '../../lib/model'
import { hostileTexts } from '../unit/hostile'
import { KEY, stated } from '../unit/stated-plan'
import { ATTACKS, canaryOf } from './attacks'
import { need } from './available'
import { type Ground, openGround } from './grounds'
import { hivexReads, made, placesTogether } from './hostile-values'
import { putScript } from './plans'
import { runPs1 } from './powershell'
import { difference } from './registry'
import { TARGET_ROWS } from './targets'

/** What is peculiar to the two targets that Azure runs: a file of ASCII, parameters, a status. */

vi.setConfig({ testTimeout: 600_000 })

let ground: Ground | undefined

afterEach(async () => {
  await ground?.dispose()
  ground = undefined
})

const ROWS = TARGET_ROWS.filter(
  ({ target, needs }) => /^(run-command|vm-repair)$/.test(target) && need(...needs),
)

describe.each(ROWS)('$target', ({ target, situations: [situation = 'online'], run }) => {
  it('brings 500 hostile texts, each as data, name and key, or refuses them', async () => {
    const texts = hostileTexts(520)
    expect(texts.length).toBeGreaterThan(500)
    ground = await openGround(situation)
    const { machine, disk, plan, read, software } = ground
    const all = placesTogether(texts, target, plan)
    const actions = disk === null ? all : all.filter(hivexReads)
    expect(actions.length).toBeGreaterThan(400)
    const before = await read()
    const answer = await run(machine, plan(actions), disk)
    expect(answer.stderr).toBe('')
    expect(answer.stdout).toContain(
      `${actions.length} values: 0 were right, ${actions.length} changed`,
    )
    expect(answer.exitCode).toBe(0)
    expect(canaryOf(machine)).toBe(false)
    const expected = new Map([...before, ...made(actions, software)])
    expect(difference(expected, await read())).toEqual([])

    const undone = await run(machine, plan(actions, { mode: 'undo' }), disk)
    expect(undone.exitCode, undone.stdout).toBe(0)
    expect(difference(before, await read())).toEqual([])
  })
})

describe.skipIf(!need('wine', 'mingw', 'hivex', 'dotnet'))('the parameters of run-command', () => {
  it('are texts: 500 hostile modes begin nothing', async () => {
    ground = await openGround('online')
    const { machine, plan, read } = ground
    const before = await read()
    const file = await putScript(
      machine,
      plan([stated('n', { type: 'REG_DWORD', data: 1 })]),
      'run-command',
    )
    await machine.put('modes.txt', JSON.stringify(ATTACKS))
    const all = await machine.put(
      'modes.ps1',
      `$modes = [Text.Json.JsonDocument]::Parse([IO.File]::ReadAllText('C:\\work\\modes.txt')).RootElement.EnumerateArray()
foreach ($mode in $modes) { & '${file}' -Mode $mode.GetString(); "code $LASTEXITCODE" }\r\n`,
    )
    const { stdout } = await runPs1(machine, all)
    expect(stdout.match(/^Nothing was begun\.$/gm)).toHaveLength(ATTACKS.length)
    expect(stdout.match(/^code 2$/gm)).toHaveLength(ATTACKS.length)
    expect(canaryOf(machine)).toBe(false)
    expect(difference(before, await read())).toEqual([])
  })
})

describe.skipIf(!need('wine', 'mingw', 'hivex', 'dotnet'))('the status of vm-repair', () => {
  it('is not what a value or a name on the disk says', async () => {
    const SUCCESS = '[STATUS]::SUCCESS'
    const places = [SUCCESS, `x\n${SUCCESS}`, `x ${SUCCESS} x`]
    const planted = places.map((data, i) => [`v${i}`, { type: 'REG_SZ', data }] as const)
    ground = await openGround('offline', new Map(planted))
    const { machine, plan, disk } = ground
    const actions: Action[] = [
      ...places.map((_, i) => stated(`v${i}`, { type: 'REG_DWORD', data: 7 })),
      stated(SUCCESS, { type: 'REG_SZ', data: SUCCESS }),
      stated('n', { type: 'REG_SZ', data: SUCCESS }, `${KEY}\\${SUCCESS}`),
    ]
    const row = ROWS.find(({ target }) => target === 'vm-repair')
    const answer = await row?.run(machine, plan(actions, { mode: 'check' }), disk)
    expect(answer?.stdout).toContain('5 values: 0 right, 5 wrong')
    expect(answer?.stdout).not.toContain(SUCCESS)
    expect(answer?.exitCode).toBe(1)
  })
})
