import type { Action, Plan, RegistryData, Situation } from '../../lib/model'
import type { RegistrySetAction } from '../../lib/model/registry-action'

/** Below HKLM\SOFTWARE: everything that a test of quoting writes. */
export const KEY = 'Quoting'

/** `name` is to hold `value`, in a key below HKLM\SOFTWARE. */
export function stated(name: string, value: RegistryData, key = KEY): RegistrySetAction {
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

/** A plan with these actions and nothing else; what a test is about is given. */
export function planWith(actions: Action[], given: Partial<Plan> = {}): Plan {
  return {
    article: 'example',
    revision: '0',
    remake: { command: 'npx repairbook script example', url: null },
    situation: 'online' satisfies Situation,
    mode: 'apply',
    drive: null,
    bootDrive: null,
    spelling: 'usual',
    hives: [],
    controlSets: [],
    actions,
    omissions: [],
    ...given,
  }
}
