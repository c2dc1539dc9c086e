import type { Action, Plan, ScriptLine } from '../../model'
import { wantsHivesAway } from '../hives-away'
import { isBackup, isForTakenFile, sourcesOf } from '../later'
import { frame, stepLine } from '../lines'
import { asciiOf } from '../origin'
import { wordingOf } from '../wording'
import { KINDS, psData, psList, type Quote } from './quote'

/** The actions as data, each stated once; `Do` names the functions that see to it. */
export function actionLines(plan: Plan, quote: Quote): ScriptLine[] {
  let step = ''
  const lines = plan.actions.flatMap((action) => {
    const line = stepLine(action.step, `    @{ ${fieldsOf(action, plan, quote)} }`)
    if (action.step === step) return [line]
    step = action.step
    return [stepLine(step, `    # Step ${asciiOf(step)}`), line]
  })
  return [...frame('\n\n$actions = @('), ...lines, ...frame(')')]
}

/** Which functions see to an action: `Read-…`, `Save-…`, `Write-…`, `Restore-…`, or `Invoke-…`. */
export function doOf({ kind }: Action): string {
  switch (kind) {
    case 'registry-set':
    case 'registry-delete-value':
      return 'Value'
    case 'registry-delete-key':
      return 'Key'
    case 'service-start':
    case 'service-account':
    case 'service-type':
    case 'service-state':
      return 'Service'
    case 'service-restart':
      return 'Restart'
    case 'boot-element':
      return 'Boot'
    case 'firewall-profile':
      return 'Profile'
    case 'firewall-rule':
      return 'Rule'
    case 'folder':
      return 'Folder'
    case 'file-copy':
      return 'Copy'
    case 'file-move':
      return 'Move'
    case 'file-delete':
      return 'Delete'
    case 'permissions':
      return 'Permissions'
    case 'ownership':
      return 'Ownership'
    case 'program':
      return 'Program'
    default: {
      const never: never = kind
      return never
    }
  }
}

function fieldsOf(action: Action, plan: Plan, quote: Quote): string {
  const what = `Do = '${doOf(action)}'`
  switch (action.kind) {
    case 'registry-set':
    case 'registry-delete-value':
    case 'registry-delete-key': {
      const root = action.root === 'HKLM' ? '' : `; Root = '${action.root}'`
      const place = `Hive = ${quote(action.hive ?? '')}; ControlSet = $${action.controlSet}; Key = ${quote(action.key)}`
      return `${what}${root}; ${place}; ${valueFields(action, quote)}`
    }
    default: {
      const { place, name, want } = wordingOf(action, plan, '')
      const wording = `Place = ${quote(place)}; Name = ${quote(name)}; Want = ${quote(want)}`
      const away = wantsHivesAway(action, plan) ? ['HivesAway = $true'] : []
      return [what, ...ownFields(action, plan, quote), ...away, wording].join('; ')
    }
  }
}

type Registry = Extract<Action, { hive: string | null }>

/** An empty kind: the value, or the whole key, is to be gone. */
function valueFields(action: Registry, quote: Quote): string {
  if (action.kind === 'registry-delete-key') return "Name = '(key)'; Kind = ''"
  const name = `Name = ${quote(action.name)}`
  if (action.kind === 'registry-delete-value') return `${name}; Kind = ''`
  const { value } = action
  return `${name}; Kind = '${KINDS[value.type]}'; Data = ${psData(value, quote)}`
}

/** What the functions of a kind need to know beyond place, name and want; `Success` marks a deed. */
function ownFields(action: Exclude<Action, Registry>, plan: Plan, quote: Quote): string[] {
  switch (action.kind) {
    case 'service-start':
    case 'service-account':
    case 'service-type':
    case 'service-state':
      return [`Service = ${quote(action.service)}`]
    case 'service-restart':
      return [`Service = ${quote(action.service)}`, 'Success = @(0)', 'AfterChange = $true']
    case 'boot-element':
      return [`Entry = ${quote(action.entry)}`]
    case 'firewall-profile':
      return [`Profile = '${action.profile}'`]
    case 'firewall-rule':
      return [`By = '${action.by}'`, `Rule = ${quote(action.rule)}`]
    case 'folder':
    case 'file-delete':
      return [`Path = ${quote(action.path)}`]
    case 'file-copy': {
      const once = isBackup(action, plan)
      return [
        `From = ${quote(action.from)}`,
        `Path = ${quote(action.to)}`,
        `Once = $${once}`,
        ...(sourcesOf(plan).includes(action.from) ? ['Needed = $true'] : []),
      ]
    }
    case 'file-move': {
      const rename = action.rename === true
      return [`Path = ${quote(action.from)}`, `To = ${quote(action.to)}`, `Rename = $${rename}`]
    }
    case 'permissions':
    case 'ownership':
      return [
        `Path = ${quote(action.path)}`,
        `Arguments = ${psList(action.arguments, quote)}`,
        'Success = @(0)',
        ...(isForTakenFile(action, plan) ? ['Taken = $true'] : []),
      ]
    case 'program':
      return [
        `Program = ${quote(action.program)}`,
        `Arguments = ${psList(action.arguments, quote)}`,
        `Success = @(${action.success.join(', ')})`,
        ...(action.afterChange ? ['AfterChange = $true'] : []),
      ]
    default: {
      const never: never = action
      return never
    }
  }
}
