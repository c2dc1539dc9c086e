import type { PlannableArticle } from '../../../lib/plan'
import { fillTemplate, type ProcedureTemplate } from '../../../lib/rules/fill-template'

/** The article with the reader's values in the commands that have all of theirs. */
export function filledArticle(
  article: PlannableArticle,
  templates: readonly ProcedureTemplate[],
  values: ReadonlyMap<string, string>,
): PlannableArticle {
  if (values.size === 0) return article
  const procedures = article.procedures.map((procedure) => {
    const template = templates.find(({ id }) => id === procedure.id)
    return template ? { ...procedure, ...fillTemplate(template, values) } : procedure
  })
  return { ...article, procedures }
}
