import type { Choices, Situation } from '../../../lib/model'
import type { PlannableArticle, PlannableProcedure } from '../../../lib/plan'
import { namedAction } from './named'

/** What a step changes, by the name that it has in every situation. */
interface Subject {
  step: string
  name: string
  /** The number of the command that asks for it: the article's order. */
  at: number
}

/** What a procedure's steps change, in the article's order. */
export function subjectsOf({ facts, changes }: PlannableProcedure): Subject[] {
  const settings = facts.map(({ step, name, commands }) => ({
    step,
    name,
    at: numberOf(commands[0]),
  }))
  const others = changes.map((change) => {
    const { place, name } = namedAction(change)
    return { step: change.step, name: `${place} ${name}`, at: numberOf(change.command) }
  })
  return [...settings, ...others].sort((a, b) => a.at - b.at)
}

/** `c12` is the article's twelfth command. */
const numberOf = (command: string | undefined) => Number(command?.slice(1) ?? 0)

/** The labels of a procedure's steps that change something: those that can be left out. */
export function settingSteps(procedure: PlannableProcedure): string[] {
  return [...new Set(subjectsOf(procedure).map(({ step }) => step))]
}

/**
 * The steps of the other situation's procedure that change what is chosen now, or null for all: a
 * step's label means nothing beyond its own procedure, a setting's name does.
 */
export function sameSettings(
  article: PlannableArticle,
  choices: Choices,
  situation: Situation,
): string[] | null {
  if (choices.steps === null) return null
  const subjects = (wanted: Situation) => {
    const fitting = article.procedures.filter((one) => one.situation === wanted)
    return fitting.map(subjectsOf).find(({ length }) => length > 0) ?? []
  }
  const { steps } = choices
  const names = new Set(
    subjects(choices.situation)
      .filter(({ step }) => steps.includes(step))
      .map(({ name }) => name),
  )
  const kept = subjects(situation).filter(({ name }) => names.has(name))
  const labels = [...new Set(kept.map(({ step }) => step))]
  return labels.length > 0 ? labels : null
}
