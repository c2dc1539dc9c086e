import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultChoices } from '../../lib/choices'
import { articleBySlug, slugs } from '../../lib/content'
import type { Action, Plan, RegistryData } from '../../lib/model'
import { makePlan } from '../../lib/plan'
import {
  emitScript,
  LONGEST_PIECE,
  linesFor,
  type SerialPiece,
  serialPieces,
} from '../../lib/script'
import { mixedSpelling } from '../../lib/script/serial/spelling'
import { planOf } from './console'

const MODES = ['apply', 'check', 'undo'] as const

const setting = (name: string, value: RegistryData, key = 'Example'): Action => {
  return {
    kind: 'registry-set',
    step: '1',
    root: 'HKLM',
    hive: 'SOFTWARE',
    controlSet: false,
    key,
    name,
    value,
  }
}
const text = (data: string): RegistryData => ({ type: 'REG_SZ', data })

const EVERY_KIND: Action[] = [
  setting('N', { type: 'REG_DWORD', data: 1 }),
  {
    kind: 'registry-delete-value',
    step: '2',
    root: 'HKLM',
    hive: 'SOFTWARE',
    controlSet: false,
    key: 'Example',
    name: 'Old',
  },
  {
    kind: 'registry-delete-key',
    step: '2',
    root: 'HKLM',
    hive: 'SOFTWARE',
    controlSet: false,
    key: 'Example\\Old',
  },
  { kind: 'service-start', step: '3', service: 'Dhcp', start: 'auto' },
  { kind: 'service-account', step: '3', service: 'Dhcp', account: 'NT Authority\\LocalService' },
  { kind: 'service-type', step: '3', service: 'Dhcp', type: 'share' },
  { kind: 'service-state', step: '3', service: 'Dhcp', state: 'running' },
  { kind: 'service-restart', step: '3', service: 'TermService' },
  { kind: 'boot-element', step: '4', entry: '{current}', element: 'safeboot', value: null },
  {
    kind: 'boot-element',
    step: '4',
    entry: '{emssettings}',
    element: 'emsbaudrate',
    value: '115200',
  },
  { kind: 'boot-element', step: '4', entry: '{emssettings}', element: 'emsport', value: '1' },
  { kind: 'boot-element', step: '4', entry: '{bootmgr}', element: 'timeout', value: '10' },
  { kind: 'firewall-profile', step: '5', profile: 'private', enabled: false },
  {
    kind: 'firewall-rule',
    step: '5',
    by: 'group',
    rule: 'Remote Desktop',
    property: 'enabled',
    value: 'yes',
  },
  {
    kind: 'program',
    step: '6',
    program: 'gpupdate',
    arguments: ['/force'],
    success: [0],
    afterChange: true,
  },
  { kind: 'file-delete', step: '7', path: 'C:\\x' },
]

const of = (plan: Plan, mode: Plan['mode']) => serialPieces({ ...plan, mode })
const byPurpose = (pieces: SerialPiece[], purpose: SerialPiece['purpose']) =>
  pieces.filter((piece) => piece.purpose === purpose)

