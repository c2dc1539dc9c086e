import type { Action, Plan, RegistryAction, RegistrySetAction, ScriptLine } from '../../model'
import { isRegistryAction } from '../../model/registry-action'
import { hasHivesAway, wantsHivesAway } from '../hives-away'
import { isBackup, isForTakenFile } from '../later'
import { frame, stepLine } from '../lines'
import { keyPathOf } from '../registry-paths'
import { dataText, wordingOf } from '../wording'
import { isDeed } from './needs'
import {
  bootArgument,
  callArgument,
  cmdComment,
  lineArgument,
  linePath,
  lineText,
  pathArgument,
  programArguments,
} from './quote'

/**
 * Stands in a key's path for the loop variable; no key can hold it: see `cmdRefusal`. The variable is
 * a capital, and a rare one: FOR puts it into the data as well, wherever its letter follows a percent
 * sign, and `%%s` would hit `%systemroot%`. Data that holds `%Z` is refused.
 */
const EACH_SET = '<set>'

/** Each thing to make true, stated once: a call of its kind's routine, in article order. */
export function actionLines(plan: Plan): ScriptLine[] {
  return listOf(plan, plan.actions)
}

/** The same, last first: the order in which they go back. */
export function actionLinesBack(plan: Plan): ScriptLine[] {
  return listOf(plan, plan.actions.toReversed())
}

function listOf(plan: Plan, actions: Action[]): ScriptLine[] {
  let step = ''
  return actions.flatMap((action, index) => {
    const lines: ScriptLine[] = []
    if (action.step !== step) {
      step = action.step
      lines.push(stepLine(step, cmdComment(`Step ${step}`)))
    }
    const hives = hiveCall(action, actions.slice(0, index), plan)
    if (hives !== null) lines.push(stepLine(step, hives))
    const calls = callsOf(action, plan)
    for (const text of isPassing(action, plan) ? passingLines(calls) : calls)
      lines.push(stepLine(step, text))
    return lines
  })
}

/** What stands before an action's own calls: the hives go, or come back. */
function hiveCall(action: Action, before: readonly Action[], plan: Plan): string | null {
  if (wantsHivesAway(action, plan)) {
    // A program is only run; a file is looked at as well.
    return action.kind === 'program' ? 'if "%DO%"=="write" call :hives_away' : 'call :hives_away'
  }
  if (!isRegistryAction(action) || !hasHivesAway(plan)) return null
  const last = before.findLast((one) => isRegistryAction(one) || wantsHivesAway(one, plan))
  return last && isRegistryAction(last) ? null : 'call :hives_back'
}

/**
 * A later action changes the same thing once more, as where a service is stopped, changed and
 * started: this is on the way there, and nothing that a look could find or that counts.
 */
function isPassing(action: Action, plan: Plan): boolean {
  const thing = (of: Action) => {
    const { place, name } = wordingOf(of, plan, EACH_SET)
    return `${place}\n${name}`.toLowerCase()
  }
  const later = plan.actions.slice(plan.actions.indexOf(action) + 1)
  return !isDeed(action) && later.some((other) => !isDeed(other) && thing(other) === thing(action))
}

function passingLines(calls: readonly string[]): string[] {
  return [
    'set /a WERE_TOTAL=TOTAL',
    'set /a WERE_RIGHT=RIGHT',
    'set /a WERE_CHANGED=CHANGED',
    ...calls.map((text) => `if not "%DO%"=="look" if not "%DO%"=="show" ${text}`),
    'set /a TOTAL=WERE_TOTAL',
    'set /a RIGHT=WERE_RIGHT',
    'set /a CHANGED=WERE_CHANGED',
  ]
}

/** The keys that the plan writes to, each once and in article order, for keeping what is there. */
export function keepKeyLines(plan: Plan): ScriptLine[] {
  const seen = new Map<string, string>()
  for (const action of plan.actions.filter(isRegistryAction)) {
    const call = keyCall('keep_key', action, plan)
    if (!seen.has(call.toLowerCase())) seen.set(call.toLowerCase(), call)
  }
  const back = hasHivesAway(plan) ? ['call :hives_back'] : []
  return [...back, ...seen.values()].map((text) => ({ text, step: null }))
}

/** On an attached disk: once for every control set that it has. */
function keyCall(
  routine: string,
  action: RegistryAction,
  plan: Plan,
  ...words: readonly string[]
): string {
  const each = plan.situation === 'offline' && action.controlSet
  const key = callArgument(keyPathOf(action, plan, each ? EACH_SET : 'CurrentControlSet'))
  const call = [`call :${routine}`, key.replace(EACH_SET, '%%Z'), ...words].join(' ')
  return each ? `for %%Z in (%SETS%) do ${call}` : call
}

