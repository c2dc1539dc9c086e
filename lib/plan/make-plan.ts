import type {
  Action,
  Change,
  Choices,
  Fact,
  Localized,
  Omission,
  Plan,
  PlannedHive,
  Procedure,
} from '../model'
// Not from the model's index: that would bring zod into the browser.
import { isRegistryAction } from '../model/registry-action'
import { type Asked, contradictionsIn } from './contradictions'
import {
  importedAnew,
  secret,
  unreachableOffline,
  unreplaced,
  unresolved,
  writtenAnew,
} from './reasons-to-leave'
import { remakeOf } from './remake'
import { revisionOf } from './revision'
import { settingsFirst } from './settings-first'
import { takenHive } from './taken-hive'

/** What a plan needs of an article: small enough to be sent to a browser. */
export interface PlannableArticle {
  slug: string
  /** Null for an article from outside the catalogue: it has no address of its own. */
  source?: unknown
  procedures: PlannableProcedure[]
}

export type PlannableProcedure = Pick<
  Procedure,
  'id' | 'situation' | 'facts' | 'changes' | 'leftOut'
> & {
  /** The values that the reader filled in, by the placeholder's id: see `fillPlaceholders`. */
  filled?: ReadonlyArray<readonly [string, string]>
}

export type PlanResult = { ok: true; plan: Plan } | { ok: false; message: Localized }

const refuse = (en: string, fr: string): PlanResult => ({ ok: false, message: { en, fr } })

/** The procedures of a situation that change something, the one that is usually meant first. */
export function statingProcedures<P extends PlannableProcedure>(
  { procedures }: { procedures: readonly P[] },
  situation: Choices['situation'],
): P[] {
  return procedures.filter(
    (one) => one.situation === situation && one.facts.length + one.changes.length > 0,
  )
}

/** The reader's choices applied to an article's facts: what a script will look at, keep and write. */
export function makePlan(article: PlannableArticle, choices: Choices): PlanResult {
  const { situation } = choices
  const procedures = article.procedures.filter((procedure) => procedure.situation === situation)
  const usual = statingProcedures(article, situation)[0] ?? procedures[0]
  const procedure = choices.procedure
    ? procedures.find(({ id }) => id === choices.procedure)
    : usual
  if (!procedure) {
    const known = article.procedures.map((p) => `${p.id} (${p.situation})`).join(', ') || '–'
    return refuse(
      `There is no ${situation} procedure${choices.procedure ? ` “${choices.procedure}”` : ''} in this article: it has ${known}.`,
      `Il n’y a pas de procédure ${situation}${choices.procedure ? ` « ${choices.procedure} »` : ''} dans cet article : il a ${known}.`,
    )
  }
  const unknown = unknownStep(procedure, choices.steps)
  if (unknown !== null) {
    const labels = [...new Set(asksOf(procedure).map(({ step }) => step))].join(', ') || '–'
    return refuse(
      `Step ${unknown} changes no setting: the steps that do are ${labels}.`,
      `L’étape ${unknown} ne change aucun réglage : celles qui en changent sont ${labels}.`,
    )
  }
  const chosen = settingsFirst(
    asksOf(procedure).filter(({ step }) => choices.steps?.includes(step) ?? true),
  )
  const actions: Action[] = []
  const leftOut = procedure.leftOut.filter(({ step }) => choices.steps?.includes(step) ?? true)
  const omissions: Plan['omissions'] = leftOut.map(({ step, text, reason }) => ({
    step,
    what: text,
    reason,
  }))
  const contradictions = contradictionsIn(chosen)
  const all = chosen.map(({ action }) => action)
  const told = new Set<string>()
  for (const [at, { step, line, action: asked }] of chosen.entries()) {
    const action = situation === 'offline' ? onDisk(asked) : asked
    const unreachable = situation === 'offline' ? unreachableOffline(action) : null
    const contradiction = contradictions.get(asked)
    const later = chosen.slice(at + 1)
    const reason =
      unreachable ??
      takenHive(action, all) ??
      secret(action) ??
      contradiction ??
      writtenAnew(action, later) ??
      importedAnew(action, line, leftOut) ??
      unreplaced(action, line, situation, later, leftOut)
    const omission = unresolved(action, situation) ?? (reason && { reason })
    // Steps that disagree elsewhere may state one value both; two that exclude each other in one step
    // are left out for one reason.
    const said = omission ? `${step}\n${omission.reason.en}` : statementOf(action)
    if (said !== null && told.has(said)) continue
    if (said !== null) told.add(said)
    if (omission) omissions.push({ step, ...omission })
    else actions.push(action)
  }
  const [contradiction] = contradictions.values()
  const why = contradiction ?? omissions.find(({ missing }) => missing)?.reason
  if (actions.length === 0 && (why || omissions.length > 0)) {
    const { en, fr } = why ?? reasonsOf(omissions)
    return refuse(`Nothing is left to do: ${en}.`, `Il ne reste rien à faire : ${fr}.`)
  }
  if (actions.length === 0) {
    return refuse(
      'Nothing is left to do: no step that changes a setting of this situation is chosen.',
      'Il ne reste rien à faire : aucune étape choisie ne change de réglage dans cette situation.',
    )
  }
  // The usual one is meant where none is named: both choices make the same script.
  const named = procedure === usual ? null : procedure.id
  const plan: Plan = {
    article: article.slug,
    procedure: named,
    revision: revisionOf(procedure),
    remake: remakeOf(
      article.slug,
      article.source !== null,
      { ...choices, procedure: named },
      procedure.filled ?? [],
    ),
    situation,
    mode: choices.mode,
    drive: situation === 'offline' ? choices.drive : null,
    bootDrive: situation === 'offline' ? choices.bootDrive : null,
    spelling: choices.target === 'serial' ? choices.spelling : 'usual',
    hives: situation === 'offline' ? hivesOf(actions, choices) : [],
    controlSets: situation === 'offline' ? choices.controlSets : [],
    actions,
    omissions,
  }
  return { ok: true, plan }
}

