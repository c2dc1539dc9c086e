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
