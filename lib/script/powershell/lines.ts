import type { Action, Plan } from '../../model'
import { ATTACHED_DRIVE, BOOT_PARTITION, isRegistryAction, type RegistryAction } from '../../model'
import { keyPathOf, namedControlSets, ROOT_NAMES } from '../registry-paths'
import { KINDS, psArgument, psData, psRefusal, psString } from './quote'

/**
 * One action as it is typed at a PowerShell prompt: what does it or, where the plan only looks, what
 * shows how it is; a line for each control set named. Nothing for undo: what was there is known to
 * the script that kept it alone.
 */
export function powerShellLinesFor(action: Action, plan: Plan): string[] {
  if (plan.mode === 'undo' || psRefusal(action)) return []
  const look = plan.mode === 'check'
  if (isRegistryAction(action)) {
    return namedControlSets(action, plan).map((set) => registryLine(action, plan, set, look))
  }
  const typed = lineOf(action, plan, look)
  if (typed === null) return []
  const line = typed.replaceAll(BOOT_PARTITION, plan.bootDrive ?? ATTACHED_DRIVE)
  if (!line.includes(ATTACHED_DRIVE)) return [line]
  // A letter that nobody gave would be somebody else's disk.
  if (plan.drive === null) return ['# Choose the letter of the attached disk first.']
  return [line.replaceAll(ATTACHED_DRIVE, plan.drive)]
}

/** .NET's own call takes every name as it is, and needs no `New-Item` that could empty a key. */
function registryLine(action: RegistryAction, plan: Plan, set: string, look: boolean): string {
  const key = psString(keyPathOf(action, plan, set, ROOT_NAMES[action.root]))
  const below = psString(keyPathOf(action, plan, set, '').replace(/^\\/, ''))
  const root = `[Microsoft.Win32.Registry]::${NET_ROOTS[action.root]}`
  if (action.kind === 'registry-delete-key') {
    return look
      ? `$null -ne ${root}.OpenSubKey(${below})`
      : `${root}.DeleteSubKeyTree(${below}, $false)`
  }
  const name = psString(action.name)
  if (look) return `[Microsoft.Win32.Registry]::GetValue(${key}, ${name}, 'absent')`
  if (action.kind === 'registry-delete-value') {
    return `${root}.OpenSubKey(${below}, $true).DeleteValue(${name}, $false)`
  }
  const { value } = action
  return `[Microsoft.Win32.Registry]::SetValue(${key}, ${name}, ${psData(value)}, '${KINDS[value.type]}')`
}

const NET_ROOTS = {
  HKLM: 'LocalMachine',
  HKCU: 'CurrentUser',
  HKCR: 'ClassesRoot',
  HKU: 'Users',
  HKCC: 'CurrentConfig',
} as const

/** A program with its arguments, or what says that a prompt cannot hold them. */
function call(program: string, ...words: string[]): string {
  const said = words.map(psArgument)
  if (said.includes(null))
    return `# A prompt cannot hold an argument of ${program}: use the script.`
  return [program, ...said].join(' ')
}

type OtherAction = Exclude<Action, RegistryAction>

function lineOf(action: OtherAction, plan: Plan, look: boolean): string | null {
  switch (action.kind) {
    case 'service-start':
    case 'service-account':
    case 'service-type':
      return look
        ? call('sc.exe', 'qc', action.service)
        : call('sc.exe', 'config', action.service, ...configured(action))
    case 'service-state': {
      const verb = action.state === 'running' ? 'start' : 'stop'
      return call('sc.exe', look ? 'query' : verb, action.service)
    }
    case 'service-restart':
      return look
        ? call('sc.exe', 'query', action.service)
        : `Restart-Service -Name ${psString(action.service)} -Force`
    case 'boot-element':
      return bootLine(action, plan, look)
    case 'firewall-profile': {
      const profile = `${action.profile}profile`
      return look
        ? `netsh advfirewall show ${profile} state`
        : `netsh advfirewall set ${profile} state ${action.enabled ? 'on' : 'off'}`
    }
    case 'firewall-rule':
      return ruleLine(action, look)
    case 'folder':
    case 'file-copy':
    case 'file-move':
    case 'file-delete':
      return fileLine(action, look)
    case 'permissions':
      return call('icacls.exe', action.path, ...(look ? [] : action.arguments))
    case 'ownership':
      return look ? null : call('takeown.exe', '/f', action.path, ...action.arguments)
    case 'program':
      return look ? null : call(`${action.program}.exe`, ...action.arguments)
    default: {
      const never: never = action
      return never
    }
  }
}

type ServiceAction = Extract<
  OtherAction,
  { kind: 'service-start' | 'service-account' | 'service-type' }
>

/** sc.exe needs the blank behind the equals sign: two arguments. */
function configured(action: ServiceAction): [option: string, value: string] {
  switch (action.kind) {
    case 'service-start':
      return ['start=', action.start]
    case 'service-account':
      return ['obj=', action.account]
    case 'service-type':
      return ['type=', action.type]
    default: {
      const never: never = action
      return never
    }
  }
}

/** On an attached disk the line names the store of generation 1, and says where the other lies. */
function bootLine(
  { entry, element, value }: Extract<OtherAction, { kind: 'boot-element' }>,
  plan: Plan,
  look: boolean,
): string {
  const drive = plan.bootDrive ?? ATTACHED_DRIVE
  const offline = plan.situation === 'offline'
  const store = offline ? ['/store', `${drive}:\\Boot\\BCD`] : []
  const rest = look
    ? ['/enum', entry, '/v']
    : value === null
      ? ['/deletevalue', entry, element]
      : ['/set', entry, element, value]
  const other = offline ? ` # generation 2: ${drive}:\\EFI\\Microsoft\\Boot\\BCD` : ''
  return `${call('bcdedit.exe', ...store, ...rest)}${other}`
}

function ruleLine(
  { by, rule, property, value }: Extract<OtherAction, { kind: 'firewall-rule' }>,
  look: boolean,
): string {
  // A group's resource is the same on every Windows; its name is translated.
  const group = rule.startsWith('@') ? '-Group' : '-DisplayGroup'
  const option = by === 'name' ? '-Name' : by === 'display-name' ? '-DisplayName' : group
  const which = `${option} ${psString(rule)}`
  if (look) {
    const filter = property === 'local-port' ? ' | Get-NetFirewallPortFilter' : ''
    return `Get-NetFirewallRule ${which}${filter}`
  }
  if (property === 'local-port') {
    const ports = value.split(',').map((port) => psString(port.trim()))
    return `Set-NetFirewallRule ${which} -LocalPort ${ports.join(', ')}`
  }
  return `Set-NetFirewallRule ${which} -Enabled ${value === 'yes' ? 'True' : 'False'}`
}

function fileLine(
  action: Extract<OtherAction, { kind: 'folder' | 'file-copy' | 'file-move' | 'file-delete' }>,
  look: boolean,
): string {
  switch (action.kind) {
    case 'folder':
      return look
        ? `Test-Path -LiteralPath ${psString(action.path)}`
        : `$null = [IO.Directory]::CreateDirectory(${psString(action.path)})`
    case 'file-delete':
      return `${look ? 'Test-Path' : 'Remove-Item'} -LiteralPath ${psString(action.path)}`
    case 'file-copy':
    case 'file-move': {
      if (look) return `Test-Path -LiteralPath ${psString(action.to)}`
      const verb = action.kind === 'file-copy' ? 'Copy-Item' : 'Move-Item'
      return `${verb} -LiteralPath ${psString(action.from)} -Destination ${psString(action.to)}`
    }
    default: {
      const never: never = action
      return never
    }
  }
}
