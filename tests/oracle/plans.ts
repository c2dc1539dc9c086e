import type { Action, Plan, Script, Target } from '../../lib/model'
import { bytesOf, emitScript } from '../../lib/script'
import type { Prefix } from './wine'

/** Plans of a test's own making: what no article of the catalogue states. */
export function planOf(actions: Action[], more: Partial<Plan> = {}): Plan {
  return {
    article: 'example',
    revision: '0',
    remake: { command: 'npx repairbook script example', url: null },
    situation: 'online',
    mode: 'apply',
    drive: null,
    bootDrive: null,
    spelling: 'usual',
    hives: [],
    controlSets: [],
    actions,
    omissions: [],
    ...more,
  }
}

export function scriptOf(plan: Plan, target: Target): Script {
  const emitted = emitScript(plan, target)
  if (!emitted.ok) throw new Error(emitted.message.en)
  return emitted.script
}

/** Puts the script of a plan into a prefix, and gives back its Windows path. */
export function putScript(
  prefix: Prefix,
  plan: Plan,
  target: Target,
  fileName?: string,
): Promise<string> {
  const script = scriptOf(plan, target)
  return prefix.put(fileName ?? script.fileName, bytesOf(script))
}

export const VALUE_KEY = 'HKLM\\SOFTWARE\\Repairbook Test\\Deep [x]'

const place = {
  step: '1',
  root: 'HKLM',
  hive: 'SOFTWARE',
  controlSet: false,
  key: 'Repairbook Test\\Deep [x]',
} as const

/** A value of every type, one to be gone, and a key to be gone. */
export const EVERY_VALUE: Action[] = [
  { ...place, kind: 'registry-set', name: 'dword', value: { type: 'REG_DWORD', data: 0xffffffff } },
  {
    ...place,
    kind: 'registry-set',
    name: 'qword',
    value: { type: 'REG_QWORD', data: '18446744073709551615' },
  },
  { ...place, kind: 'registry-set', name: '', value: { type: 'REG_SZ', data: 'it’s é 100% ^&|' } },
  {
    ...place,
    kind: 'registry-set',
    name: 'expand/*',
    value: { type: 'REG_EXPAND_SZ', data: '%SystemRoot%\\x' },
  },
  {
    ...place,
    kind: 'registry-set',
    name: 'list',
    value: { type: 'REG_MULTI_SZ', data: ['a b', 'c'] },
  },
  { ...place, kind: 'registry-set', name: 'bytes', value: { type: 'REG_BINARY', data: '00ff10' } },
  { ...place, kind: 'registry-set', name: 'none', value: { type: 'REG_NONE', data: '' } },
  { ...place, kind: 'registry-delete-value', name: 'gone' },
  { ...place, kind: 'registry-delete-key', key: `${place.key}\\Gone` },
]

/** An action of every kind. */
export const EVERY_KIND: Action[] = [
  ...EVERY_VALUE.filter(({ kind }) => kind !== 'registry-set'),
  { kind: 'service-start', step: '1', service: 'A B', start: 'demand' },
  { kind: 'service-account', step: '1', service: 'A B', account: 'LocalSystem' },
  { kind: 'service-type', step: '1', service: 'A B', type: 'own' },
  { kind: 'service-state', step: '1', service: 'A B', state: 'stopped' },
  { kind: 'service-restart', step: '1', service: 'it’s' },
  { kind: 'boot-element', step: '1', entry: '{default}', element: 'safeboot', value: null },
  { kind: 'firewall-profile', step: '1', profile: 'public', enabled: true },
  {
    kind: 'firewall-rule',
    step: '1',
    by: 'group',
    rule: '@FirewallAPI.dll,-28752',
    property: 'local-port',
    value: '3389,3390',
  },
  { kind: 'folder', step: '1', path: 'F:\\a b' },
  { kind: 'file-copy', step: '1', from: 'F:\\é', to: 'F:\\b' },
  { kind: 'file-move', step: '1', from: 'F:\\b', to: 'F:\\c' },
  { kind: 'file-delete', step: '1', path: 'F:\\d' },
  { kind: 'permissions', step: '1', path: 'F:\\e', arguments: ['/grant', '*S-1-5-18:(F)'] },
  { kind: 'ownership', step: '1', path: 'F:\\e', arguments: ['/a'] },
  {
    kind: 'program',
    step: '1',
    program: 'dism',
    arguments: ['/image:<drive>:\\'],
    success: [0, 3010],
    afterChange: false,
  },
]
