import type { Article, Command, Procedure } from '../model'

/** Every command of the article, in its order. */
export function commandsOf(article: Article): Command[] {
  return [...article.procedures.flatMap(commandsOfProcedure), ...article.otherCommands].sort(
    (a, b) => a.range.start.offset - b.range.start.offset,
  )
}

export function commandsOfProcedure(procedure: Procedure): Command[] {
  return procedure.steps.flatMap((step) => step.commands)
}
