import type { Action, ActionOf, Plan, RegistryData } from '../../lib/model'
import { isRegistryAction, type RegistryAction } from '../../lib/model/registry-action'
import { BOOT_MANAGER, type BootStore, EMS_SETTINGS, LOADER, withElements } from './boot-store'
import { controlSetName } from './disk'
import { keyAt, type Registry, type RegistryValue } from './registry'
import { SERVICES } from './services'
import { type StatedValue, withValues } from './with-values'

/**
 * What a machine should be after a plan: said here a second time, in the terms of the registry, so
 * that no emitter's idea of it is taken for granted.
 */

/** Where the control sets of a plan's machine are: one that runs, or those of a disk. */
export type Sets = 'running' | readonly number[]

export const HKLM = 'HKEY_LOCAL_MACHINE'
const START = { boot: 0, system: 1, auto: 2, demand: 3, disabled: 4, 'delayed-auto': 2 } as const
const PROFILES = { domain: 'Domain', private: 'Standard', public: 'Public' } as const

/** The keys that a registry action means, by full path on a running machine, from the hive's root on a disk. */
export function keysOf(action: RegistryAction, sets: Sets): string[] {
  const above = sets === 'running' ? [HKLM, action.hive ?? ''] : []
  const names = sets === 'running' ? ['CurrentControlSet'] : sets.map(controlSetName)
  return (action.controlSet ? names : ['']).map((set) =>
    [...above, set, action.key].filter((part) => part !== '').join('\\'),
  )
}

/** The registry after the plan's actions; on a disk, of the hive that is named. */
export function registryAfter(
  before: Registry,
  plan: Plan,
  sets: Sets,
  hive: string | null,
): Registry {
  let now: Registry = new Map([...before].map(([path, values]) => [path, new Map(values)]))
  for (const action of plan.actions) {
    if (isRegistryAction(action)) {
      if (hive !== null && action.hive !== hive) continue
      for (const key of keysOf(action, sets)) now = afterRegistryAction(now, action, key)
    } else if (sets === 'running') {
      now = withValues(now, valuesBehind(action, now))
    }
  }
  return now
}

function afterRegistryAction(registry: Registry, action: RegistryAction, key: string): Registry {
  switch (action.kind) {
    case 'registry-set':
      return withValues(registry, [{ key, name: action.name, value: held(action.value) }])
    case 'registry-delete-value': {
      const values = keyAt(registry, key)
      for (const name of values?.keys() ?? [])
        if (name.toLowerCase() === action.name.toLowerCase()) values?.delete(name)
      return registry
    }
    case 'registry-delete-key': {
      const gone = key.toLowerCase()
      return new Map(
        [...registry].filter(([path]) => {
          const lower = path.toLowerCase()
          return lower !== gone && !lower.startsWith(`${gone}\\`)
        }),
      )
    }
    default: {
      const never: never = action
      return never
    }
  }
}

/** The values in which Windows keeps what is no registry action. */
function valuesBehind(action: Action, now: Registry): StatedValue[] {
  const dword = (key: string, name: string, data: number): StatedValue => ({
    key,
    name,
    value: { type: 'REG_DWORD', data },
  })
  switch (action.kind) {
    case 'service-start': {
      const key = `${SERVICES}\\${action.service}`
      const delayed = [...(keyAt(now, key)?.keys() ?? [])].includes('DelayedAutostart')
      const start = dword(key, 'Start', START[action.start])
      if (action.start === 'delayed-auto') return [start, dword(key, 'DelayedAutostart', 1)]
      return action.start === 'auto' && delayed
        ? [start, dword(key, 'DelayedAutostart', 0)]
        : [start]
    }
    case 'service-account': {
      const value: RegistryValue = { type: 'REG_SZ', data: action.account }
      return [{ key: `${SERVICES}\\${action.service}`, name: 'ObjectName', value }]
    }
    case 'service-type':
      return [dword(`${SERVICES}\\${action.service}`, 'Type', action.type === 'own' ? 0x10 : 0x20)]
    case 'firewall-profile':
      return [firewallValue(action)]
    default:
      return []
  }
}

