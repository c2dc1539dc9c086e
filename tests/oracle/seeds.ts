import type { Plan } from '../../lib/model'
import { isRegistryAction, type RegistryAction } from '../../lib/model/registry-action'
import { entryId, type Files, firewallValue, held, keysOf, type Sets } from './expected'
import type { RegistryValue } from './registry'
import type { Service } from './services'
import type { StatedValue } from './with-values'

/** What a machine is like before a plan: in need of it, with several kinds of past. */

/** The control sets that a disk has. */
export const CONTROL_SETS = [1, 2]

const dword = (data: number): RegistryValue => ({ type: 'REG_DWORD', data })

/**
 * Values that the plan finds. In turn: another number, another type under the same name, nothing at
 * all, what is right already. And whatever the plan is to delete.
 *
 * @param hive on a disk, the hive that is meant
 */
export function brokenValues(plan: Plan, sets: Sets, hive?: string): StatedValue[] {
  const values = plan.actions.flatMap((action, at): StatedValue[] => {
    if (!isRegistryAction(action) || (hive !== undefined && action.hive !== hive)) return []
    return keysOf(action, sets).flatMap((key) => {
      switch (action.kind) {
        case 'registry-set':
          return pastOf(held(action.value), at).map((value) => ({
            key,
            name: action.name,
            value,
          }))
        case 'registry-delete-value':
          return [{ key, name: action.name, value: DELETED[at % DELETED.length] ?? dword(1) }]
        case 'registry-delete-key':
          return [
            { key, name: 'Kept', value: dword(7) },
            { key: `${key}\\Below`, name: '', value: { type: 'REG_SZ', data: 'default' } },
          ]
        default: {
          const never: never = action
          return never
        }
      }
    })
  })
  return sets === 'running' ? [...values, ...firewallValues(plan)] : values
}

/** Deleted values come back only if they were kept as they are: so some are hard to write down. */
const DELETED: readonly RegistryValue[] = [
  { type: 'REG_BINARY', data: '0001fe' },
  { type: 'REG_MULTI_SZ', data: ['one', 'two'] },
  { type: 'REG_SZ', data: '100% "quoted" ^ & | < > ! C:\\x\\' },
]

/** Whether the machine has an action's value already, by the action's number in the plan. */
export function isRightAlready(at: number): boolean {
  return at % 4 === 3
}

/** Whether everything that the machine has in an action's place is a number, or nothing. */
export function isKeptAsNumber(action: RegistryAction, at: number): boolean {
  return (
    action.kind === 'registry-set' &&
    pastOf(held(action.value), at).every(({ type }) => type === 'REG_DWORD')
  )
}

function pastOf(right: RegistryValue, at: number): RegistryValue[] {
  switch (at % 4) {
    case 0:
      return [
        right.type === 'REG_DWORD'
          ? dword(right.data === 3 ? 4 : 3)
          : { type: right.type, data: otherData(right) },
      ]
    case 1:
      return [right.type === 'REG_SZ' ? dword(5) : { type: 'REG_SZ', data: '0' }]
    case 2:
      return []
    default:
      return [right]
  }
}

function otherData({ type, data }: RegistryValue): RegistryValue['data'] {
  if (type === 'REG_QWORD') return 9
  if (type === 'REG_BINARY' || type === 'REG_NONE') return 'aa55'
  return typeof data === 'object' ? ['other', 'list'] : 'other text'
}

/** Each profile is the other way round. */
function firewallValues(plan: Plan): StatedValue[] {
  return plan.actions.flatMap((action): StatedValue[] =>
    action.kind === 'firewall-profile'
      ? [{ ...firewallValue(action), value: dword(action.enabled ? 0 : 1) }]
      : [],
  )
}

/** The plan's services by their names, each the other way round. */
export function brokenServices(plan: Plan): [string, Service][] {
  const restarted = new Set(
    plan.actions.flatMap((action) =>
      action.kind === 'service-restart' ? [action.service.toLowerCase()] : [],
    ),
  )
  const services = new Map<string, [string, Service]>()
  for (const action of plan.actions) {
    if (!('service' in action)) continue
    const key = action.service.toLowerCase()
    const [name, service] = services.get(key) ?? [action.service, { start: 3, running: false }]
    const more: Service = { ...service }
    if (action.kind === 'service-start') {
      more.start = action.start === 'disabled' ? 2 : 4
      if (action.start === 'disabled') more.delayed = true
    }
    // What the plan does last decides: a service that is to run in the end is stopped now.
    if (action.kind === 'service-state') more.running = action.state === 'stopped'
    if (action.kind === 'service-restart') more.running = true
    if (action.kind === 'service-account') more.account = 'LocalSystem'
    if (action.kind === 'service-type') more.type = action.type === 'own' ? 0x20 : 0x10
    services.set(key, [name, more])
  }
  // One that is stopped to begin with has nobody who runs by it.
  const dependent = [...services.values()].flatMap(([name, { running }]) =>
    running && restarted.has(name.toLowerCase()) ? dependentsOf(name) : [],
  )
  return [...services.values(), ...dependent]
}

/** Two that run, one through the other: a service cannot stop before them, and they run again after it. */
function dependentsOf(name: string): [string, Service][] {
  const [near, far] = [`${name} Needed`, `${name}NeededTwice`]
  return [
    [near, { running: true, needs: name }],
    [far, { running: true, needs: near }],
  ]
}

/** By entry: elements as they are before the plan. */
export function brokenElements(plan: Plan): [string, Record<string, string | null>][] {
  return plan.actions.flatMap((action): [string, Record<string, string | null>][] => {
    if (action.kind !== 'boot-element') return []
    const element = action.element.toLowerCase()
    return [[entryId(action.entry), { [element]: elementBefore(element, action.value) }]]
  })
}

function elementBefore(element: string, wanted: string | null): string | null {
  if (wanted === null) return ELEMENTS[element] ?? 'Yes'
  if (wanted === 'Yes' || wanted === 'No') return wanted === 'Yes' ? 'No' : 'Yes'
  return element === 'timeout' ? '30' : null
}

const ELEMENTS: Readonly<Record<string, string>> = {
  safeboot: 'Network',
  nx: 'OptOut',
  timeout: '30',
  bootstatuspolicy: 'DisplayAllFailures',
}

/** Files that the plan copies, moves or deletes, and those whose rights it changes. */
export function brokenFiles(plan: Plan): Files {
  const below = (path: string) => path.replace(/^(<drive>|[A-Za-z]):\\/, '')
  const files = new Map<string, string>()
  for (const action of plan.actions) {
    if (action.kind === 'file-copy') files.set(below(action.from), 'the source\r\n')
    if (action.kind === 'file-move') files.set(below(action.from), 'the moved one\r\n')
    if (action.kind === 'file-delete') files.set(below(action.path), 'the deleted one\r\n')
    if (action.kind === 'permissions') {
      const isFolder = action.arguments.some((word) => /^\/t$/i.test(word))
      const guarded = isFolder ? ['\\one', '\\deeper\\two'] : ['']
      for (const name of guarded) files.set(`${below(action.path)}${name}`, 'the guarded one\r\n')
    }
  }
  return files
}
