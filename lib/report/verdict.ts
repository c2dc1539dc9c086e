import type { Action, Localized, Plan, RegistryData } from '../model'
import { dataText, questionsOf, wordingOf } from '../script'
import { REASONS } from './reasons'
import { fullPath } from './registry'
import { type Fact, type Sighting, subjects, unclear } from './sighting'

export type Status = 'set' | 'different' | 'missing' | 'unreadable' | 'not seen'

/** How an action stands, by what the screen says last of it. */
export interface Verdict {
  status: Status
  /** What is there, where it is another than what is wanted. */
  is: string | null
  reason: Localized | null
}

/** @param seen the last sighting of each thing */
export function verdictOf(
  action: Action,
  plan: Plan,
  index: number,
  seen: ReadonlyMap<string, Sighting>,
  controlSet: string,
): Verdict {
  const { place, name } = wordingOf(action, plan, controlSet)
  const line = seen.get(subjects.line(place, name))
  const own = ownSighting(action, plan, index, seen, controlSet)
  const last = line && own ? (line.at > own.at ? line : own) : (line ?? own)
  if (!last) return { status: 'not seen', is: null, reason: isDeed(action) ? REASONS.deed : null }
  return judged(action, plan, last.fact)
}

/** What the machine itself answered about an action. */
function ownSighting(
  action: Action,
  plan: Plan,
  index: number,
  seen: ReadonlyMap<string, Sighting>,
  controlSet: string,
): Sighting | undefined {
  const answer = (question: ReturnType<typeof questionsOf>[number]): Sighting | undefined => {
    switch (question.kind) {
      case 'value':
        return seen.get(subjects.value(fullPath(question.key), question.name))
      case 'key':
        return seen.get(subjects.key(fullPath(question.key)))
      case 'service':
        return seen.get(subjects.service(question.service, 'state'))
      case 'exit-code':
        return seen.get(subjects.exitCode(question.number))
      case 'entry':
        return undefined
      default: {
        const never: never = question
        return never
      }
    }
  }
  const questions = questionsOf(action, plan, index)
  const ofSet = questions.find((one) => 'key' in one && one.key.split('\\').includes(controlSet))
  const first = ofSet ?? questions[0]
  const registry = first && answer(first)
  const [, second] = questions
  switch (action.kind) {
    case 'boot-element':
      return seen.get(subjects.boot(action.entry, action.element))
    case 'service-start': {
      const start = registry && startOf(registry, second && answer(second), second !== undefined)
      return later(start, seen.get(subjects.service(action.service, 'start')))
    }
    case 'service-type':
      return later(
        registry && { ...registry, fact: typeOf(registry.fact) },
        seen.get(subjects.service(action.service, 'type')),
      )
    case 'service-account':
      return later(
        registry && { ...registry, fact: textOf(registry.fact) },
        seen.get(subjects.service(action.service, 'account')),
      )
    case 'firewall-profile':
      return registry && { ...registry, fact: switchOf(registry.fact) }
    default:
      return registry
  }
}

function later(a: Sighting | undefined, b: Sighting | undefined): Sighting | undefined {
  return a && b ? (a.at > b.at ? a : b) : (a ?? b)
}

const STARTS = ['boot', 'system', 'auto', 'demand', 'disabled']

/** `Start`, and beside it whether an automatic start is delayed. */
function startOf(start: Sighting, delayed: Sighting | undefined, both: boolean): Sighting {
  if (start.fact.kind !== 'value') return start
  const word = STARTS[Number(start.fact.data)] ?? start.fact.data
  const said: Sighting = { ...start, fact: { kind: 'word', word } }
  if (word !== 'auto' || !both) return said
  if (!delayed) return { ...start, fact: unclear(REASONS.half) }
  const at = Math.max(start.at, delayed.at)
  switch (delayed.fact.kind) {
    case 'absent':
      return { ...said, at }
    case 'value': {
      const is = Number(delayed.fact.data) === 0 ? 'auto' : 'delayed-auto'
      return { ...said, at, fact: { kind: 'word', word: is } }
    }
    default:
      return { ...delayed, at }
  }
}

/** A process of its own is bit 4 of `Type`, a shared one bit 5; other bits say other things. */
function typeOf(fact: Fact): Fact {
  if (fact.kind !== 'value') return fact
  const bits = Number(fact.data) & 0x30
  return { kind: 'word', word: bits === 0x10 ? 'own' : bits === 0x20 ? 'share' : fact.data }
}

function textOf(fact: Fact): Fact {
  return fact.kind === 'value' ? { kind: 'word', word: fact.data } : fact
}

function switchOf(fact: Fact): Fact {
  if (fact.kind !== 'value') return fact
  return { kind: 'word', word: Number(fact.data) === 0 ? 'off' : 'on' }
}

function judged(action: Action, plan: Plan, fact: Fact): Verdict {
  const { want } = wordingOf(action, plan, 'CurrentControlSet')
  const gone = want === 'absent'
  switch (fact.kind) {
    case 'unclear':
      return { status: 'unreadable', is: null, reason: fact.reason }
    case 'absent': {
      const reason = action.kind === 'service-state' ? REASONS.noService : null
      return { status: gone ? 'set' : 'missing', is: null, reason: gone ? null : reason }
    }
    case 'present':
      return { status: 'different', is: 'present', reason: null }
    case 'word':
      return isWanted(action, fact.word, want)
        ? { status: 'set', is: null, reason: null }
        : { status: 'different', is: fact.word, reason: null }
    case 'value': {
      const is = `${fact.type} ${fact.data}`
      if (action.kind !== 'registry-set') return { status: 'different', is, reason: null }
      switch (compared(action.value, fact.type, fact.data)) {
        case 'same':
          return { status: 'set', is: null, reason: null }
        case 'blanks':
          return { status: 'unreadable', is: null, reason: REASONS.blanks }
        default:
          return { status: 'different', is, reason: null }
      }
    }
    default: {
      const never: never = fact
      return never
    }
  }
}

function compared(want: RegistryData, type: string, data: string): 'same' | 'blanks' | 'other' {
  if (type !== want.type) return 'other'
  const text = dataText(want)
  if (data === text) return 'same'
  // Old versions of reg.exe print the zeros at the end of a list as well.
  if (type === 'REG_MULTI_SZ' && data.replace(/(?:\\0){1,2}$/, '') === text) return 'same'
  return data.trimEnd() === text.trimEnd() ? 'blanks' : 'other'
}

/** Words are compared as Windows does; what a log line says of a value, as it was written. */
function isWanted(action: Action, word: string, want: string): boolean {
  switch (action.kind) {
    case 'registry-set':
      return word === want
    case 'program':
      return isDone(word) || action.success.some((code) => word === `exit code ${code}`)
    case 'firewall-rule':
      return word === 'exit code 0' || word.toLowerCase() === want.toLowerCase()
    case 'service-restart':
    case 'permissions':
    case 'ownership':
      return isDone(word) || word === want
    default:
      return word.toLowerCase() === want.toLowerCase()
  }
}

/** How the log calls a deed that worked, and one that nothing called for. */
function isDone(word: string): boolean {
  return word === 'done' || word === 'not needed'
}

function isDeed({ kind }: Action): boolean {
  return kind === 'program' || kind === 'permissions' || kind === 'ownership'
}
