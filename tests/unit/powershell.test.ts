import { describe, expect, test } from 'vitest'
import type { Action, Plan, Target } from '../../lib/model'
import { abilityOf, emitScript, linesFor, textOf } from '../../lib/script'
import { psArgument, psAsciiString } from '../../lib/script/powershell/quote'
import { EVERY_KIND, planOf } from '../oracle/plans'

const POWERSHELLS: readonly Target[] = ['powershell', 'run-command', 'vm-repair']
const situationOf = (target: Target) => (target === 'vm-repair' ? 'offline' : 'online')

function emitted(plan: Plan, target: Target) {
  const result = emitScript(plan, target)
  if (!result.ok) throw new Error(result.message.en)
  return result.script
}

describe('text as ASCII', () => {
  test.each([
    ['plain', "'plain'"],
    ['', "''"],
    ["it's", "'it''s'"],
    ['café', "('caf' + [char]0x00E9)"],
    ['é', "('' + [char]0x00E9)"],
    ['it’s', "('it' + [char]0x2019 + 's')"],
    ['\u{1F600}', "('' + [char]0xD83D + [char]0xDE00)"],
  ])('%j is %s', (text, expected) => {
    expect(psAsciiString(text)).toBe(expected)
  })
})

describe('an argument at a prompt', () => {
  test.each([
    ['/online', '/online'],
    ['start=', 'start='],
    ['{default}', "'{default}'"],
    ['*S-1-5-18:(F)', "'*S-1-5-18:(F)'"],
    ['--%', "'--%'"],
    ['@x', "'@x'"],
    ['it’s', "'it’’s'"],
    // Windows PowerShell would hand these on as something else.
    ['say "x"', null],
    ['a b\\', null],
    ['', null],
  ])('%j is %s', (text, expected) => {
    expect(psArgument(text)).toBe(expected)
  })
})

describe.each(POWERSHELLS)('%s', (target) => {
  const situation = situationOf(target)

  test.each(EVERY_KIND.map((action): [string, Action] => [action.kind, action]))(
    'states %s with its functions, or leaves it out by name',
    (_, action) => {
      const plan = planOf([action], { situation, drive: 'F', hives: HIVES })
      const result = emitScript(plan, target)
      expect(result.ok).toBe(abilityOf(action, target).express)
      if (!result.ok) return
      const text = textOf(result.script)
      const what = /Do = '(\w+)'/.exec(text)?.[1] ?? ''
      const deed = text.includes('Success = @(')
      for (const verb of deed ? ['Invoke'] : ['Read', 'Write']) {
        expect(text).toContain(`function ${verb}-${what}(`)
      }
    },
  )

  test('holds nothing of kinds that the plan does not have', () => {
    const [first] = EVERY_KIND
    if (!first) throw new Error('no action')
    const text = textOf(emitted(planOf([first], { situation, hives: HIVES }), target))
    expect(text).not.toMatch(/bcdedit|netsh|takeown|sc answered/)
  })

  test('calls no function that it does not hold', () => {
    for (const action of EVERY_KIND) {
      const result = emitScript(planOf([action], { situation, hives: HIVES }), target)
      if (!result.ok) continue
      const text = textOf(result.script)
      const held = new Set([...text.matchAll(/^ *function ([\w-]+)/gm)].map(([, name]) => name))
      const code = text.replace(/^ *#.*$/gm, '').replace(/<#[\s\S]*?#>/g, '')
      const called = [...code.matchAll(/(?<=[\s({=&]|^)([A-Z][a-z]+-[A-Z]\w+)(?=[\s)])/gm)].flatMap(
        ([, name]) => (name === undefined || ENGINE.test(name) ? [] : [name]),
      )
      expect(called.filter((name) => !held.has(name))).toEqual([])
    }
  })

  test('refuses what a line cannot hold, wherever it stands', () => {
    const action: Action = { kind: 'service-restart', step: '1', service: 'a\nb' }
    const folder: Action = { kind: 'folder', step: '1', path: 'F:\\a\nb' }
    const plan = planOf([target === 'vm-repair' ? folder : action], { situation })
    expect(emitScript(plan, target)).toMatchObject({ ok: false })
  })
})

const HIVES = ['SYSTEM', 'SOFTWARE'].map((hive) => ({
  hive,
  file: `Windows\\System32\\config\\${hive}`,
  mount: `BROKEN${hive}`,
}))

/** What Windows itself brings. */
const ENGINE =
  /^(?:Where-Object|ForEach-Object|Set-StrictMode|Get-Command|Get-NetFirewallRule|Set-NetFirewallRule)$/

describe('run-command', () => {
  test('is ASCII with a text for a mode, and says the line that runs it', () => {
    const script = emitted(planOf([...EVERY_KIND], { mode: 'check' }), 'run-command')
    const text = textOf(script)
    expect(text).toMatch(/^[\r\n\x20-\x7e]*$/)
    expect(text).toContain("[string] $Mode = 'check'")
    expect(text).not.toContain('#Requires')
    expect(script.run).toBe(
      'az vm run-command invoke -g RESOURCE-GROUP -n VM --command-id RunPowerShellScript --scripts "@example.online.check.run-command.ps1"',
    )
  })
})

describe('vm-repair', () => {
  const script = emitted(planOf(EVERY_KIND, { situation: 'offline', hives: HIVES }), 'vm-repair')
  const text = textOf(script)

  test('has nothing that its driver could not bear', () => {
    expect(text).toMatch(/^[\r\n\x20-\x7e]*$/)
    expect(text).not.toMatch(/^\s*param\s*\(/im)
    expect(text).not.toMatch(/^\s*\[CmdletBinding/im)
    expect(text).not.toMatch(/(?:^|[;{(])\s*exit\b/im)
    expect(text).not.toContain('PSScriptRoot')
    expect(text.split('[STATUS]::SUCCESS')).toHaveLength(2)
    expect(text.trimEnd().split('\r\n').slice(-2)).toEqual([
      'if ($code -eq 0) { return $STATUS_SUCCESS }',
      'return $STATUS_ERROR',
    ])
  })

  test('says the three lines that make a rescue machine, repair and give back', () => {
    expect(script.run.split('\n').map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
      'az vm repair create',
      'az vm repair run',
      'az vm repair restore',
    ])
    expect(script.run).toContain(
      '--run-on-repair --custom-script-file example.offline.vm-repair.ps1\n',
    )
  })
})

describe('single lines', () => {
  test.each(EVERY_KIND.map((action): [string, Action] => [action.kind, action]))(
    '%s has one that does it and one that looks, and none for undo',
    (kind, action) => {
      const lines = (mode: Plan['mode']) =>
        linesFor(action, planOf([action], { mode }), 'powershell')
      const program = JSON.stringify(action).includes('<drive>')
      expect(lines('apply')).toHaveLength(1)
      if (program) expect(lines('apply').join()).toMatch(/^# Choose the letter/)
      expect(lines('check')).toHaveLength(/^(program|ownership)$/.test(kind) ? 0 : 1)
      expect(lines('undo')).toEqual([])
      expect(linesFor(action, planOf([action]), 'run-command')).toEqual(lines('apply'))
    },
  )
})
