import type { RegistryKey, RegistryRoot } from '../../model'
import { RUNNING_HIVES } from '../../model/running-hives'
import { canonicalKeyName } from '../registry-names'

const ROOTS: Record<string, RegistryRoot> = {
  hklm: 'HKLM',
  hkey_local_machine: 'HKLM',
  hkcu: 'HKCU',
  hkey_current_user: 'HKCU',
  hkcr: 'HKCR',
  hkey_classes_root: 'HKCR',
  hku: 'HKU',
  hkey_users: 'HKU',
  hkcc: 'HKCC',
  hkey_current_config: 'HKCC',
}

/** Where an attached hive's name is free, its file is told from the name or from what it holds. */
function hiveOfMount(mount: string, next: string | undefined): string | null {
  if (
    next !== undefined &&
    /^(controlset(\d{3}|00x|<.*>)|<[^>]*control ?set[^>]*>|select)$/i.test(next)
  ) {
    return 'SYSTEM'
  }
  const name = mount.replace(/[<>\s_-]/g, '').toUpperCase()
  for (const hive of ['SYSTEM', 'SOFTWARE', 'SECURITY', 'SAM', 'COMPONENTS', 'DEFAULT']) {
    if (name.endsWith(hive) || name.startsWith(hive)) return hive
  }
  return null
}

/** A control set as a path names it: its number, `null` for one left open, undefined for none. */
function controlSetIn(name: string | undefined): number | null | undefined {
  if (name === undefined) return undefined
  if (/^currentcontrolset$/i.test(name)) return null
  const numbered = /^controlset(\d{3})$/i.exec(name)
  if (numbered) return Number(numbered[1])
  return /^(controlset00?x|controlset<[^>]*>|<[^>]*control ?set[^>]*>)$/i.test(name)
    ? null
    : undefined
}

/**
 * A key path as reg.exe takes it (`HKLM\…`, `HKEY_LOCAL_MACHINE\…`, one trailing backslash at the
 * most) to the key it names. Null where reg.exe would refuse it: no known root, a leading
 * backslash, an empty name in the middle. Source: Wine's programs/reg/tests/add.c, test_key_formats.
 */
export function parseRegistryKey(path: string): RegistryKey | null {
  const names = path.replace(/\\$/, '').split('\\')
  const root = ROOTS[(names.shift() ?? '').toLowerCase()]
  if (!root || names.some((name) => name === '')) return null
  const key = { root, hive: null, mount: null, controlSet: false, controlSetNumber: null }
  const spelled = (rest: string[]) => rest.map(canonicalKeyName).join('\\')
  const [first, second] = names
  if (root !== 'HKLM' && root !== 'HKU') return { ...key, key: spelled(names) }
  if (first === undefined) return { ...key, key: '' }

  // The system's own user and a user by SID are always there: nobody loaded or unloads them.
  if (root === 'HKU' && /^(\.default|s-1-[\d-]+(_classes)?)$/i.test(first))
    return { ...key, key: names.join('\\') }

  const running = root === 'HKLM' && RUNNING_HIVES.includes(first.toUpperCase())
  const mount = running ? null : first
  const hive = running ? first.toUpperCase() : hiveOfMount(first, second)
  // Below HKU a name is a user's, unless it holds what only a SYSTEM hive holds.
  if (root === 'HKU' && hive === null) return { ...key, key: names.join('\\') }
  const set = hive === 'SYSTEM' ? controlSetIn(second) : undefined
  return {
    root,
    hive,
    mount,
    controlSet: set !== undefined,
    controlSetNumber: set ?? null,
    key: spelled(names.slice(set === undefined ? 1 : 2)),
  }
}
