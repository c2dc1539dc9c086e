import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defaultChoices } from '../../lib/choices'
import type { Action, Mode, Plan, RegistryData, Spelling } from '../../lib/model'
import { makePlan } from '../../lib/plan'
import { readConsole } from '../../lib/report'
import { serialPieces } from '../../lib/script'
import { onScreen, planOf } from '../unit/console'
import { need } from './available'
import { paste } from './console'
import { rdpArticle } from './emitted'
import { ONLINE_VALUES } from './facts'
import { keptBase } from './kept-base'
import { difference, valueAt } from './registry'
import { addService, runningServices, SERVICES } from './services'
import { must, openPrefix, type Prefix } from './wine'
import { withValues } from './with-values'

/** The pieces for a serial console, pasted into Wine's cmd one after another. */

let prefix: Prefix | undefined

async function open(options = { standIns: false }): Promise<Prefix> {
  prefix = await openPrefix(options)
  return prefix
}

afterEach(async () => {
  await prefix?.dispose()
  prefix = undefined
})

const RDP_TCP = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp'
const POLICY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services'

/** The article's plan; of its 16 values, all or those that are named. */
async function rdpPlan(spelling: Spelling, ...names: string[]): Promise<Plan> {
  const choices = { ...defaultChoices('online'), target: 'serial', spelling } as const
  const planned = makePlan(await rdpArticle(), choices)
  if (!planned.ok) throw new Error(planned.message.en)
  const { plan } = planned
  if (names.length === 0) return plan
  const chosen = plan.actions.filter(
    (action) => action.kind === 'registry-set' && names.includes(action.name),
  )
  return { ...plan, actions: chosen }
}

const SOME = ['SecurityLayer', 'MaxIdleTime', 'fReconnectSame', 'KeepAliveEnable']

const textsOf = (plan: Plan, mode: Mode) => serialPieces({ ...plan, mode }).map(({ text }) => text)

/** Pastes a whole script, and reads the screen as a person copies it: 80 columns, no blanks. */
async function work(machine: Prefix, plan: Plan, mode: Mode) {
  const screen = await paste(machine, textsOf(plan, mode))
  const copied = onScreen(screen.replaceAll('\r\n', '\n'), { trimmed: true })
  return { screen, report: readConsole(plan, copied) }
}

const statuses = (report: ReturnType<typeof readConsole>) => [
  ...new Set(report.map(({ status }) => status)),
]

const unset = (report: ReturnType<typeof readConsole>) =>
  report.filter(({ status }) => status !== 'set').map(({ name, status }) => `${name} ${status}`)

async function keptFolders({ path }: Prefix): Promise<string[]> {
  const base = keptBase(join(path, 'drive_c'))
  // The mixed spelling is another one only here.
  const names = existsSync(base) ? await readdir(base) : []
  return names.map((name) => name.toLowerCase()).sort()
}

const able = need('wine', 'mingw', 'hivex')
/** Each piece starts a program or two, and Wine takes its time for that. */
const PATIENCE = 600_000
vi.setConfig({ testTimeout: PATIENCE })

