import type { Action, Plan, RegistryData, Situation } from '../../lib/model'
import { ATTACHED_DRIVE } from '../../lib/model'

const dword = (data: number): RegistryData => ({ type: 'REG_DWORD', data })

const TEST_KEY = 'Repairbook Test\\Values'
/**
 * A key that is not there yet: its two levels are to be made, and to be gone again. Its one value is
 * the third in the plan, which finds nothing (seeds.ts).
 */
const NEW_KEY = 'Repairbook New\\Deeper'

const key = { root: 'HKLM', hive: 'SOFTWARE', controlSet: false } as const
const system = { root: 'HKLM', hive: 'SYSTEM', controlSet: true } as const

/** Registry values and keys of every type, for both situations. */
const REGISTRY: readonly Action[] = [
  value({ name: 'Number', value: dword(0x80000000) }),
  value({ name: 'Large', value: { type: 'REG_QWORD', data: 0x1_0000_0002 } }),
  value({ key: NEW_KEY, name: 'Text', value: { type: 'REG_SZ', data: 'a b & c (d)' } }),
  value({ name: 'Path', value: { type: 'REG_EXPAND_SZ', data: '%SystemRoot%\\MEMORY.DMP' } }),
  value({ name: 'List', value: { type: 'REG_MULTI_SZ', data: ['first', 'second one'] } }),
  value({ name: 'Bytes', value: { type: 'REG_BINARY', data: '00ff10' } }),
  value({ name: '', value: { type: 'REG_SZ', data: 'of the key itself' } }),
  {
    kind: 'registry-set',
    ...system,
    key: 'Control\\CrashControl',
    name: 'CrashDumpEnabled',
    value: dword(1),
    step: '2',
  },
  { kind: 'registry-delete-value', ...key, key: 'Repairbook Test', name: 'Surplus', step: '3' },
  { kind: 'registry-delete-value', ...key, key: 'Repairbook Test', name: 'Odd one', step: '3' },
  { kind: 'registry-delete-key', ...key, key: 'Repairbook Test\\Old', step: '3' },
]

function value(of: { key?: string; name: string; value: RegistryData }): Action {
  return { kind: 'registry-set', ...key, key: TEST_KEY, step: '1', ...of }
}

const RUNNING: readonly Action[] = [
  { kind: 'service-start', service: 'RepairbookOne', start: 'delayed-auto', step: '4' },
  {
    kind: 'service-account',
    service: 'RepairbookOne',
    account: 'NT AUTHORITY\\LocalService',
    step: '4',
  },
  { kind: 'service-type', service: 'RepairbookOne', type: 'own', step: '4' },
  { kind: 'service-state', service: 'RepairbookOne', state: 'running', step: '4' },
  { kind: 'service-state', service: 'RepairbookTwo', state: 'stopped', step: '5' },
  { kind: 'service-start', service: 'RepairbookTwo', start: 'disabled', step: '5' },
  { kind: 'service-restart', service: 'RepairbookThree', step: '5' },
  { kind: 'firewall-profile', profile: 'domain', enabled: false, step: '6' },
  { kind: 'firewall-profile', profile: 'private', enabled: true, step: '6' },
  { kind: 'firewall-profile', profile: 'public', enabled: false, step: '6' },
]

/** They must find no hive of the disk loaded, between keys of both hives. */
const ON_THE_DISK: readonly Action[] = [
  program('dism', ['/image:<drive>:\\', '/cleanup-image', '/revertpendingactions'], [0, 3010]),
  program('chkdsk', ['<drive>:', '/f'], [0, 1]),
]

function program(name: string, words: string[], success: number[]): Action {
  return {
    kind: 'program',
    program: name,
    arguments: words,
    success,
    afterChange: false,
    step: '3',
  }
}

const AFTER: readonly Action[] = [
  {
    kind: 'program',
    program: 'gpupdate',
    arguments: ['/force'],
    success: [0],
    afterChange: true,
    step: '9',
  },
]

function store(entry: string): Action[] {
  const element = (name: string, wanted: string | null, of = entry): Action => ({
    kind: 'boot-element',
    entry: of,
    element: name,
    value: wanted,
    step: '7',
  })
  return [
    element('safeboot', 'Minimal'),
    element('recoveryenabled', 'No'),
    element('nx', null),
    element('timeout', '5', '{bootmgr}'),
    element('emsport', '1', '{emssettings}'),
  ]
}

/** @param at the drive that the files are on */
function files(at: string): Action[] {
  const on = (name: string) => `${at}:\\work\\${name}`
  return [
    { kind: 'folder', path: on('new folder'), step: '8' },
    { kind: 'file-copy', from: on('source.txt'), to: on('copied.txt'), step: '8' },
    { kind: 'file-move', from: on('driver.sys'), to: on('driver.old'), step: '8' },
    { kind: 'file-delete', path: on('pending.xml'), step: '8' },
    {
      kind: 'permissions',
      path: on('key.pem'),
      arguments: ['/grant', '*S-1-5-18:F'],
      step: '8',
    },
    { kind: 'ownership', path: on('key.pem'), arguments: ['/a'], step: '8' },
  ]
}

/** A plan with every kind of change that a situation has: what each target cannot state it leaves out. */
export function everyKind(situation: Situation): Plan {
  const online = situation === 'online'
  const hive = (name: string) => ({
    hive: name,
    file: `Windows\\System32\\config\\${name}`,
    mount: `BROKEN${name}`,
  })
  return {
    article: 'every-kind',
    procedure: null,
    revision: '0000000000000000',
    remake: { command: 'none', url: null },
    situation,
    mode: 'apply',
    drive: null,
    bootDrive: null,
    spelling: 'usual',
    hives: online ? [] : [hive('SOFTWARE'), hive('SYSTEM')],
    controlSets: online ? [] : [1, 2],
    actions: [
      ...REGISTRY.slice(0, 8),
      ...(online ? [] : ON_THE_DISK),
      ...REGISTRY.slice(8),
      ...(online ? RUNNING : []),
      ...store(online ? '{current}' : '{default}'),
      ...AFTER,
      ...files(online ? 'C' : ATTACHED_DRIVE),
    ],
    omissions: [],
  }
}
