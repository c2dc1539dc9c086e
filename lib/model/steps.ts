import type { Procedure, Step } from './article'
import type { Command } from './command'

/** Every step of a procedure, sub-steps included, each before the ones below it. */
export function everyStep(procedure: Pick<Procedure, 'steps'>): Step[] {
  const all: Step[] = []
  const visit = (step: Step) => {
    all.push(step)
    for (const below of step.steps) visit(below)
  }
  for (const step of procedure.steps) visit(step)
  return all
}

/** Every command of a procedure, in the article's order. */
export function commandsOfProcedure(procedure: Pick<Procedure, 'steps'>): Command[] {
  return everyStep(procedure)
    .flatMap((step) => step.commands)
    .sort((a, b) => a.range.start.offset - b.range.start.offset)
}