describe.skipIf(!able)('the 16 values, piece by piece', () => {
  it('are written and read back, no other is, and all is as before after the way back', async () => {
    const machine = await open()
    const plan = await rdpPlan('usual')
    const before = await machine.exportRegistry()
    const apply = await work(machine, plan, 'apply')
    expect(apply.report).toHaveLength(16)
    expect(statuses(apply.report)).toEqual(['set'])
    const after = await machine.exportRegistry()
    expect(difference(withValues(before, ONLINE_VALUES), after)).toEqual([])
    expect(statuses((await work(machine, plan, 'undo')).report)).toEqual(['missing'])
    expect(difference(before, await machine.exportRegistry())).toEqual([])
  })

  it.each(['usual', 'mixed'] as const)(
    'in the %s spelling: checked, applied, applied again, undone, undone again',
    async (spelling) => {
      const machine = await open()
      const plan = await rdpPlan(spelling, ...SOME)
      must(await machine.reg('add', RDP_TCP, '/v', 'SecurityLayer', '/t', 'REG_DWORD', '/d', '2'))
      must(await machine.reg('add', RDP_TCP, '/v', 'maxidletime', '/t', 'REG_SZ', '/d', 'a %b%'))
      must(await machine.reg('add', RDP_TCP, '/v', 'fReconnectSame', '/t', 'REG_DWORD', '/d', '1'))
      must(await machine.reg('add', RDP_TCP, '/v', 'Other', '/t', 'REG_BINARY', '/d', '00ff'))
      const before = await machine.exportRegistry()

      const check = await work(machine, plan, 'check')
      const found = new Map(check.report.map(({ name, status, is }) => [name, is ?? status]))
      expect(Object.fromEntries(found)).toEqual({
        SecurityLayer: 'REG_DWORD 0x2',
        MaxIdleTime: 'REG_SZ a %b%',
        fReconnectSame: 'set',
        KeepAliveEnable: 'missing',
      })
      expect(difference(before, await machine.exportRegistry())).toEqual([])
      expect(await keptFolders(machine)).toEqual([])

      const apply = await work(machine, plan, 'apply')
      expect(statuses(apply.report)).toEqual(['set'])
      const after = await machine.exportRegistry()
      const values = ONLINE_VALUES.filter(({ name }) => SOME.includes(name))
      expect(difference(withValues(before, values), after)).toEqual([])

      // Somebody changes a value in between: the way back leads to before the first apply.
      const changed = ['/v', 'KeepAliveEnable', '/t', 'REG_SZ', '/d', 'x', '/f']
      must(await machine.reg('add', POLICY, ...changed))
      expect(statuses((await work(machine, plan, 'apply')).report)).toEqual(['set'])
      expect(difference(after, await machine.exportRegistry())).toEqual([])

      const undo = await work(machine, plan, 'undo')
      expect(undo.report).toEqual(check.report)
      expect(difference(before, await machine.exportRegistry())).toEqual([])
      expect(await keptFolders(machine)).toEqual(['rdp-disconnects.online.undone.1'])

      // Undone twice is as good as once, and what was put away is not written over.
      await work(machine, plan, 'undo')
      expect(difference(before, await machine.exportRegistry())).toEqual([])
      await paste(machine, textsOf(plan, 'apply').slice(0, 12))
      await work(machine, plan, 'undo')
      expect(await keptFolders(machine)).toEqual([
        'rdp-disconnects.online.undone.1',
        'rdp-disconnects.online.undone.2',
      ])
    },
  )

  it('finishes what was broken off', async () => {
    const machine = await open()
    const plan = await rdpPlan('usual', ...SOME)
    const before = await machine.exportRegistry()
    const pieces = textsOf(plan, 'apply')
    const half = pieces.findIndex((text) => text.startsWith('reg add')) + 3
    await paste(machine, pieces.slice(0, half))
    expect(statuses((await work(machine, plan, 'apply')).report)).toEqual(['set'])

    const back = textsOf(plan, 'undo')
    await paste(machine, back.slice(0, 4))
    await work(machine, plan, 'undo')
    expect(difference(before, await machine.exportRegistry())).toEqual([])
  })

  it('leaves a key that somebody else has come to use', async () => {
    const machine = await open()
    const plan = await rdpPlan('usual', 'KeepAliveEnable')
    const before = await machine.exportRegistry()
    await work(machine, plan, 'apply')
    must(await machine.reg('add', POLICY, '/v', 'NewOne', '/t', 'REG_DWORD', '/d', '5'))
    await work(machine, plan, 'undo')
    const after = await machine.exportRegistry()
    expect(valueAt(after, POLICY, 'NewOne')).toEqual({ type: 'REG_DWORD', data: 5 })
    expect(difference(before, after).filter(({ name }) => name !== null)).toHaveLength(1)
  })

  it('leaves a key alone that was there and empty', async () => {
    const machine = await open()
    must(
      await machine.reg(
        'import',
        await machine.put(
          'k.reg',
          `REGEDIT4\r\n\r\n[${POLICY.replace('HKLM', 'HKEY_LOCAL_MACHINE')}]\r\n`,
        ),
      ),
    )
    const before = await machine.exportRegistry()
    const plan = await rdpPlan('usual', 'KeepAliveEnable')
    await work(machine, plan, 'apply')
    await work(machine, plan, 'undo')
    expect(difference(before, await machine.exportRegistry())).toEqual([])
  })
})

