import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Action, Plan } from '../../lib/model'
import { serialPieces, textOf } from '../../lib/script'
import { CANARY, hostileTexts } from '../unit/hostile'
import { KEY, stated } from '../unit/stated-plan'
import { canaryOf, comments, labelled, SHORT } from './attacks'
import { need } from './available'
import { paste } from './console'
import { type Ground, openGround } from './grounds'
import { made, placesTogether } from './hostile-values'
import { scriptOf } from './plans'
import { difference, type RegistryValue } from './registry'
import { registryText } from './registry-text'
import { addService, SERVICES } from './services'
import { must } from './wine'

/** Attacks in what is pasted into a serial console, and in what its pieces look at: run by a prompt. */

vi.setConfig({ testTimeout: 600_000 })

let ground: Ground | undefined

async function open(planted?: ReadonlyMap<string, RegistryValue>): Promise<Ground> {
  ground = await openGround('online', planted)
  return ground
}

afterEach(async () => {
  await ground?.dispose()
  ground = undefined
})

const piecesOf = (plan: Plan, mode: Plan['mode'] = 'apply') => serialPieces({ ...plan, mode })
const texts = (pieces: ReturnType<typeof serialPieces>) => pieces.map(({ text }) => text)

/** The whole of a script, pasted. */
const pasteAll = ({ machine }: Ground, plan: Plan, mode: Plan['mode']) =>
  paste(machine, texts(piecesOf(plan, mode)))

describe.skipIf(!need('wine', 'mingw', 'hivex'))('serial', () => {
  it('would leave a canary if anything ran', async () => {
    const { machine } = await open()
    await paste(machine, [`set "X=" & copy nul ${CANARY} & rem "`])
    expect(canaryOf(machine)).toBe(true)
  })

  it('runs nothing of 500 comments, labels and reasons, pasted with the rest of the file', async () => {
    const { machine, plan, read } = await open()
    const before = await read()
    const whole = scriptOf(plan(labelled(8), { ...comments(), mode: 'check' }), 'serial')
    const lines = textOf(whole).split('\r\n')
    expect(lines.length).toBeGreaterThan(500)
    const screen = await paste(machine, lines)
    expect(screen.match(/reg query/g)).toHaveLength(8)
    expect(canaryOf(machine)).toBe(false)
    expect(difference(before, await read())).toEqual([])
  })

  it('writes 500 hostile texts, each as data, name and key, or refuses them', async () => {
    const hostile = hostileTexts(520)
    expect(hostile.length).toBeGreaterThan(500)
    const actions = placesTogether(hostile, 'serial')
    expect(actions.length).toBeGreaterThan(200)
    const { machine, plan, read, software } = await open()
    const before = await read()
    // The looks and checks among them name the same things: the test after this one pastes them.
    const writing = piecesOf(plan(actions)).filter(({ purpose }) => /prepare|write/.test(purpose))
    await paste(machine, texts(writing))
    expect(canaryOf(machine)).toBe(false)
    const expected = new Map([...before, ...made(actions, software)])
    expect(difference(expected, await read())).toEqual([])
  })

  it('looks, keeps, writes and undoes some of them, and nothing else', async () => {
    const all = placesTogether(hostileTexts(60), 'serial')
    const actions = all.filter((_, i) => i % Math.ceil(all.length / 30) === 0)
    const here = await open()
    const { machine, plan, read, software } = here
    const before = await read()
    await pasteAll(here, plan(actions), 'apply')
    const expected = new Map([...before, ...made(actions, software)])
    expect(difference(expected, await read())).toEqual([])
    await pasteAll(here, plan(actions), 'undo')
    expect(canaryOf(machine)).toBe(false)
    expect(difference(before, await read())).toEqual([])
  })

  it('keeps old values that were planted and brings them back, and runs nothing of them', async () => {
    const planted = SHORT.slice(0, 60).map((data, i): [string, RegistryValue] => [
      `v${i}`,
      { type: i % 2 === 0 ? 'REG_SZ' : 'REG_EXPAND_SZ', data },
    ])
    const here = await open(new Map(planted))
    const { machine, plan, read } = here
    const before = await read()
    const actions = planted.map(([name]) => stated(name, { type: 'REG_DWORD', data: 7 }))
    await pasteAll(here, plan(actions), 'apply')
    expect(difference(before, await read())).toHaveLength(planted.length)
    await pasteAll(here, plan(actions), 'undo')
    expect(canaryOf(machine)).toBe(false)
    expect(difference(before, await read())).toEqual([])
  })

  it('puts back accounts that were planted, as one word of sc', async () => {
    const attacks = SHORT.filter((text) => text.includes('canary') && !/[\r\n]/.test(text))
    const accounts = attacks.slice(0, 12)
    const here = await open()
    const { machine, plan } = here
    const actions: Action[] = []
    for (const [i, account] of accounts.entries()) {
      const service = `Planted${i}`
      await addService(machine, service, { start: 3, running: false })
      const key = `${SERVICES}\\${service}`.replace('HKLM', 'HKEY_LOCAL_MACHINE')
      const value: RegistryValue = { type: 'REG_SZ', data: account }
      const text = registryText(new Map([[key, new Map([['ObjectName', value]])]]))
      const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
      must(await machine.importReg(await machine.put('account.reg', bytes)))
      actions.push({ kind: 'service-account', step: '1', service, account: 'LocalSystem' })
    }
    await pasteAll(here, plan(actions), 'apply')
    await machine.injectFaults([])
    await pasteAll(here, plan(actions), 'undo')
    const given = (await machine.calls('sc')).filter(({ verb }) => verb === 'config')
    expect(given).toHaveLength(accounts.length)
    expect(canaryOf(machine)).toBe(false)
  })

  it('looks at the names of keys that were planted below its own, and runs nothing of them', async () => {
    const RUNS = 'copy nul canary'
    const names = [
      `" & ${RUNS} & "`,
      `"=="x" & ${RUNS}`,
      `& ${RUNS}`,
      `') & ${RUNS} & ('`,
      '"',
      '%a',
    ]
    const here = await open()
    const { machine, plan } = here
    const actions = [stated('n', { type: 'REG_DWORD', data: 1 })]
    await pasteAll(here, plan(actions), 'apply')
    const keys = names.map((name) => [`${here.software}${KEY}\\${name}`, new Map()] as const)
    const bytes = Buffer.from(`\ufeff${registryText(new Map(keys))}`, 'utf16le')
    must(await machine.importReg(await machine.put('keys.reg', bytes)))
    await pasteAll(here, plan(actions), 'undo')
    const folders = ['windows/system32', 'work', '.']
    const made = folders.filter((one) => existsSync(join(machine.path, 'drive_c', one, 'canary')))
    expect(made).toEqual([])
    // What somebody else put there stays.
    const left = await here.read()
    expect(names.filter((name) => !left.has(`${here.software}${KEY}\\${name}`))).toEqual([])
  })
})