/** Percent signs are for no second reading: neither by `call` nor by way of a variable. */
function isExact(action: Action): action is RegistrySetAction {
  return action.kind === 'registry-set' && dataText(action.value).includes('%')
}

function exactLabel(action: Action, plan: Plan): string {
  return `exact_${plan.actions.indexOf(action) + 1}`
}

/** The writing of values that hold percent signs, each in a line of its own. */
export function exactRoutines(plan: Plan): ScriptLine[] {
  return plan.actions.filter(isExact).flatMap((action) => {
    const data = lineArgument(dataText(action.value))
    const add = `"%REG%" add "%PLACE%" %SWITCH% /t ${action.value.type} /d ${data} /f >nul`
    return [
      ...frame(`\n\n:${exactLabel(action, plan)}`),
      stepLine(action.step, add),
      ...frame('goto %NEXT%'),
    ]
  })
}

function callsOf(action: Action, plan: Plan): string[] {
  const call = (routine: string, ...words: string[]) =>
    [`call :${routine}`, ...words].filter((word) => word !== '').join(' ')
  const withArguments = (words: readonly string[], ...rest: [string, ...string[]]) => [
    `set "ARGUMENTS=${programArguments(words)}"`,
    call(...rest),
  ]
  switch (action.kind) {
    case 'registry-set': {
      const name = callArgument(action.name)
      const { type } = action.value
      const data = dataText(action.value)
      if (!isExact(action)) {
        return [keyCall('value', action, plan, name, type, callArgument(data))]
      }
      const want = `set "EXACT=${type} ${lineText(data)}"`
      return [want, keyCall('value', action, plan, name, 'exact', exactLabel(action, plan))]
    }
    case 'registry-delete-value':
      return [keyCall('value', action, plan, callArgument(action.name))]
    case 'registry-delete-key':
      return [keyCall('key', action, plan)]
    case 'service-start':
      return [call('service', 'start', callArgument(action.service), action.start)]
    case 'service-account':
      return [
        call('service', 'account', callArgument(action.service), callArgument(action.account)),
      ]
    case 'service-type':
      return [call('service', 'type', callArgument(action.service), action.type)]
    case 'service-state':
      return [call('service', 'state', callArgument(action.service), action.state)]
    case 'service-restart':
      return [call('restart', callArgument(action.service))]
    case 'boot-element': {
      const { entry, element, value } = action
      const wanted = value === null ? '' : bootArgument(value)
      return [call('boot', callArgument(entry), callArgument(element), wanted)]
    }
    case 'firewall-profile':
      return [call('profile', action.profile, action.enabled ? 'on' : 'off')]
    case 'firewall-rule': {
      const by = action.by === 'group' ? 'group' : 'name'
      return [
        call('rule', by, callArgument(action.rule), action.property, callArgument(action.value)),
      ]
    }
    case 'folder':
      return [call('folder', pathArgument(action.path))]
    case 'file-copy':
      return [
        call(
          'copy',
          pathArgument(action.from),
          pathArgument(action.to),
          isBackup(action, plan) ? 'backup' : '',
        ),
      ]
    case 'file-move':
      return [
        call(
          'move',
          pathArgument(action.from),
          pathArgument(action.to),
          action.rename ? 'rename' : 'move',
          isPassing(action, plan) ? 'passing' : '',
        ),
      ]
    case 'file-delete':
      return [call('delete', pathArgument(action.path))]
    case 'permissions': {
      const below = action.arguments.some((word) => /^\/t$/i.test(word)) ? '/t' : ''
      return [
        ...goneLines(action, plan),
        ...withArguments(action.arguments, 'permissions', pathArgument(action.path), below),
      ]
    }
    case 'ownership':
      return [
        ...goneLines(action, plan),
        ...withArguments(action.arguments, 'ownership', pathArgument(action.path)),
      ]
    case 'program': {
      const { success, afterChange } = action
      const after = afterChange ? 'after-change' : ''
      return withArguments(
        action.arguments,
        'program',
        callArgument(action.program),
        callArgument(success.join(' ')),
        after,
      )
    }
    default: {
      const never: never = action
      return never
    }
  }
}

/** Whether the file is gone that a later action takes away: then there is nothing to do to it. */
function goneLines(
  action: Extract<Action, { kind: 'permissions' | 'ownership' }>,
  plan: Plan,
): string[] {
  if (!isForTakenFile(action, plan)) return []
  return ['set "GONE="', `if not exist "${linePath(action.path)}" set "GONE=1"`]
}
