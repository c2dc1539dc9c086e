import type { Action, ActionOf, Plan } from '../../model'
import { keyPathOf, namedControlSets } from '../registry-paths'
import { argument, pieceText, type Word } from './quote'

/** A command that only looks, and of whose answer `lib/report/` makes a fact. */
export type Question =
  | { kind: 'value'; key: string; name: string }
  | { kind: 'key'; key: string }
  | { kind: 'service'; service: string }
  | { kind: 'entry'; entry: string }
  /** What the program that was run before it answered; `number` says which one that was. */
  | { kind: 'exit-code'; number: number }

const SERVICES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services'

/** The key of a service: the same words in every language of Windows, unlike what `sc` prints. */
export function serviceKey(service: string): string {
  return `${SERVICES}\\${service}`
}

const PROFILE_KEYS = {
  domain: 'DomainProfile',
  private: 'StandardProfile',
  public: 'PublicProfile',
} as const satisfies Record<ActionOf<'firewall-profile'>['profile'], string>

/** Where a profile of the firewall has its state, as `EnableFirewall`. */
export function profileKey(profile: ActionOf<'firewall-profile'>['profile']): string {
  return `${SERVICES}\\SharedAccess\\Parameters\\FirewallPolicy\\${PROFILE_KEYS[profile]}`
}

/** An automatic start is “delayed” where this value beside `Start` is 1. */
export const DELAYED = 'DelayedAutostart'

/**
 * What is asked to know whether an action is done: more than one question where it needs more than
 * one answer.
 *
 * @param index the action's place in the plan
 */
export function questionsOf(action: Action, plan: Plan, index: number): Question[] {
  switch (action.kind) {
    case 'registry-set':
    case 'registry-delete-value':
      return namedControlSets(action, plan).map((set) => ({
        kind: 'value',
        key: keyPathOf(action, plan, set),
        name: action.name,
      }))
    case 'registry-delete-key':
      return namedControlSets(action, plan).map((set) => ({
        kind: 'key',
        key: keyPathOf(action, plan, set),
      }))
    case 'service-start': {
      const key = serviceKey(action.service)
      const start: Question = { kind: 'value', key, name: 'Start' }
      const auto = action.start === 'auto' || action.start === 'delayed-auto'
      return auto ? [start, { kind: 'value', key, name: DELAYED }] : [start]
    }
    case 'service-account':
      return [{ kind: 'value', key: serviceKey(action.service), name: 'ObjectName' }]
    case 'service-type':
      return [{ kind: 'value', key: serviceKey(action.service), name: 'Type' }]
    case 'service-state':
    case 'service-restart':
      return [{ kind: 'service', service: action.service }]
    case 'boot-element':
      return [{ kind: 'entry', entry: action.entry }]
    case 'firewall-profile':
      return [{ kind: 'value', key: profileKey(action.profile), name: 'EnableFirewall' }]
    case 'firewall-rule':
    case 'program':
      return [{ kind: 'exit-code', number: index + 1 }]
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

/** The question as it is typed. */
export function questionWords(question: Question): Word[] {
  switch (question.kind) {
    case 'value': {
      const { key, name } = question
      const value = name === '' ? ['/ve'] : ['/v', argument(name)]
      return ['reg query', argument(key), ...value]
    }
    case 'key':
      return ['reg query', argument(question.key)]
    case 'service':
      return ['sc query', argument(question.service)]
    case 'entry':
      return ['bcdedit /enum', question.entry]
    case 'exit-code':
      return [`echo ${exitCodeMark(question.number)} %ERRORLEVEL%`]
    default: {
      const never: never = question
      return never
    }
  }
}

/** The question as one line, in the usual spelling. */
export function questionText(question: Question): string {
  return pieceText(questionWords(question), 'usual')
}

/** What stands before an exit code on the screen, so that it is known whose it is. */
function exitCodeMark(number: number): string {
  return `Repairbook ${number}: exit code`
}
