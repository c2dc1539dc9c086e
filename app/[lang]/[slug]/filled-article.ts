import type { PlannableArticle } from '../../../lib/plan'
import type { ProcedureTemplate } from '../../../lib/rules/fill-template'
import type { ValueReading } from './use-value-reading'

/** The article with the reader's values in the commands that have all of theirs. */
export function filledArticle(
  article: PlannableArticle,
  templates: readonly ProcedureTemplate[],
  values: ReadonlyMap<string, string>,
  reading: ValueReading | null,
): PlannableArticle {
  if (values.size === 0 || !reading) return article
  const procedures = article.procedures.map((procedure) => {
    const template = templates.find(({ id }) => id === procedure.id)
    return template ? { ...procedure, ...reading.fillTemplate(template, values) } : procedure
  })
  return { ...article, procedures }
}