/** Why the steps are left out, the first of them, each with its place and the command that it is about. */
function reasonsOf(omissions: readonly Omission[]): Localized {
  const told = (language: 'en' | 'fr', word: string, between: string) =>
    omissions
      .slice(0, 4)
      .map(
        ({ step, what, reason }) =>
          `${reason[language]} (${word} ${[step, what].join(' ').trim()})`,
      )
      .join(between)
  return { en: told('en', 'step', '; '), fr: told('fr', 'étape', ' ; ') }
}

function unknownStep(procedure: PlannableProcedure, steps: string[] | null): string | null {
  return steps?.find((label) => !asksOf(procedure).some(({ step }) => step === label)) ?? null
}

/** The value that an action gives, without its step; null for what may be done more than once. */
function statementOf({ step, ...stated }: Action): string | null {
  return stated.kind === 'registry-set' ? JSON.stringify(stated) : null
}

/** What a step asks for, and the article's line that says so; a setting may be said by several. */
interface PlacedAsk extends Asked {
  line: number | null
}

/** Everything that a procedure changes, in the article's order: the order of its commands. */
function asksOf({ facts, changes }: PlannableProcedure): PlacedAsk[] {
  const asked = [
    ...facts.map((fact) => ({
      at: fact.commands[0],
      step: fact.step,
      line: null,
      action: factAction(fact),
    })),
    ...changes.map((change) => ({
      at: change.command,
      step: change.step,
      line: change.line,
      action: changeAction(change),
    })),
  ]
  return asked.sort((a, b) => numberOf(a.at) - numberOf(b.at))
}

/** `c12` is the article's twelfth command. */
const numberOf = (command: string | undefined) => Number(command?.slice(1) ?? 0)

/**
 * `HKU\.DEFAULT` is what a running Windows calls the hive of the file `config\DEFAULT`, which an
 * attached disk has beside SYSTEM and SOFTWARE. Source: `Control\hivelist`, which names the file.
 */
function onDisk(action: Action): Action {
  const inDefault = /^\.DEFAULT(?:\\|$)/i
  if (!isRegistryAction(action) || action.root !== 'HKU' || !inDefault.test(action.key))
    return action
  const key = action.key.replace(inDefault, '')
  // The hive as a whole is no key that could be deleted.
  if (key === '' && action.kind === 'registry-delete-key') return action
  return { ...action, root: 'HKLM', hive: 'DEFAULT', key }
}

function factAction({ step, root, hive, controlSet, key, name, value }: Fact): Action {
  return { kind: 'registry-set', step, root, hive, controlSet, key, name, value }
}

/** The change without the place where the article asks for it, but for its step. */
function changeAction({ command, line, ...action }: Change): Action {
  return action
}

function hivesOf(actions: Action[], choices: Choices): PlannedHive[] {
  const mounts = new Map([
    ['SYSTEM', choices.systemMount],
    ['SOFTWARE', choices.softwareMount],
  ])
  const registry = actions.filter(isRegistryAction)
  const hives = [...new Set(registry.flatMap(({ hive }) => (hive === null ? [] : [hive])))]
  return hives.map((hive) => ({
    hive,
    file: `Windows\\System32\\config\\${hive}`,
    mount: mounts.get(hive) ?? `BROKEN${hive}`,
  }))
}
