import { type Article, type Command, commandsOfProcedure } from '../model'

/** Every command of the article, in its order. */
export function commandsOf(article: Article): Command[] {
  return [...article.procedures.flatMap(commandsOfProcedure), ...article.otherCommands].sort(
    (a, b) => a.range.start.offset - b.range.start.offset,
  )
}

export { commandsOfProcedure }
