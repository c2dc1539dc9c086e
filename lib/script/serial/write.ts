import type { Action, Plan, RegistrySetAction } from '../../model'
import { keyPathOf, ROOT_NAMES } from '../registry-paths'
import { dataText } from '../wording'
import { keptName } from './kept'
import { argument, bytesLine, exactly, keptPath, option, type Word } from './quote'
import { isTypedPlainly } from './refusal'

/** The commands that do an action, one after another; a restart needs two. */
export function writeWords(action: Action, plan: Plan): Word[][] {
  switch (action.kind) {
    case 'registry-set': {
      if (!isTypedPlainly(action)) return [importWords(action, plan)]
      const { type } = action.value
      const data = dataText(action.value)
      // The digits of a number are read without case; text is not.
      const number = /^REG_(DWORD|QWORD|BINARY)$/.test(type) && data !== ''
      const given = number ? data : data === '' ? '""' : exactly(data)
      const value = ['/t', type, '/d', given, '/f']
      return [['reg add', keyOf(action, plan), ...valueSwitch(action.name), ...value]]
    }
    case 'registry-delete-value':
      return [['reg delete', keyOf(action, plan), ...valueSwitch(action.name), '/f']]
    case 'registry-delete-key':
      return [['reg delete', keyOf(action, plan), '/f']]
    case 'service-start':
      // sc takes the blank after the equals sign as the end of the option's name.
      return [['sc config', argument(action.service), 'start=', action.start]]
    case 'service-account':
      return [['sc config', argument(action.service), 'obj=', exactly(action.account)]]
    case 'service-type':
      return [['sc config', argument(action.service), 'type=', action.type]]
    case 'service-state': {
      const verb = action.state === 'running' ? 'sc start' : 'sc stop'
      return [[verb, argument(action.service)]]
    }
    case 'service-restart': {
      // net waits until the service has stopped, and /y answers for those that depend on it.
      const service = argument(action.service)
      return [
        ['net stop', service, '/y'],
        ['net start', service],
      ]
    }
    case 'boot-element': {
      const { entry, element, value } = action
      if (value === null) return [['bcdedit /deletevalue', entry, element]]
      return [emsSettings(entry, plan) ?? ['bcdedit /set', entry, element, exactly(value)]]
    }
    case 'firewall-profile': {
      const state = action.enabled ? 'on' : 'off'
      return [[`netsh advfirewall set ${action.profile}profile state ${state}`]]
    }
    case 'firewall-rule': {
      const by = action.by === 'group' ? 'group' : 'name'
      const property = action.property === 'enabled' ? 'enable' : 'localport'
      const rule = option(by, action.rule)
      const value: Word = { exact: `${property}=${exactly(action.value).exact}` }
      return [['netsh advfirewall firewall set rule', rule, 'new', value]]
    }
    case 'program':
      return [[action.program, ...action.arguments.map(exactly)]]
    case 'folder':
    case 'file-copy':
    case 'file-move':
    case 'file-delete':
    case 'permissions':
    case 'ownership':
      return []
    default: {
      const never: never = action
      return never
    }
  }
}

/**
 * A .reg file of three lines, written and imported: for data that no argument can hold. The
 * redirection stands first, so that no digit before it is taken for a stream, and nothing stands
 * before the `&` that would become part of the line. In the older format strings are bytes of one
 * each, which a file that `echo` writes can be trusted with: of the newer one in eight bits, Wine
 * and Windows are not known to think the same.
 */
function importWords(action: RegistrySetAction, plan: Plan): Word[] {
  const key = keyPathOf(action, plan, 'CurrentControlSet', ROOT_NAMES[action.root])
  const file = keptPath(plan, `set-${keptName(`${key}\\${action.name}`)}.reg`)
  return [
    `>${file} echo`,
    { exact: 'REGEDIT4&' },
    `>>${file} echo [${key}]&>>${file} echo ${bytesLine(action.name, action.value)}&reg import ${file}`,
  ]
}

type KeyAction = Parameters<typeof keyPathOf>[0]

function keyOf(action: KeyAction, plan: Plan): string {
  return argument(keyPathOf(action, plan, 'CurrentControlSet'))
}

export function valueSwitch(name: string): string[] {
  return name === '' ? ['/ve'] : ['/v', argument(name)]
}

/**
 * Port and baud rate belong together: `bcdedit /emssettings` is the documented way to set them, and
 * takes the rate only after the port. Null where the plan has no port.
 */
function emsSettings(entry: string, plan: Plan): Word[] | null {
  if (entry.toLowerCase() !== '{emssettings}') return null
  const wanted = (element: string) =>
    plan.actions.flatMap((action) =>
      action.kind === 'boot-element' &&
      action.entry.toLowerCase() === '{emssettings}' &&
      action.element.toLowerCase() === element &&
      action.value !== null
        ? [`${element.toUpperCase()}:${action.value}`]
        : [],
    )[0]
  const port = wanted('emsport')
  if (port === undefined) return null
  const rate = wanted('emsbaudrate')
  return ['bcdedit /emssettings', port, ...(rate === undefined ? [] : [rate])]
}
