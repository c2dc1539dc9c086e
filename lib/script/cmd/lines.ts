import type { Action, Plan, RegistryAction } from '../../model'
// Not from the model's index: that would bring zod into the browser.
import { ATTACHED_DRIVE, BOOT_PARTITION } from '../../model/attached-drive'
import { keyPathOf, namedControlSets } from '../registry-paths'
import { dataText } from '../wording'
import { promptArgument, promptWords } from './quote'
import { cmdRefusal } from './refusal'

/**
 * The commands of one action as they are typed at a CMD prompt: what does it or, where the plan only
 * looks, what shows it (nothing, where no program does). One for each control set named, and for
 * each place that a boot store can be.
 */
export function cmdLinesFor(action: Action, plan: Plan): string[] {
  // The name is not repeated: it may be what CMD cannot hold.
  if (cmdRefusal(action)) return ['rem CMD cannot state this value; use the PowerShell script']
  // At a prompt %NAME% is replaced before the program sees it, quoted or not.
  if (action.kind === 'registry-set' && dataText(action.value).includes('%')) {
    return ['rem CMD would expand the percent signs of this value here; use the PowerShell script']
  }
  const typed = plan.mode === 'check' ? linesThatShow(action, plan) : linesThatDo(action, plan)
  const lines = typed.map((line) =>
    line.replaceAll(BOOT_PARTITION, plan.bootDrive ?? ATTACHED_DRIVE),
  )
  if (!lines.some((line) => line.includes(ATTACHED_DRIVE))) return lines
  return plan.drive === null
    ? ['rem choose the letter of the attached disk first']
    : lines.map((line) => line.replaceAll(ATTACHED_DRIVE, plan.drive ?? ''))
}

function linesThatDo(action: Action, plan: Plan): string[] {
  switch (action.kind) {
    case 'registry-set': {
      const data = dataText(action.value)
      const value = `/t ${action.value.type} /d ${data === '' ? '""' : promptArgument(data)}`
      return keysOf(action, plan).map((key) => `reg add ${key} ${nameOf(action)} ${value} /f`)
    }
    case 'registry-delete-value':
      return keysOf(action, plan).map((key) => `reg delete ${key} ${nameOf(action)} /f`)
    case 'registry-delete-key':
      return keysOf(action, plan).map((key) => `reg delete ${key} /f`)
    case 'service-start':
      return [`sc config ${promptArgument(action.service)} start= ${action.start}`]
    case 'service-account':
      return [`sc config ${promptArgument(action.service)} obj= ${promptArgument(action.account)}`]
    case 'service-type':
      return [`sc config ${promptArgument(action.service)} type= ${action.type}`]
    case 'service-state': {
      const verb = action.state === 'running' ? 'start' : 'stop'
      return [`sc ${verb} ${promptArgument(action.service)}`]
    }
    case 'service-restart': {
      const service = promptArgument(action.service)
      // `net stop` waits until it has stopped; `sc stop` does not.
      return [`net stop ${service} /y`, `net start ${service}`]
    }
    case 'boot-element': {
      const { entry, element, value } = action
      const what =
        value === null
          ? `/deletevalue ${entry} ${element}`
          : `/set ${entry} ${element} ${promptArgument(value)}`
      return storesOf(plan).map((store) => `bcdedit ${store}${what}`)
    }
    case 'firewall-profile': {
      const state = action.enabled ? 'on' : 'off'
      return [`netsh advfirewall set ${action.profile}profile state ${state}`]
    }
    case 'firewall-rule': {
      const setting = action.property === 'enabled' ? 'enable' : 'localport'
      return [
        `netsh advfirewall firewall set rule ${ruleOf(action)} new ${setting}=${action.value}`,
      ]
    }
    case 'folder':
      return [`mkdir ${promptWords([action.path])}`]
    case 'file-copy':
      return [`copy /b /y ${promptWords([action.from, action.to])}`]
    case 'file-move':
      return [`move ${promptWords([action.from, action.to])}`]
    case 'file-delete':
      return [`del /f /a ${promptWords([action.path])}`]
    case 'permissions':
      return [`icacls ${promptWords([action.path, ...action.arguments])}`]
    case 'ownership':
      return [`takeown /f ${promptWords([action.path, ...action.arguments])}`]
    case 'program':
      return [[action.program, promptWords(action.arguments)].join(' ').trimEnd()]
    default: {
      const never: never = action
      return never
    }
  }
}

function linesThatShow(action: Action, plan: Plan): string[] {
  switch (action.kind) {
    case 'registry-set':
    case 'registry-delete-value':
      return keysOf(action, plan).map((key) => `reg query ${key} ${nameOf(action)}`)
    case 'registry-delete-key':
      return keysOf(action, plan).map((key) => `reg query ${key}`)
    case 'service-start':
    case 'service-account':
    case 'service-type':
      return [`sc qc ${promptArgument(action.service)}`]
    case 'service-state':
    case 'service-restart':
      return [`sc query ${promptArgument(action.service)}`]
    case 'boot-element':
      return storesOf(plan).map((store) => `bcdedit ${store}/enum ${action.entry} /v`)
    case 'firewall-profile':
      return [`netsh advfirewall show ${action.profile}profile state`]
    case 'firewall-rule':
      // netsh shows rules by name, not by group.
      return action.by === 'group' ? [] : [`netsh advfirewall firewall show rule ${ruleOf(action)}`]
    case 'folder':
    case 'file-delete':
      return [`dir /a ${promptWords([action.path])}`]
    case 'file-copy':
      return [`fc /b ${promptWords([action.from, action.to])}`]
    case 'file-move':
      return [`dir /a ${promptWords([action.from])}`, `dir /a ${promptWords([action.to])}`]
    case 'permissions':
      return [`icacls ${promptWords([action.path])}`]
    case 'ownership':
      return [`dir /a /q ${promptWords([action.path])}`]
    case 'program':
      return []
    default: {
      const never: never = action
      return never
    }
  }
}

function keysOf(action: RegistryAction, plan: Plan): string[] {
  return namedControlSets(action, plan).map((set) => promptArgument(keyPathOf(action, plan, set)))
}

function nameOf({ name }: { name: string }): string {
  return name === '' ? '/ve' : `/v ${promptArgument(name)}`
}

/** Both generations' places: only one of them is there, and bcdedit refuses the other. */
function storesOf(plan: Plan): string[] {
  if (plan.situation === 'online') return ['']
  const drive = plan.bootDrive ?? ATTACHED_DRIVE
  return [`/store ${drive}:\\boot\\bcd `, `/store ${drive}:\\EFI\\Microsoft\\Boot\\BCD `]
}

function ruleOf({ by, rule }: { by: string; rule: string }): string {
  return promptWords([`${by === 'group' ? 'group' : 'name'}=${rule}`])
}
