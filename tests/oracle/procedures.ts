import { defaultChoices } from '../../lib/choices'
import { articleBySlug, slugs } from '../../lib/content'
import type { Plan } from '../../lib/model'
import { makePlan } from '../../lib/plan'
import { source } from './cache'
import { everyKind } from './every-kind'

/** A procedure with everything that it changes, free of target and mode. */
export interface ChosenProcedure {
  name: string
  plan: Plan
}

const CONTENT = source('..', '..', 'content')

/**
 * Every procedure of the catalogue that changes anything, and one of our own for each situation
 * that has every kind of change in it: the catalogue does not have them all.
 */
export async function everyProcedure(): Promise<ChosenProcedure[]> {
  const found: ChosenProcedure[] = []
  for (const slug of await slugs('en', CONTENT)) {
    const article = await articleBySlug('en', slug, CONTENT)
    for (const { id, situation } of article.procedures) {
      // The broken machine has two control sets; a .reg file must be told of them.
      const choices = { ...defaultChoices(situation), procedure: id, controlSets: [1, 2] }
      const planned = makePlan(article, choices)
      if (planned.ok) found.push({ name: `${slug} ${id}`, plan: planned.plan })
    }
  }
  if (found.length === 0) throw new Error(`No procedure in ${CONTENT} changes anything`)
  for (const situation of ['online', 'offline'] as const) {
    found.push({ name: `every kind of change, ${situation}`, plan: everyKind(situation) })
  }
  return found
}
