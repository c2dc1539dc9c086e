import type { Action, Localized, Plan } from '../model'
import { type Question, questionsOf, questionText, serialPieces, wordingOf } from '../script'
import { controlSetName } from '../script/registry-paths'
import { bootSightings } from './boot'
import { echoesIn } from './echo'
import { lineSightings } from './log-lines'
import { registrySightings } from './registry'
import { type Row, rowsOf } from './rows'
import { serviceSightings } from './services'
import { type Sighting, subjects } from './sighting'
import { type Status, type Verdict, verdictOf } from './verdict'

/** How one action of the plan stands. */
export interface ReportLine {
  /** Its place in `plan.actions`. */
  action: number
  step: string
  /** Place, name and wanted state in the words of every script and log. */
  place: string
  name: string
  want: string
  status: Status
  /** What is there instead, where that was read. */
  is: string | null
  /** Why it is unreadable or not seen, where there is something to say. */
  reason: Localized | null
}

/**
 * Reads what a person copied from a console: prompts and echoes, broken rows, the output of `reg
 * query`, `sc query`, `sc qc` and `bcdedit /enum`, and the lines of our own scripts. Says for each
 * action of the plan how it stands; what the text does not show for certain it calls unreadable.
 *
 * @param text as pasted, in English or French, with or without a terminal's escape sequences
 */
export function readConsole(plan: Plan, text: string): ReportLine[] {
  const rows = rowsOf(text)
  const known: Plan = { ...plan, controlSets: controlSetsIn(plan, text) }
  const seen = lastOf(sightingsIn(rows, known))
  return known.actions.map((action, index) => {
    const last = lastOfThing(action, index, known)
    const sets = setsOf(last.action, known)
    const all = sets.map((set) => {
      return { set, verdict: verdictOf(last.action, known, last.index, seen, set) }
    })
    const worst = all.reduce((a, b) => (rank(b.verdict) > rank(a.verdict) ? b : a))
    const { place, name, want } = wordingOf(last.action, known, worst.set)
    return { action: index, step: action.step, place, name, want, ...worst.verdict }
  })
}

/**
 * A plan may stop a service to start it again, or set a value twice: what is there in the end is
 * what the last action wants.
 */
function lastOfThing(action: Action, index: number, plan: Plan): { action: Action; index: number } {
  const thing = (one: Action) => {
    const { place, name } = wordingOf(one, plan, 'CurrentControlSet')
    return `${place}\n${name}`.toLowerCase()
  }
  const last = plan.actions.findLastIndex(
    (other, i) => i >= index && thing(other) === thing(action),
  )
  return { action: plan.actions[last] ?? action, index: last }
}

/** Of several control sets the one that is furthest from what is wanted speaks for all. */
const RANKS: readonly Status[] = ['set', 'not seen', 'unreadable', 'missing', 'different']
const rank = ({ status }: Verdict) => RANKS.indexOf(status)

function setsOf(action: Action, plan: Plan): readonly [string, ...string[]] {
  const inSet = 'controlSet' in action && action.controlSet
  if (plan.situation === 'online' || !inSet) return ['CurrentControlSet']
  const [first = 'ControlSet001', ...more] = plan.controlSets.map(controlSetName)
  return [first, ...more]
}

/** A script for an attached disk writes every control set that it finds: those that the text names. */
function controlSetsIn(plan: Plan, text: string): number[] {
  if (plan.situation === 'online') return plan.controlSets
  const named = [...text.matchAll(/ControlSet(\d{3})(?!\d)/gi)].map(([, digits]) => Number(digits))
  const found = [...new Set(named)].filter((number) => number > 0).sort((a, b) => a - b)
  return found.length > 0 ? found : plan.controlSets
}

function sightingsIn(rows: readonly Row[], plan: Plan): Sighting[] {
  const questions = plan.actions.flatMap((action, index) => questionsOf(action, plan, index))
  const texts = questions.map((question) => questionText(question))
  // The other pieces are no questions, but where one stands the answer before it has ended.
  const others =
    plan.situation === 'online'
      ? (['apply', 'undo'] as const).flatMap((mode) => serialPieces({ ...plan, mode }))
      : []
  const commands = [...new Set([...texts, ...others.map(({ text }) => text)])]
  const asked = echoesIn(rows, commands).flatMap((echo) =>
    questions
      .filter((_, i) => texts[i] === commands[echo.command])
      .map((question) => ({ echo, question })),
  )
  const wording = plan.actions.flatMap((action) =>
    setsOf(action, plan).map((set) => wordingOf(action, plan, set)),
  )
  return [
    ...registrySightings(rows, questions.filter(isAboutKey), asked),
    ...serviceSightings(rows, servicesOf(plan), asked),
    ...bootSightings(rows, elementsOf(plan), asked),
    ...exitCodes(rows),
    ...lineSightings(rows, wording),
  ]
}

function isAboutKey(question: Question): question is Extract<Question, { key: string }> {
  return question.kind === 'value' || question.kind === 'key'
}

function servicesOf(plan: Plan): string[] {
  return plan.actions.flatMap((action) => ('service' in action ? [action.service] : []))
}

function elementsOf(plan: Plan) {
  return plan.actions.flatMap((action) => (action.kind === 'boot-element' ? [action] : []))
}

/** `Repairbook 7: exit code 0`: what the piece after a program has the console print. */
function exitCodes(rows: readonly Row[]): Sighting[] {
  return rows.flatMap(({ text, ended }, at): Sighting[] => {
    const [, number, code] = /^repairbook (\d+): exit code (-?\d+)$/i.exec(text) ?? []
    if (number === undefined || code === undefined || !ended) return []
    const word = `exit code ${code}`
    return [{ at, of: subjects.exitCode(Number(number)), fact: { kind: 'word', word } }]
  })
}

function lastOf(sightings: readonly Sighting[]): Map<string, Sighting> {
  const last = new Map<string, Sighting>()
  for (const sighting of sightings) {
    const before = last.get(sighting.of)
    if (!before || sighting.at >= before.at) last.set(sighting.of, sighting)
  }
  return last
}