/** The value in which Windows keeps whether a profile is on. */
export function firewallValue({ profile, enabled }: ActionOf<'firewall-profile'>): StatedValue {
  const key = `${SERVICES}\\SharedAccess\\Parameters\\FirewallPolicy\\${PROFILES[profile]}Profile`
  return { key, name: 'EnableFirewall', value: { type: 'REG_DWORD', data: enabled ? 1 : 0 } }
}

/** A plan's value, as the registry holds it. */
export function held(value: RegistryData): RegistryValue {
  if (value.type !== 'REG_QWORD') return value
  const number = BigInt(value.data)
  const data = number > BigInt(Number.MAX_SAFE_INTEGER) ? number : Number(number)
  return { type: value.type, data }
}

/** Services that run after the plan. */
export function runningAfter(before: readonly string[], plan: Plan): string[] {
  const running = new Map(before.map((name) => [name.toLowerCase(), name]))
  for (const action of plan.actions) {
    if (action.kind === 'service-restart') running.set(action.service.toLowerCase(), action.service)
    if (action.kind !== 'service-state') continue
    if (action.state === 'stopped') running.delete(action.service.toLowerCase())
    else running.set(action.service.toLowerCase(), action.service)
  }
  return [...running.values()].sort()
}

const ENTRIES: Readonly<Record<string, string>> = {
  '{default}': LOADER,
  '{current}': LOADER,
  '{bootmgr}': BOOT_MANAGER,
  '{emssettings}': EMS_SETTINGS,
}

export function entryId(entry: string): string {
  return ENTRIES[entry.toLowerCase()] ?? entry
}

/** The boot store after the plan. */
export function storeAfter(before: BootStore, plan: Plan): BootStore {
  let now = before
  for (const action of plan.actions) {
    if (action.kind !== 'boot-element') continue
    now = withElements(now, entryId(action.entry), { [action.element.toLowerCase()]: action.value })
  }
  return now
}

/** Files by path below the drive (null: a folder) after the plan. */
export type Files = ReadonlyMap<string, string | null>

export function filesAfter(before: Files, plan: Plan): Files {
  const now = new Map(before)
  const below = (path: string) => path.replace(/^(<drive>|[A-Za-z]):\\/, '')
  const move = (from: string, to: string, keep: boolean) => {
    const content = now.get(below(from))
    if (content === undefined) return
    now.set(below(to), content)
    if (!keep) now.delete(below(from))
  }
  for (const action of plan.actions) {
    if (action.kind === 'folder') now.set(below(action.path), null)
    if (action.kind === 'file-copy') move(action.from, action.to, true)
    if (action.kind === 'file-move') move(action.from, action.to, false)
    if (action.kind === 'file-delete') now.delete(below(action.path))
  }
  return now
}

/**
 * Lists of rights after the plan, as the stand-in keeps them: what is granted comes to the rights that
 * were there, and with `/t` to those of everything below.
 */
export function permissionsAfter(before: readonly string[], files: Files, plan: Plan): string[] {
  const drive = plan.situation === 'online' ? 'C' : 'F'
  const now = new Map(before.map((line): [string, string] => splitAtTab(line)))
  for (const action of plan.actions) {
    if (action.kind !== 'permissions') continue
    const path = action.path.replace('<drive>', drive)
    const inside = [...files.keys()]
      .map((file) => `${drive}:\\${file}`)
      .filter((file) => file.startsWith(`${path}\\`))
    const { right, below } = granted(action.arguments)
    for (const each of [path, ...(below ? inside : [])]) {
      const rights = (now.get(each) ?? 'I').split(' ')
      now.set(each, [...rights, ...(rights.includes(right) ? [] : [right])].join(' '))
    }
  }
  return [...now].map((line) => line.join('\t')).sort()
}

function splitAtTab(line: string): [string, string] {
  const at = line.indexOf('\t')
  return [line.slice(0, at), line.slice(at + 1)]
}

function granted(words: readonly string[]): { right: string; below: boolean } {
  const [option, right, ...more] = words.filter((word) => !/^\/[tc]$/i.test(word))
  if (option !== '/grant' || !right?.startsWith('*') || more.length > 0)
    throw new Error(`Say here what icacls ${words.join(' ')} leaves`)
  return { right: right.slice(1), below: words.some((word) => /^\/t$/i.test(word)) }
}