describe.skipIf(!able)('values that a prompt has its own ideas about', () => {
  const values: Array<[string, RegistryData]> = [
    ['a b', { type: 'REG_SZ', data: 'x & y | z < 1 > 2 ^ (3)' }],
    ['100%', { type: 'REG_SZ', data: 'text' }],
    ['one', { type: 'REG_SZ', data: '100% of it' }],
    ['path', { type: 'REG_EXPAND_SZ', data: '%SystemRoot%\\MEMORY.DMP' }],
    ['tail\\', { type: 'REG_SZ', data: 'C:\\a b\\' }],
    ['quoted', { type: 'REG_SZ', data: 'say "yes" & go!' }],
    ['empty', { type: 'REG_SZ', data: '' }],
    ['', { type: 'REG_SZ', data: 'of the key' }],
    ['list', { type: 'REG_MULTI_SZ', data: ['a', 'b c', 'd&e'] }],
    ['odd list', { type: 'REG_MULTI_SZ', data: ['a\\', 'b\\0c', '%d%'] }],
    ['no list', { type: 'REG_MULTI_SZ', data: [] }],
    ['none', { type: 'REG_NONE', data: '00ff' }],
    ['bytes', { type: 'REG_BINARY', data: '00ff10aa' }],
    ['large', { type: 'REG_QWORD', data: '18446744073709551615' }],
    ['it/s-’'.replace('’', "'"), { type: 'REG_DWORD', data: 0xffffffff }],
  ]
  const KEY = "Example\\A key (with 'signs') {1}"
  const plan = planOf(
    values.map(([name, value]): Action => {
      return {
        kind: 'registry-set',
        step: '1',
        root: 'HKLM',
        hive: 'SOFTWARE',
        controlSet: false,
        key: KEY,
        name,
        value,
      }
    }),
  )

  it.each(['usual', 'mixed'] as const)(
    '%s: are written as they are, and taken back',
    async (spelling) => {
      const machine = await open()
      const before = await machine.exportRegistry()
      expect(new Set(serialPieces(plan).flatMap(({ action }) => action ?? [])).size).toBe(
        values.length,
      )
      const { report } = await work(machine, { ...plan, spelling }, 'apply')
      const after = await machine.exportRegistry()
      const path = `HKEY_LOCAL_MACHINE\\SOFTWARE\\${KEY}`
      const stored = Object.fromEntries(values.map(([name]) => [name, valueAt(after, path, name)]))
      expect(stored).toEqual(
        Object.fromEntries(
          values.map(([name, value]) => [
            name,
            value.type === 'REG_QWORD' ? { ...value, data: BigInt(value.data) } : value,
          ]),
        ),
      )
      // Wine 8's reg prints “(null)” where that of Windows prints the number.
      expect(unset(report)).toEqual(['large unreadable'])
      await work(machine, { ...plan, spelling }, 'undo')
      expect(difference(before, await machine.exportRegistry())).toEqual([])
    },
  )
})

