import type { Action, Choices, Fact, Localized, Plan, PlannedHive, Procedure } from '../model'
import { remakeOf } from './remake'
import { revisionOf } from './revision'

/** What a plan needs of an article: small enough to be sent to a browser. */
export interface PlannableArticle {
  slug: string
  /** Null for an article from outside the catalogue: it has no address of its own. */
  source?: unknown
  procedures: PlannableProcedure[]
}

export type PlannableProcedure = Pick<Procedure, 'id' | 'situation' | 'facts' | 'leftOut'>

export type PlanResult = { ok: true; plan: Plan } | { ok: false; message: Localized }

const refuse = (en: string, fr: string): PlanResult => ({ ok: false, message: { en, fr } })

/** The reader's choices applied to an article's facts: what a script will look at, keep and write. */
export function makePlan(article: PlannableArticle, choices: Choices): PlanResult {
  const { situation } = choices
  const procedures = article.procedures.filter((procedure) => procedure.situation === situation)
  const procedure = choices.procedure
    ? procedures.find(({ id }) => id === choices.procedure)
    : (procedures.find(({ facts }) => facts.length > 0) ?? procedures[0])
  if (!procedure) {
    const known = article.procedures.map((p) => `${p.id} (${p.situation})`).join(', ') || '–'
    return refuse(
      `There is no ${situation} procedure${choices.procedure ? ` “${choices.procedure}”` : ''} in this article: it has ${known}.`,
      `Il n’y a pas de procédure ${situation}${choices.procedure ? ` « ${choices.procedure} »` : ''} dans cet article : il a ${known}.`,
    )
  }
  const unknown = unknownStep(procedure, choices.steps)
  if (unknown !== null) {
    const labels = [...new Set(procedure.facts.map((fact) => fact.step))].join(', ')
    return refuse(
      `Step ${unknown} changes no setting: the steps that do are ${labels}.`,
      `L’étape ${unknown} ne change aucun réglage : celles qui en changent sont ${labels}.`,
    )
  }
  const facts = procedure.facts.filter((fact) => choices.steps?.includes(fact.step) ?? true)
  const actions: Action[] = []
  const omissions: Plan['omissions'] = procedure.leftOut
    .filter(({ step }) => choices.steps?.includes(step) ?? true)
    .map(({ step, reason }) => ({ step, reason }))
  for (const fact of facts) {
    const reason = unresolved(fact) ?? (situation === 'offline' ? unreachableOffline(fact) : null)
    if (reason) omissions.push({ step: fact.step, reason })
    else actions.push(actionOf(fact))
  }
  if (actions.length === 0) {
    return refuse(
      'Nothing is left to do: no step that changes a setting of this situation is chosen.',
      'Il ne reste rien à faire : aucune étape choisie ne change de réglage dans cette situation.',
    )
  }
  const plan: Plan = {
    article: article.slug,
    revision: revisionOf(procedure.facts),
    remake: remakeOf(article.slug, article.source !== null, choices),
    situation,
    mode: choices.mode,
    drive: situation === 'offline' ? choices.drive : null,
    hives: situation === 'offline' ? hivesOf(actions, choices) : [],
    controlSets: situation === 'offline' ? choices.controlSets : [],
    actions,
    omissions,
  }
  return { ok: true, plan }
}

function unknownStep(procedure: PlannableProcedure, steps: string[] | null): string | null {
  return steps?.find((label) => !procedure.facts.some((fact) => fact.step === label)) ?? null
}

/** A placeholder that nobody filled in never becomes text in a script. */
function unresolved({ key, name, value }: Fact): Localized | null {
  const open = /<[^<>\n]+>/.exec(`${key}\n${name}\n${JSON.stringify(value.data)}`)?.[0]
  if (open === undefined) return null
  return {
    en: `${name || key} needs a value for ${open}: give it with --set`,
    fr: `${name || key} exige une valeur pour ${open} : donnez-la avec --set`,
  }
}

/** Only HKLM's hives are files that an attached disk brings along under one name. */
function unreachableOffline(fact: Fact): Localized | null {
  if (fact.root === 'HKLM' && fact.hive !== null) return null
  return {
    en: `${fact.name} lies in ${fact.root}, which an attached disk does not have`,
    fr: `${fact.name} se trouve dans ${fact.root}, qu’un disque attaché n’a pas`,
  }
}

function actionOf({ step, root, hive, controlSet, key, name, value }: Fact): Action {
  return { kind: 'registry-set', step, root, hive, controlSet, key, name, value }
}

function hivesOf(actions: Action[], choices: Choices): PlannedHive[] {
  const mounts = new Map([
    ['SYSTEM', choices.systemMount],
    ['SOFTWARE', choices.softwareMount],
  ])
  const hives = [...new Set(actions.flatMap(({ hive }) => (hive === null ? [] : [hive])))]
  return hives.map((hive) => ({
    hive,
    file: `Windows\\System32\\config\\${hive}`,
    mount: mounts.get(hive) ?? `BROKEN${hive}`,
  }))
}
