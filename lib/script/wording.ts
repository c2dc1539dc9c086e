import type { Action, RegistryData } from '../model'
import { keyPathOf, type Mounts } from './registry-paths'

/**
 * The three texts by which every target names an action, in scripts, logs and the files of what was
 * kept: a line of a log is `[changed] PLACE NAME: "OLD" -> "WANT"`. They are an interface:
 * `repairbook report` and whoever reads a log rely on them.
 */
export interface Wording {
  /** A registry key, `service DHCP`, `boot {default}`, a path… */
  place: string
  /** The value's name, or what of the place is meant: `start`, `state`, `safeboot`. */
  name: string
  /** What it is to be, as the script reads it back; `absent` where it is to be gone. */
  want: string
}

/** The default value of a key has no name. */
export const DEFAULT_VALUE = '(default)'
/** The key itself, where it is to be gone. */
export const WHOLE_KEY = '(key)'

/** @param controlSet what stands for the control set in a key's path */
export function wordingOf(action: Action, plan: Mounts, controlSet: string): Wording {
  switch (action.kind) {
    case 'registry-set':
      return {
        place: keyPathOf(action, plan, controlSet),
        name: action.name || DEFAULT_VALUE,
        want: dataWording(action.value),
      }
    case 'registry-delete-value':
      return {
        place: keyPathOf(action, plan, controlSet),
        name: action.name || DEFAULT_VALUE,
        want: 'absent',
      }
    case 'registry-delete-key':
      return { place: keyPathOf(action, plan, controlSet), name: WHOLE_KEY, want: 'absent' }
    case 'service-start':
      return { place: `service ${action.service}`, name: 'start', want: action.start }
    case 'service-account':
      return { place: `service ${action.service}`, name: 'account', want: action.account }
    case 'service-type':
      return { place: `service ${action.service}`, name: 'type', want: action.type }
    case 'service-state':
      return { place: `service ${action.service}`, name: 'state', want: action.state }
    case 'service-restart':
      return { place: `service ${action.service}`, name: 'restart', want: 'running' }
    case 'boot-element':
      return {
        place: `boot ${action.entry}`,
        name: action.element,
        want: action.value ?? 'absent',
      }
    case 'firewall-profile':
      return {
        place: `firewall ${action.profile}`,
        name: 'state',
        want: action.enabled ? 'on' : 'off',
      }
    case 'firewall-rule':
      return { place: `firewall rule ${action.rule}`, name: action.property, want: action.value }
    case 'folder':
      return { place: action.path, name: 'folder', want: 'present' }
    case 'file-copy':
      return { place: action.to, name: 'file', want: `copy of ${action.from}` }
    case 'file-move':
      return { place: action.from, name: 'file', want: `moved to ${action.to}` }
    case 'file-delete':
      return { place: action.path, name: 'file', want: 'absent' }
    case 'permissions':
      return { place: action.path, name: 'permissions', want: action.arguments.join(' ') }
    case 'ownership':
      return { place: action.path, name: 'owner', want: action.arguments.join(' ') }
    case 'program':
      return { place: action.program, name: action.arguments.join(' '), want: 'done' }
    default: {
      const never: never = action
      return never
    }
  }
}

/** Type and data as reg.exe prints them, one blank apart. */
export function dataWording(value: RegistryData): string {
  return `${value.type} ${dataText(value)}`
}

/** The data as `reg add /d` takes it and `reg query` prints it. */
export function dataText(value: RegistryData): string {
  switch (value.type) {
    case 'REG_DWORD':
      return `0x${value.data.toString(16)}`
    case 'REG_QWORD':
      return `0x${BigInt(value.data).toString(16)}`
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
      return value.data
    case 'REG_MULTI_SZ':
      return value.data.join('\\0')
    case 'REG_BINARY':
    case 'REG_NONE':
      return value.data.toUpperCase()
    default: {
      const never: never = value
      return never
    }
  }
}
