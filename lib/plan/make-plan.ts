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
import { ATTACHED_DRIVE } from '../model/attached-drive'
import { isRegistryAction, type RegistryAction } from '../model/registry-action'
import { remakeOf } from './remake'
import { revisionOf } from './revision'

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

/** The reader's choices applied to an article's facts: what a script will look at, keep and write. */
export function makePlan(article: PlannableArticle, choices: Choices): PlanResult {
  const { situation } = choices
  const procedures = article.procedures.filter((procedure) => procedure.situation === situation)
  const usual =
    procedures.find(({ facts, changes }) => facts.length + changes.length > 0) ?? procedures[0]
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
  const chosen = asksOf(procedure).filter(({ step }) => choices.steps?.includes(step) ?? true)
  const actions: Action[] = []
  const omissions: Plan['omissions'] = procedure.leftOut
    .filter(({ step }) => choices.steps?.includes(step) ?? true)
    .map(({ step, reason }) => ({ step, reason }))
  for (const [at, { step, action }] of chosen.entries()) {
    const unreachable = situation === 'offline' ? unreachableOffline(action) : null
    const reason = unreachable ?? writtenAnew(action, chosen.slice(at + 1))
    const omission = unresolved(action) ?? (reason && { reason })
    if (omission) omissions.push({ step, ...omission })
    else actions.push(action)
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

function unknownStep(procedure: PlannableProcedure, steps: string[] | null): string | null {
  return steps?.find((label) => !asksOf(procedure).some(({ step }) => step === label)) ?? null
}

interface Asked {
  step: string
  action: Action
}

/** Everything that a procedure changes, in the article's order: the order of its commands. */
function asksOf({ facts, changes }: PlannableProcedure): Asked[] {
  const asked = [
    ...facts.map((fact) => ({ at: fact.commands[0], step: fact.step, action: factAction(fact) })),
    ...changes.map((change) => ({
      at: change.command,
      step: change.step,
      action: changeAction(change),
    })),
  ]
  return asked.sort((a, b) => numberOf(a.at) - numberOf(b.at))
}

/** `c12` is the article's twelfth command. */
const numberOf = (command: string | undefined) => Number(command?.slice(1) ?? 0)

/** A placeholder that nobody filled in never becomes text in a script. */
function unresolved(action: Action): Pick<Omission, 'reason' | 'missing'> | null {
  const { step, kind, ...stated } = action
  const text = JSON.stringify(stated).replaceAll(ATTACHED_DRIVE, '')
  const open = /<[^<>\n]+>/.exec(text)?.[0]
  if (open === undefined) return null
  const what = subjectOf(action)
  return {
    reason: {
      en: `${what} needs a value for ${open}: give it with --set`,
      fr: `${what} exige une valeur pour ${open} : donnez-la avec --set`,
    },
    missing: { subject: what, spelled: open },
  }
}

/** Only HKLM's hives are files that an attached disk brings along under one name. */
function unreachableOffline(action: Action): Localized | null {
  if (!isRegistryAction(action) || (action.root === 'HKLM' && action.hive !== null)) return null
  const what = subjectOf(action)
  return {
    en: `${what} lies in ${action.root}, which an attached disk does not have`,
    fr: `${what} se trouve dans ${action.root}, qu’un disque attaché n’a pas`,
  }
}

/**
 * A key that is deleted only to be filled anew is there before and after: nobody who looks could tell
 * whether it was deleted, so a second run would delete what the first one wrote.
 */
function writtenAnew(action: Action, later: readonly Asked[]): Localized | null {
  if (action.kind !== 'registry-delete-key') return null
  const pathOf = ({ root, hive, controlSet, key }: RegistryAction) =>
    `${root}\\${hive}\\${controlSet}\\${key}\\`.toLowerCase()
  const isAnew = later.some(
    ({ action: other }) =>
      other.kind === 'registry-set' && pathOf(other).startsWith(pathOf(action)),
  )
  if (!isAnew) return null
  return {
    en: `${action.key} is deleted and then written anew, which cannot be looked at afterwards: delete it by hand first`,
    fr: `${action.key} est supprimée puis écrite à nouveau, ce que rien ne montre après coup : supprimez-la d’abord à la main`,
  }
}

/** What an action is about, in the words of Windows. */
function subjectOf(action: Action): string {
  switch (action.kind) {
    case 'registry-set':
    case 'registry-delete-value':
      return action.name || action.key
    case 'registry-delete-key':
      return action.key
    case 'service-start':
    case 'service-account':
    case 'service-type':
    case 'service-state':
    case 'service-restart':
      return action.service
    case 'boot-element':
      return action.element
    case 'firewall-profile':
      return action.profile
    case 'firewall-rule':
      return action.rule
    case 'folder':
    case 'file-delete':
    case 'permissions':
    case 'ownership':
      return action.path
    case 'file-copy':
    case 'file-move':
      return action.from
    case 'program':
      return action.program
    default: {
      const never: never = action
      return never
    }
  }
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
