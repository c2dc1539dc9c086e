import { describe, expect, test } from 'vitest'
import type { Action, Mode, Plan, Target } from '../../lib/model'
import { emitScript, textOf } from '../../lib/script'
import { hasHiveFiles, wantsHivesAway } from '../../lib/script/hives-away'
import { planWith, stated } from './stated-plan'

const program = (name: string, ...words: string[]): Action => ({
  kind: 'program',
  step: '2',
  program: name,
  arguments: words,
  success: [0],
  afterChange: false,
})
const value = (name: string) => stated(name, { type: 'REG_DWORD', data: 1 })
const DISM = program('dism', '/image:<drive>:\\', '/cleanup-image', '/restorehealth')
const CHKDSK = program('chkdsk', '<drive>:', '/f')
const SFC = program('sfc', '/scannow', '/offbootdir=<drive>:\\', '/offwindir=<drive>:\\Windows')
const CONFIG = '<drive>:\\Windows\\System32\\config'

function offline(actions: Action[], mode: Mode = 'apply', given: Partial<Plan> = {}): Plan {
  const hives = [
    { hive: 'SOFTWARE', file: 'Windows\\System32\\config\\SOFTWARE', mount: 'BROKENSOFTWARE' },
  ]
  return planWith(actions, { situation: 'offline', hives, controlSets: [1], mode, ...given })
}

function linesOf(plan: Plan, target: Target): string[] {
  const emitted = emitScript(plan, target)
  if (!emitted.ok) throw new Error(emitted.message.en)
  return textOf(emitted.script).split('\r\n')
}

describe('what wants the hives away', () => {
  const plan = offline([value('a')])
  test.each<[string, Action, boolean]>([
    ['dism', DISM, true],
    ['chkdsk', CHKDSK, true],
    ['sfc', SFC, true],
    ['a program that has nothing to do with the disk', program('gpupdate', '/force'), false],
    ['a value', value('a'), false],
    ['a hive file that is copied away', copy(`${CONFIG}\\SYSTEM`, 'C:\\kept\\SYSTEM'), true],
    ['one that is put back', copy(`${CONFIG}\\RegBack\\SAM`, `${CONFIG}\\SAM`), true],
    ['another file', copy('<drive>:\\a', '<drive>:\\b'), false],
    ['one of the rescue machine', copy('C:\\Windows\\System32\\config\\a', 'C:\\b'), false],
    [
      'the folder of the hives',
      {
        kind: 'file-move',
        step: '1',
        from: CONFIG.toUpperCase().replace('<DRIVE>', '<drive>'),
        to: '<drive>:\\x',
      },
      true,
    ],
    [
      'a folder above it',
      { kind: 'file-move', step: '1', from: '<drive>:\\Windows', to: '<drive>:\\x' },
      true,
    ],
    [
      'a folder beside it',
      {
        kind: 'file-move',
        step: '1',
        from: '<drive>:\\Windows\\System32\\config2',
        to: '<drive>:\\x',
      },
      false,
    ],
    [
      'a hive file that is deleted',
      { kind: 'file-delete', step: '1', path: `${CONFIG}\\SYSTEM.LOG1` },
      true,
    ],
    [
      'its permissions',
      { kind: 'permissions', step: '1', path: `${CONFIG}\\SYSTEM`, arguments: ['/reset'] },
      false,
    ],
  ])('%s', (_, action, wanted) => {
    expect(wantsHivesAway(action, plan)).toBe(wanted)
    // Nothing is loaded where no key is read.
    expect(wantsHivesAway(action, { ...plan, hives: [] })).toBe(false)
    expect(hasHiveFiles({ ...plan, actions: [action] })).toBe(wanted && action.kind !== 'program')
  })
})

function copy(from: string, to: string): Action {
  return { kind: 'file-copy', step: '1', from, to }
}

describe('CMD', () => {
  const listOf = (actions: Action[], name = 'actions') => {
    const lines = linesOf(offline(actions), 'cmd')
    const start = lines.indexOf(`:${name}`)
    const calls = lines.slice(start + 1, lines.indexOf('goto :eof', start))
    return calls.flatMap((line) => /call :(\w+)/.exec(line)?.[1] ?? [])
  }

  test('unloads before each such program, and loads before the next key, in article order', () => {
    expect(listOf([value('a'), DISM, CHKDSK, value('b'), value('c'), SFC])).toEqual([
      // An earlier round may have ended without.
      ...['hives_back', 'value'],
      ...['hives_away', 'program', 'hives_away', 'program'],
      ...['hives_back', 'value', 'value'],
      ...['hives_away', 'program'],
    ])
  })

  test('does so for a program where it is run alone, for a file where it is looked at too', () => {
    const text = linesOf(offline([DISM, copy(`${CONFIG}\\A`, `${CONFIG}\\B`), value('a')]), 'cmd')
    expect(text).toContain('if "%DO%"=="write" call :hives_away')
    expect(text).toContain('call :hives_away')
  })

  test('puts back in the other order, and loads before it looks at the keys that it made', () => {
    const lines = linesOf(offline([value('a'), DISM]), 'cmd')
    const at = lines.indexOf('call :actions_back')
    expect(lines[at + 1]).toBe('call :hives_back')
  })
})

describe.each(['powershell', 'vm-repair'] as const)('%s', (target) => {
  test('marks what wants the hives away, and has what sees to it', () => {
    const text = linesOf(offline([value('a'), DISM, CHKDSK, value('b')]), target)
    const marked = text.filter((line) => line.includes('HivesAway = $true'))
    expect(marked.map((line) => /Program = '(\w+)'/.exec(line)?.[1])).toEqual(['dism', 'chkdsk'])
    const deed = text.indexOf('function Write-Deed([hashtable] $place) {')
    const body = text.slice(deed, text.indexOf('}', deed))
    const [away, invoke] = ['Set-HivesAway', 'Invoke-$($place.Do)'].map((what) =>
      body.findIndex((line) => line.includes(what)),
    )
    expect(away).toBeGreaterThan(0)
    expect(away).toBeLessThan(invoke ?? 0)
  })
})

test.each(['cmd', 'powershell', 'vm-repair'] as const)(
  '%s has none of it where nothing wants them away',
  (target) => {
    const text = linesOf(offline([value('a'), copy('<drive>:\\a', '<drive>:\\b')]), target).join()
    expect(text).not.toMatch(/HivesAway|HivesBack|hives_away|hives_back/)
  },
)

test('the serial console has no attached disk, and so no hives to unload', () => {
  expect(emitScript(offline([DISM, value('a')]), 'serial').ok).toBe(false)
})