/** What holds for whatever is pasted. */
function expectSafe({ text: piece, expect: seen }: SerialPiece) {
  expect(piece).toMatch(/^[\x20-\x7e]+$/)
  expect(piece.length).toBeLessThanOrEqual(LONGEST_PIECE)
  expect(piece).not.toMatch(/\| *more|\bpause\b|%%|[A-Z]:\\[^ ]*> ?[a-z]/i)
  expect(piece).not.toMatch(/!/)
  // The quotes are closed: what follows would be inside otherwise.
  expect((piece.match(/"/g) ?? []).length % 2).toBe(0)
  // Each command that asks without it is told not to.
  expect(piece).not.toMatch(/reg (add|delete)(?!.*\/f\b)/i)
  expect(seen.en).toMatch(/\S/)
  expect(seen.fr).toMatch(/\S/)
}

describe('a plan of every kind', () => {
  const plan = planOf(EVERY_KIND)

  test.each(MODES)('%s: pieces are safe to paste', (mode) => {
    for (const piece of of(plan, mode)) expectSafe(piece)
  })

  test('apply looks, keeps, and then writes and checks one after another', () => {
    const pieces = of(plan, 'apply')
    const order = pieces.map(({ purpose }) => purpose).join(' ')
    expect(order).toMatch(/^prepare( look)+( prepare)+( keep)+(( write)+( check)+)+$/)
    for (const [index, action] of EVERY_KIND.entries()) {
      const own = pieces.filter(
        (piece) => piece.action === index && /write|check/.test(piece.purpose),
      )
      if (action.kind === 'file-delete') expect(own).toEqual([])
      else {
        expect(own[0]?.purpose).toBe('write')
        expect(own.at(-1)?.purpose).toBe('check')
        expect(new Set(own.map(({ step }) => step))).toEqual(new Set([action.step]))
      }
    }
  })

  test('check only looks', () => {
    const pieces = of(plan, 'check')
    expect(new Set(pieces.map(({ purpose }) => purpose))).toEqual(new Set(['prepare', 'look']))
    for (const piece of byPurpose(pieces, 'look')) {
      expect(piece.text).toMatch(/^(reg query|sc query|bcdedit \/enum) /)
      expect(piece.text).not.toMatch(/[&|>]/)
    }
  })

  test('nothing is asked twice in a look', () => {
    const looks = byPurpose(of(plan, 'check'), 'look').map((piece) => piece.text)
    expect(new Set(looks).size).toBe(looks.length)
  })

  test('what is kept is never written over, and undo does nothing without it', () => {
    for (const piece of byPurpose(of(plan, 'apply'), 'keep')) {
      if (!piece.text.startsWith('dir ')) expect(piece.text).toMatch(/^if not exist "%SystemRoot%/)
    }
    for (const piece of byPurpose(of(plan, 'undo'), 'undo')) {
      expect(piece.text).toMatch(/^(if exist "|for \/f "tokens=[^"]*" %a in \('type "|for \/l %n )/)
    }
  })

  test('what each kind is written with', () => {
    const writes = byPurpose(of(plan, 'apply'), 'write').map((piece) => piece.text)
    expect(writes).toEqual([
      'reg add "HKLM\\SOFTWARE\\Example" /v N /t REG_DWORD /d 0x1 /f',
      'reg delete "HKLM\\SOFTWARE\\Example" /v Old /f',
      'reg delete "HKLM\\SOFTWARE\\Example\\Old" /f',
      'sc config Dhcp start= auto',
      'sc config Dhcp obj= "NT Authority\\LocalService"',
      'sc config Dhcp type= share',
      'sc start Dhcp',
      'net stop TermService /y',
      'net start TermService',
      'bcdedit /deletevalue {current} safeboot',
      'bcdedit /emssettings EMSPORT:1 EMSBAUDRATE:115200',
      'bcdedit /emssettings EMSPORT:1 EMSBAUDRATE:115200',
      'bcdedit /set {bootmgr} timeout 10',
      'netsh advfirewall set privateprofile state off',
      'netsh advfirewall firewall set rule group="Remote Desktop" new enable=yes',
      'gpupdate /force',
    ])
  })

  test('undo says before the imports that whole keys go back', () => {
    const said = (mode: Plan['mode'], actions: Action[]) => {
      const emitted = emitScript(planOf(actions, { mode }), 'serial')
      if (!emitted.ok) throw new Error(emitted.message.en)
      return emitted.script.lines.findIndex(({ text: line }) => line.includes('whole keys'))
    }
    expect(said('undo', EVERY_KIND)).toBeGreaterThan(0)
    expect(said('apply', EVERY_KIND)).toBe(-1)
    expect(said('undo', EVERY_KIND.slice(3))).toBe(-1)
    const imports = of(plan, 'undo').filter(({ text: piece }) => piece.includes('reg import'))
    expect(imports.length).toBeGreaterThan(0)
    for (const { expect: seen } of imports) {
      expect(seen.en).toMatch(/^Before you paste it: all of .* others changed there since is lost/)
      expect(seen.fr).toMatch(/^Avant de le coller : toute la clé /)
    }
  })

  test('a script holds the pieces, one a line, and says what it leaves out', () => {
    const emitted = emitScript(plan, 'serial')
    if (!emitted.ok) throw new Error(emitted.message.en)
    const { lines, omissions, run, encoding, fileName } = emitted.script
    const comments = lines.filter((line) => line.text.startsWith('rem '))
    expect(lines.slice(comments.length).map((line) => line.text)).toEqual(
      of(plan, 'apply').map((piece) => piece.text),
    )
    expect(omissions).toHaveLength(1)
    expect(comments.map((line) => line.text).join()).toContain(
      'step 7: C:\\x file: a serial console cannot keep a file',
    )
    expect(run).toMatch(/^SAC> cmd.*ch -si 1.*sign in/)
    expect({ encoding, fileName }).toEqual({
      encoding: 'ascii',
      fileName: 'example.online.serial.txt',
    })
  })

  test('a step by hand has its write and its check; a look alone, or the way back', () => {
    const [first] = EVERY_KIND
    if (!first) throw new Error('no action')
    const lines = (mode: Plan['mode']) => linesFor(first, { ...plan, mode }, 'serial')
    expect(lines('apply')).toEqual([
      'reg add "HKLM\\SOFTWARE\\Example" /v N /t REG_DWORD /d 0x1 /f',
      'reg query "HKLM\\SOFTWARE\\Example" /v N',
    ])
    expect(lines('check')).toEqual(['reg query "HKLM\\SOFTWARE\\Example" /v N'])
    expect(lines('undo').join('\n')).toMatch(/reg delete .*\n.*reg import /)
  })
})

describe('names of what is kept', () => {
  test('do not depend on which steps are chosen', () => {
    const a = setting('A', text('x'), 'One')
    const b = setting('B', text('x'), 'Two')
    const files = (actions: Action[]) =>
      new Set(
        byPurpose(of(planOf(actions), 'apply'), 'keep').flatMap(
          ({ text: piece }) => piece.match(/before-\w+(?=\.reg)/g) ?? [],
        ),
      )
    const both = files([a, b])
    expect(both.size).toBe(2)
    expect(new Set([...files([b]), ...files([a])])).toEqual(both)
    expect(files([b]).has([...files([a])][0] ?? '')).toBe(false)
  })
})

describe('the mixed spelling', () => {
  const doubled = /([A-Za-z])\1/

  test('is the same without case, and has no letter twice', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', 'L', 'l', '\\', ' ', '1') }),
        (name) => {
          const mixed = mixedSpelling(name)
          expect(mixed.toLowerCase()).toBe(name.toLowerCase())
          expect(mixed).not.toMatch(doubled)
        },
      ),
    )
    expect(mixedSpelling('CurrentControlSet')).toBe('CurRentControlSet')
    expect(mixedSpelling('fffff')).toBe('fFfFf')
  })

  const data = text('Twiin daatta')
  test.each(MODES)(
    '%s: every piece is the usual one but for case; data stay as they are',
    (mode) => {
      const plan = planOf([...EVERY_KIND, setting('All', data), setting('Odd', text('"aabb%%'))])
      const usual = of(plan, mode)
      const mixed = of({ ...plan, spelling: 'mixed' }, mode)
      expect(mixed.map((piece) => piece.text.toLowerCase())).toEqual(
        usual.map((piece) => piece.text.toLowerCase()),
      )
      for (const piece of mixed) {
        const names = piece.text.replace('"Twiin daatta"', '').replace('enable=yes', '')
        expect(names).not.toMatch(doubled)
        if (piece.text.includes('wiin')) expect(piece.text).toContain('"Twiin daatta"')
      }
    },
  )

  test('variables of for keep their case: %A is another one than %a', () => {
    const used = (pieces: SerialPiece[]) =>
      pieces.flatMap((piece) => piece.text.match(/%~?[a-z]{1,2}(?=[ ="])/g) ?? [])
    const plan = planOf(EVERY_KIND)
    const undo = of({ ...plan, spelling: 'mixed' }, 'undo')
    expect(used(undo).length).toBeGreaterThan(5)
    expect(used(undo)).toEqual(used(of(plan, 'undo')))
  })
})

describe('what a prompt cannot be given', () => {
  test.each([
    ['a name with a quote', setting('a"b', text('x'))],
    ['a name between percent signs', setting('%PATH%', text('x'))],
    ['a name that delayed expansion would change', setting('a!b', text('x'))],
    ['a name that is no ASCII', setting('é', text('x'))],
    ['a name that asks for help', setting('/?', text('x'))],
    ['a name like the answer of reg query', setting('a    REG_SZ    b', text('x'))],
    ['a key with a percent sign', setting('N', text('x'), 'a%b')],
    ['text that is no ASCII', setting('N', text('é'))],
    ['odd data in a key that echo would take apart', setting('N', text('"'), 'a & b')],
    ['a secret', setting('DefaultPassword', text('hunter2'))],
    ['a value longer than a paste', setting('N', text('x'.repeat(2000)))],
    [
      'a service with a quote',
      { kind: 'service-state', step: '1', service: 'a" & b', state: 'running' },
    ],
    [
      'an element with a blank',
      { kind: 'boot-element', step: '1', entry: '{current}', element: 'a & b', value: 'x' },
    ],
    [
      'an entry that is none',
      { kind: 'boot-element', step: '1', entry: '{a} & b', element: 'a', value: 'x' },
    ],
    [
      'a program that asks',
      {
        kind: 'program',
        step: '1',
        program: 'chkdsk',
        arguments: ['C:', '/f'],
        success: [0],
        afterChange: false,
      },
    ],
  ] satisfies Array<[string, Action]>)('%s is refused with a sentence', (_, action) => {
    const emitted = emitScript(planOf([action]), 'serial')
    expect(emitted).toMatchObject({
      ok: false,
      message: { en: expect.stringMatching(/.{20,}/), fr: expect.stringMatching(/.{20,}/) },
    })
    for (const line of linesFor(action, planOf([action]), 'serial')) expect(line).toMatch(/^rem /)
  })

  test('one of several is left out, and the script says so', () => {
    const emitted = emitScript(planOf([setting('A', text('x')), setting('é', text('x'))]), 'serial')
    if (!emitted.ok) throw new Error(emitted.message.en)
    expect(emitted.script.omissions).toHaveLength(1)
    expect(emitted.script.lines.map((line) => line.text).join('\n')).toContain(
      'rem Not in this script',
    )
  })

  test('other data than text in an argument go as bytes', () => {
    const path = { type: 'REG_EXPAND_SZ', data: '%SystemRoot%\\MEMORY.DMP' } as const
    const [write] = byPurpose(of(planOf([setting('DumpFile', path)]), 'apply'), 'write')
    expect(write?.text).toContain('echo "DumpFile"=hex(2):25,53,79,')
    expect(write?.text).toMatch(/&reg import "%SystemRoot%/)
    expect(write?.text.match(/%SystemRoot%/g)).toHaveLength(4)
    expect(write?.text.replaceAll('%SystemRoot%', '')).not.toContain('%')
    const [made] = linesFor(setting('DumpFile', path), planOf([]), 'serial')
    expect(made).toMatch(/^if not exist .* mkdir /)
  })

  test('whatever the strings are, what is emitted is safe to paste', () => {
    const hostile = fc.string({
      unit: fc.oneof(
        fc.constantFrom(
          '"',
          '%',
          '!',
          '^',
          '&',
          '|',
          '<',
          '>',
          '(',
          ')',
          '\\',
          ' ',
          '\n',
          "'",
          '=',
          '/',
          '?',
          'é',
          '\0',
        ),
        fc.constantFrom('a', 'B', '0'),
      ),
      maxLength: 20,
    })
    fc.assert(
      fc.property(hostile, hostile, hostile, fc.constantFrom(...MODES), (key, name, data, mode) => {
        const actions: Action[] = [
          setting(name, text(data), `k${key}`),
          { kind: 'service-account', step: '1', service: name || 's', account: data },
          {
            kind: 'boot-element',
            step: '1',
            entry: '{current}',
            element: name,
            value: data,
          },
          {
            kind: 'program',
            step: '1',
            program: 'sfc',
            arguments: [name, data],
            success: [0],
            afterChange: false,
          },
        ]
        for (const piece of of(planOf(actions), mode)) {
          expectSafe(piece)
          // Outside quotes nothing of a value joins, redirects or expands.
          const outside = piece.text.replace(/"[^"]*"/g, '""')
          if (piece.purpose === 'write' && !outside.includes('&reg import')) {
            expect(outside).not.toMatch(/[&|<>^%]/)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the catalogue', async () => {
  const all = await slugs('en')
  test.each(all)('%s: pieces are safe to paste in every mode and spelling', async (slug) => {
    const article = await articleBySlug('en', slug)
    for (const mode of MODES) {
      for (const spelling of ['usual', 'mixed'] as const) {
        const choices = { ...defaultChoices('online'), target: 'serial', mode, spelling } as const
        const planned = makePlan(article, choices)
        if (!planned.ok) throw new Error(planned.message.en)
        for (const piece of serialPieces(planned.plan)) expectSafe(piece)
      }
    }
  })
})
