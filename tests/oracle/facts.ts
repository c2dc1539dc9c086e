import { controlSetName, RDP_TCP } from './disk'
import type { StatedValue } from './with-values'

/** What the article states, written down by hand from the published page: the judges' own copy. */
const LISTENER = {
  SecurityLayer: 0,
  MinEncryptionLevel: 1,
  fQueryUserConfigFromLocalMachine: 1,
  KeepAliveTimeout: 1,
  fInheritReconnectSame: 0,
  fReconnectSame: 1,
  fInheritMaxSessionTime: 1,
  fInheritMaxDisconnectionTime: 1,
  MaxDisconnectionTime: 0,
  MaxConnectionTime: 0,
  fInheritMaxIdleTime: 1,
  MaxIdleTime: 0,
  MaxInstanceCount: 0xffffffff,
}

const POLICY = { KeepAliveEnable: 1, KeepAliveInterval: 1, fDisableAutoReconnect: 0 }
const POLICY_KEY = 'Policies\\Microsoft\\Windows NT\\Terminal Services'

/** The 13 values of the listener, below a control set given with its whole path. */
export function listenerValues(controlSet: string): StatedValue[] {
  return stated(`${controlSet}\\${RDP_TCP}`, LISTENER)
}

/** The 3 values of the policy, below a SOFTWARE hive given with its whole path. */
export function policyValues(software: string): StatedValue[] {
  return stated(`${software}\\${POLICY_KEY}`, POLICY)
}

function stated(key: string, values: Record<string, number>): StatedValue[] {
  return Object.entries(values).map(([name, data]) => ({
    key,
    name,
    value: { type: 'REG_DWORD', data },
  }))
}

/** The 16 values on a running machine. */
export const ONLINE_VALUES: readonly StatedValue[] = [
  ...listenerValues('HKEY_LOCAL_MACHINE\\System\\CurrentControlSet'),
  ...policyValues('HKEY_LOCAL_MACHINE\\Software'),
]

/** What a SYSTEM hive file holds afterwards: 13 values in each of its control sets. */
export function systemValues(controlSets: readonly number[]): StatedValue[] {
  return controlSets.flatMap((number) => listenerValues(controlSetName(number)))
}

/** What a SOFTWARE hive file holds afterwards. */
export const SOFTWARE_VALUES: readonly StatedValue[] = stated(POLICY_KEY, POLICY)
