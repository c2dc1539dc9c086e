import { describe, expect, test } from 'vitest'
import { type Action, type Plan, RegistryData } from '../../lib/model'
import { emitScript, linesFor, textOf } from '../../lib/script'

/** A plan with one action: `name` holds `value` below HKLM\SOFTWARE\Example. */
function planFor(name: string, value: RegistryData): Plan {
  const action: Action = {
    kind: 'registry-set',
    step: '1',
    root: 'HKLM',
    hive: 'SOFTWARE',
    controlSet: false,
    key: 'Example',
    name,
    value,
  }
  return {
    article: 'example',
    procedure: null,
    revision: '0',
    remake: { command: 'npx repairbook script example', url: null },
    situation: 'online',
    mode: 'apply',
    drive: null,
    bootDrive: null,
    spelling: 'usual',
    hives: [],
    controlSets: [],
    actions: [action],
    omissions: [],
  }
}

const VALUES: Array<[RegistryData, { cmd: string; powershell: string; reg: string }]> = [
  [
    { type: 'REG_DWORD', data: 0xffffffff },
    { cmd: 'REG_DWORD "0xffffffff"', powershell: 'Data = 0xFFFFFFFF', reg: '"N"=dword:ffffffff' },
  ],
  [
    { type: 'REG_QWORD', data: '18446744073709551615' },
    {
      cmd: 'REG_QWORD "0xffffffffffffffff"',
      powershell: 'Data = [long]-1',
      reg: '"N"=hex(b):ff,ff,ff,ff,ff,ff,ff,ff',
    },
  ],
  [
    { type: 'REG_SZ', data: 'a b' },
    { cmd: 'REG_SZ "a b"', powershell: "Data = 'a b'", reg: '"N"="a b"' },
  ],
  [
    { type: 'REG_SZ', data: 'C:\\x\\' },
    { cmd: 'REG_SZ "C:\\x\\"', powershell: "Data = 'C:\\x\\'", reg: '"N"="C:\\\\x\\\\"' },
  ],
  [
    { type: 'REG_EXPAND_SZ', data: '%A%' },
    {
      cmd: '/t REG_EXPAND_SZ /d "%%A%%" /f',
      powershell: "Data = '%A%'",
      reg: '"N"=hex(2):25,00,41,00,25,00,00,00',
    },
  ],
  [
    { type: 'REG_MULTI_SZ', data: ['a', 'b'] },
    {
      cmd: 'REG_MULTI_SZ "a\\0b"',
      powershell: "Data = [string[]]@('a', 'b')",
      reg: '"N"=hex(7):61,00,00,00,62,00,00,00,00,00',
    },
  ],
  [
    { type: 'REG_BINARY', data: '00ff' },
    { cmd: 'REG_BINARY "00FF"', powershell: 'Data = [byte[]]@(0x00, 0xff)', reg: '"N"=hex:00,ff' },
  ],
  [
    { type: 'REG_NONE', data: '' },
    { cmd: 'REG_NONE ""', powershell: 'Data = [byte[]]@()', reg: '"N"=hex(0):' },
  ],
]

describe.each(VALUES)('%o', (value, expected) => {
  test.each(['cmd', 'powershell', 'reg'] as const)('%s', (target) => {
    expect(RegistryData.parse(value)).toEqual(value)
    const emitted = emitScript(planFor('N', value), target)
    if (!emitted.ok) throw new Error(emitted.message.en)
    expect(textOf(emitted.script)).toContain(expected[target])
  })
})

describe('what a target cannot hold is refused with a sentence', () => {
  const text = (data: string): RegistryData => ({ type: 'REG_SZ', data })
  test.each([
    ['cmd', 'N', text('say "yes"')],
    ['cmd', 'N', text('a^b')],
    ['cmd', 'N', text('é')],
    ['cmd', 'N', text('/?')],
    ['cmd', 'N', text('line\nbreak')],
    ['cmd', 'a&b', text('x')],
    ['cmd', '%PATH%', text('x')],
    ['cmd', 'ends\\', text('x')],
    ['powershell', 'N', text('line\nbreak')],
    ['powershell', 'N', text('nul\0')],
    ['powershell', 'N', text('\ud800')],
    ['reg', 'line\nbreak', text('x')],
  ] as const)('%s %j %o', (target, name, value) => {
    const emitted = emitScript(planFor(name, value), target)
    expect(emitted).toMatchObject({
      ok: false,
      message: { en: expect.stringMatching(/.{20,}/), fr: expect.any(String) },
    })
  })

  test.each([
    ['cmd', 'a!b', ['powershell', 'reg', 'run-command', 'serial']],
    ['powershell', 'line\nbreak', ['reg']],
  ] as const)(
    '%s leaves out %j alone, with its reason, where others are there',
    (target, data, able) => {
      const [good, bad] = [planFor('Good', text('x')), planFor('Bad', text(data))]
      const plan = { ...good, actions: [...bad.actions, ...good.actions] }
      const emitted = emitScript(plan, target)
      if (!emitted.ok) throw new Error(emitted.message.en)
      const alone = emitScript(bad, target)
      if (alone.ok) throw new Error('it was not refused')
      const said = alone.message.en.replace(/\.$/, '')
      expect(emitted.script.omissions).toMatchObject([{ step: '1', reason: { en: said } }])
      const lines = emitted.script.lines.map((line) => line.text)
      expect(lines.join('\n')).toContain('Not in this script:')
      // Said in the head, and stated nowhere.
      const stated = lines.slice(lines.findIndex((line) => line.includes('Not in this script')) + 2)
      expect(stated.filter((line) => line.includes('Bad'))).toEqual([])
      expect(stated.filter((line) => line.includes('Good'))).not.toEqual([])
      for (const other of able) {
        expect(emitScript(plan, other)).toMatchObject({ ok: true, script: { omissions: [] } })
      }
    },
  )

  test('a hive that is left with nothing is not loaded', () => {
    const [good, bad] = [planFor('Good', text('x')), planFor('Bad', text('a!b'))]
    const hive = (name: string) => ({ hive: name, file: `${name}.file`, mount: `BROKEN${name}` })
    const actions = [...bad.actions, ...good.actions].map(
      (action, i): Action =>
        action.kind === 'registry-set'
          ? { ...action, hive: i === 0 ? 'SOFTWARE' : 'SYSTEM' }
          : action,
    )
    const plan: Plan = {
      ...good,
      situation: 'offline',
      controlSets: [1],
      actions,
      hives: [hive('SOFTWARE'), hive('SYSTEM')],
    }
    const emitted = emitScript(plan, 'cmd')
    if (!emitted.ok) throw new Error(emitted.message.en)
    expect(textOf(emitted.script)).not.toContain('BROKENSOFTWARE')
    expect(textOf(emitted.script)).toContain('BROKENSYSTEM')
  })

  test('single lines never hold it either', () => {
    const plan = planFor('N', { type: 'REG_EXPAND_SZ', data: '%SystemRoot%' })
    const [action] = plan.actions
    if (!action) throw new Error('no action')
    expect(linesFor(action, plan, 'cmd').join()).toMatch(/^rem /)
  })

  test('curly quotes are quotes in PowerShell, and doubled', () => {
    const emitted = emitScript(planFor('N', text('it’s ‘so’')), 'powershell')
    if (!emitted.ok) throw new Error(emitted.message.en)
    expect(textOf(emitted.script)).toContain("Data = 'it’’s ‘‘so’’'")
  })
})