describe.skipIf(!able)('the other kinds', () => {
  const key = { root: 'HKLM', hive: 'SOFTWARE', controlSet: false } as const
  const boot = (element: string, value: string | null, entry = '{current}'): Action => {
    return { kind: 'boot-element', step: '4', entry, element, value }
  }
  const plan = planOf([
    { kind: 'registry-delete-value', step: '1', ...key, key: 'Repairbook Test', name: 'Surplus' },
    { kind: 'registry-delete-value', step: '1', ...key, key: 'Repairbook Test', name: 'Not there' },
    { kind: 'registry-delete-key', step: '1', ...key, key: 'Repairbook Test\\Old' },
    { kind: 'service-start', step: '2', service: 'RepairbookOne', start: 'delayed-auto' },
    {
      kind: 'service-account',
      step: '2',
      service: 'RepairbookOne',
      account: 'NT AUTHORITY\\LocalService',
    },
    { kind: 'service-type', step: '2', service: 'RepairbookOne', type: 'own' },
    { kind: 'service-state', step: '2', service: 'RepairbookOne', state: 'running' },
    { kind: 'service-start', step: '2', service: 'RepairbookTwo', start: 'auto' },
    { kind: 'service-state', step: '2', service: 'RepairbookTwo', state: 'stopped' },
    { kind: 'firewall-profile', step: '3', profile: 'domain', enabled: false },
    { kind: 'firewall-profile', step: '3', profile: 'public', enabled: true },
    boot('safeboot', null),
    boot('bootmenupolicy', 'Legacy'),
    boot('displaybootmenu', 'Yes', '{bootmgr}'),
    boot('timeout', '10', '{bootmgr}'),
    boot('emsport', '1', '{emssettings}'),
    boot('emsbaudrate', '115200', '{emssettings}'),
    {
      kind: 'program',
      step: '5',
      program: 'gpupdate',
      arguments: ['/force'],
      success: [0],
      afterChange: true,
    },
  ])

  it('are checked, applied, applied again and undone', async () => {
    const machine = await open({ standIns: true })
    await addService(machine, 'RepairbookOne', { start: 4, running: false })
    await addService(machine, 'RepairbookTwo', { start: 2, delayed: true, running: true })
    const test = 'HKLM\\SOFTWARE\\Repairbook Test'
    must(await machine.reg('add', test, '/v', 'Surplus', '/t', 'REG_DWORD', '/d', '1'))
    must(await machine.reg('add', `${test}\\Old\\Deeper`, '/v', 'x', '/d', 'y'))
    for (const [profile, on] of [
      ['DomainProfile', '1'],
      ['PublicProfile', '0'],
    ] as const) {
      const path = `${SERVICES}\\SharedAccess\\Parameters\\FirewallPolicy\\${profile}`
      must(
        await machine.reg('add', path, '/v', 'EnableFirewall', '/t', 'REG_DWORD', '/d', on, '/f'),
      )
    }
    must(await machine.run('bcdedit', ['/set', '{current}', 'safeboot', 'Network']))
    const before = await machine.exportRegistry()
    const running = await runningServices(machine)
    const store = await bootText(machine)

    const check = await work(machine, plan, 'check')
    expect(check.report.map(({ name, status, is }) => [name, status, is])).toMatchInlineSnapshot(`
      [
        [
          "Surplus",
          "different",
          "REG_DWORD 0x1",
        ],
        [
          "Not there",
          "set",
          null,
        ],
        [
          "(key)",
          "different",
          "present",
        ],
        [
          "start",
          "different",
          "disabled",
        ],
        [
          "account",
          "different",
          "LocalSystem",
        ],
        [
          "type",
          "different",
          "share",
        ],
        [
          "state",
          "different",
          "stopped",
        ],
        [
          "start",
          "different",
          "delayed-auto",
        ],
        [
          "state",
          "different",
          "running",
        ],
        [
          "state",
          "different",
          "on",
        ],
        [
          "state",
          "different",
          "off",
        ],
        [
          "safeboot",
          "different",
          "Network",
        ],
        [
          "bootmenupolicy",
          "different",
          "Standard",
        ],
        [
          "displaybootmenu",
          "missing",
          null,
        ],
        [
          "timeout",
          "different",
          "30",
        ],
        [
          "emsport",
          "missing",
          null,
        ],
        [
          "emsbaudrate",
          "missing",
          null,
        ],
        [
          "/force",
          "not seen",
          null,
        ],
      ]
    `)
    // A service that was told to start or stop takes its time, and the answer says so.
    await work(machine, plan, 'apply')
    expect(unset((await work(machine, plan, 'check')).report)).toEqual(['/force not seen'])
    expect(unset((await work(machine, plan, 'apply')).report)).toEqual([])
    await work(machine, plan, 'undo')
    expect(difference(before, await machine.exportRegistry())).toEqual([])
    expect(await runningServices(machine)).toEqual(running)
    expect(await bootText(machine)).toEqual(store)
  })

  async function bootText(machine: Prefix) {
    const { stdout } = await machine.run('bcdedit', ['/enum', 'all', '/v'])
    // In which order an entry lists its elements means nothing.
    return stdout.split('\n\n').map((entry) => entry.split('\n').sort().join('\n'))
  }
})
