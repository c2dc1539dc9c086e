import type { Choices, Situation } from '../../../lib/model'
import type { PlannableArticle, PlannableProcedure } from '../../../lib/plan'

/** The labels of a procedure's steps that change a setting: those that can be left out. */
export function settingSteps(procedure: PlannableProcedure): string[] {
  return [...new Set(procedure.facts.map(({ step }) => step))]
}

/**
 * The steps of the other situation's procedure that change the settings chosen now, or null for
 * all: a step's label means nothing beyond its own procedure, a setting's name does.
 */
export function sameSettings(
  article: PlannableArticle,
  choices: Choices,
  situation: Situation,
): string[] | null {
  if (choices.steps === null) return null
  const facts = (wanted: Situation) =>
    article.procedures.find((one) => one.situation === wanted && one.facts.length > 0)?.facts ?? []
  const { steps } = choices
  const names = new Set(
    facts(choices.situation)
      .filter(({ step }) => steps.includes(step))
      .map(({ name }) => name),
  )
  const kept = facts(situation).filter(({ name }) => names.has(name))
  const labels = [...new Set(kept.map(({ step }) => step))]
  return labels.length > 0 ? labels : null
}
