import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Action, type Plan, TARGETS, type Target } from '../../lib/model'
import { type Ability, abilityOf, capabilities, emitScript } from '../../lib/script'
import { fitPlan } from '../../lib/script/fit'

const key = { root: 'HKLM', hive: 'SYSTEM', controlSet: true, key: 'Control\\Lsa' } as const
const step = '1'

/** One action of each kind, by the words of the table in docs/scripts.md. */
const ACTIONS: Record<string, Action> = {
  'registry value set': {
    kind: 'registry-set',
    step,
    ...key,
    name: 'N',
    value: { type: 'REG_DWORD', data: 1 },
  },
  'registry value deleted': { kind: 'registry-delete-value', step, ...key, name: 'N' },
  'registry key deleted': { kind: 'registry-delete-key', step, ...key },
  'service: start type': { kind: 'service-start', step, service: 'DHCP', start: 'auto' },
  'service: account': { kind: 'service-account', step, service: 'DHCP', account: 'LocalSystem' },
  'service: type': { kind: 'service-type', step, service: 'DHCP', type: 'own' },
  'service: started, stopped': { kind: 'service-state', step, service: 'DHCP', state: 'running' },
  'service: restarted': { kind: 'service-restart', step, service: 'DHCP' },
  'boot element': { kind: 'boot-element', step, entry: '{default}', element: 'sos', value: 'Yes' },
  'firewall profile': { kind: 'firewall-profile', step, profile: 'domain', enabled: false },
  'firewall rule, by its name': {
    kind: 'firewall-rule',
    step,
    by: 'name',
    rule: 'RemoteDesktop-UserMode-In-TCP',
    property: 'enabled',
    value: 'yes',
  },
  'firewall rule, by what is displayed': {
    kind: 'firewall-rule',
    step,
    by: 'display-name',
    rule: 'Remote Desktop',
    property: 'enabled',
    value: 'yes',
  },
  folder: { kind: 'folder', step, path: 'C:\\temp' },
  'file copied': { kind: 'file-copy', step, from: 'C:\\a', to: 'C:\\b' },
  'file moved': { kind: 'file-move', step, from: 'C:\\a', to: 'C:\\b' },
  'file deleted': { kind: 'file-delete', step, path: 'C:\\a' },
  permissions: { kind: 'permissions', step, path: 'C:\\a', arguments: ['/reset'] },
  owner: { kind: 'ownership', step, path: 'C:\\a', arguments: ['/a'] },
  'another program': {
    kind: 'program',
    step,
    program: 'sfc',
    arguments: ['/scannow'],
    success: [0],
    afterChange: false,
  },
}

function words(ability: Ability): string {
  if (!ability.express) return '–'
  const { keep, verify, undo, limit } = ability
  if (keep && verify && undo) return limit ? 'all, with a limit' : 'all'
  const has = [keep && 'keeps', verify && 'verifies', undo && 'undoes'].filter(Boolean)
  return has.length > 0 ? has.join(', ') : 'does'
}

test('the table of docs/scripts.md says what abilityOf says', () => {
  const head = `| What | ${TARGETS.join(' | ')} |`
  const rows = Object.entries(ACTIONS).map(([name, action]) => {
    const cells = TARGETS.map((target) => words(abilityOf(action, target)))
    return `| ${name} | ${cells.join(' | ')} |`
  })
  const table = [head, `|${'---|'.repeat(TARGETS.length + 1)}`, ...rows].join('\n')
  expect(readFileSync('docs/scripts.md', 'utf8')).toContain(table)
})

test('every test that docs/scripts.md names is there', () => {
  const text = readFileSync('docs/scripts.md', 'utf8')
  const [, table = ''] = /\n\| Step \|[^\n]*\n([\s\S]*?)\n\n/.exec(text) ?? []
  const rows = table.split('\n').slice(1)
  expect(rows.length).toBeGreaterThan(8)
  const UNIT = /^(?:scripts|quoting|injection|serial|report)$/
  for (const cell of rows.flatMap((row) => row.split('|').slice(2, -1))) {
    for (const name of cell.split(/[,;]/).map((part) => part.trim())) {
      // What is no test's name is said in words.
      if (!/^[a-z]+(?:-[a-z]+)*$/.test(name)) continue
      const file = UNIT.test(name)
        ? `tests/unit/${name}.test.ts`
        : `tests/oracle/${name.replace(/-oracle$/, '')}.test.ts`
      expect(existsSync(file), name).toBe(true)
    }
  }
})

function planOf(target: Target, action: Action): Plan {
  const situation = capabilities[target].situations[0] ?? 'online'
  return {
    article: 'example',
    procedure: null,
    revision: '0',
    remake: { command: 'npx repairbook script example', url: null },
    situation,
    mode: 'apply',
    drive: situation === 'offline' ? 'F' : null,
    bootDrive: null,
    spelling: 'usual',
    hives:
      situation === 'offline'
        ? [{ hive: 'SYSTEM', file: 'Windows\\System32\\config\\SYSTEM', mount: 'BROKENSYSTEM' }]
        : [],
    controlSets: situation === 'offline' ? [1] : [],
    actions: [action],
    omissions: [],
  }
}

const registry: Action = {
  kind: 'registry-set',
  step: '2',
  ...key,
  name: 'Beside',
  value: { type: 'REG_DWORD', data: 2 },
}

describe.each(TARGETS)('%s', (target) => {
  test.each(Object.entries(ACTIONS))('states “%s”, or says that it does not', (_, action) => {
    const plan = planOf(target, action)
    const ability = abilityOf(action, target)
    const emitted = emitScript(plan, target)
    if (ability.express) {
      expect(emitted).toMatchObject({ ok: true, script: { omissions: [] } })
      return
    }
    // Alone, nothing is left: one sentence says why. Beside another, it is named as left out.
    expect(emitted).toMatchObject({ ok: false })
    if (!emitted.ok) expect(emitted.message.en).toContain(ability.why.en)
    const beside = emitScript({ ...plan, actions: [action, registry] }, target)
    expect(beside).toMatchObject({
      ok: true,
      script: { omissions: [{ step: action.step, reason: ability.why }] },
    })
    if (!beside.ok) return
    const text = beside.script.lines.map((line) => line.text).join('\n')
    expect(text).toContain('Not in this script:')
  })

  test('refuses a situation and a mode that it has not', () => {
    const { situations, modes } = capabilities[target]
    const plan = planOf(target, registry)
    for (const situation of ['online', 'offline'] as const) {
      const fitted = fitPlan({ ...plan, situation }, target)
      expect(fitted.ok).toBe(situations.includes(situation))
    }
    for (const mode of ['apply', 'check', 'undo'] as const) {
      expect(fitPlan({ ...plan, mode }, target).ok).toBe(modes.includes(mode))
    }
  })
})
