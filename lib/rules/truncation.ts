import type { Article, Localized, Point } from '../model'
import { commandsOfProcedure } from './commands-of'
import { factIdentity } from './facts'

/**
 * Why an article looks cut off in the middle of its last procedure, or null. A half article would
 * make half a script, so this is not a matter of taste: nothing is made from it.
 *
 * @param source the text that the article was read from
 */
export function truncationOf(article: Article, source: string): { message: Localized; at: Point } | null {
  const last = article.procedures.at(-1)
  // Anything after the last procedure's steps (a help section, an include) shows that it is whole.
  if (!last || source.slice(last.range.end.offset).trim() !== '') return null
  const command = commandsOfProcedure(last).at(-1)
  const end = last.range.end
  const unfinished = !/\n\s*$/.test(source.slice(end.offset - 1))
  const endsInCommand = command?.range.end.offset === end.offset || source.trimEnd().endsWith('`')
  const endsInSentence = !/[.!?:;)\]»”"。！？：]$/.test(source.trimEnd())
  if (unfinished && (endsInCommand || endsInSentence)) {
    return {
      at: end,
      message: {
        en: `ends in the middle of step ${last.steps.at(-1)?.label}, without a line break. Is the file cut off?`,
        fr: `s’arrête au milieu de l’étape ${last.steps.at(-1)?.label}, sans saut de ligne. Le fichier est-il tronqué ?`,
      },
    }
  }
  const missing = danglingLinkIn(article) ?? missingFactIn(article)
  return missing && { at: end, message: missing }
}

/** A link to a procedure of this article that is not there: the cut was before it. */
function danglingLinkIn(article: Article): Localized | null {
  const ids = new Set(article.procedures.map((procedure) => procedure.id))
  const link = article.prerequisites
    .flatMap((prose) => prose.links)
    .find(({ url }) => url.startsWith('#') && !ids.has(url.slice(1).toLowerCase()))
  if (!link) return null
  return {
    en: `ends with its steps, and the section “${link.url}” that it links to is missing. Is the file cut off?`,
    fr: `s’arrête avec ses étapes, et la section « ${link.url} » vers laquelle il renvoie manque. Le fichier est-il tronqué ?`,
  }
}

/** Two procedures for the same facts, and the last one stops before the end of the first. */
function missingFactIn(article: Article): Localized | null {
  const [first, last, ...others] = article.procedures
  if (!first || !last || others.length > 0 || first.situation === last.situation) return null
  const stated = new Set(last.facts.map(factIdentity))
  const missing = first.facts.filter((fact) => !stated.has(factIdentity(fact)))
  const firstMissing = missing[0]
  // The ones that are there must be the first ones, in the same order: then the rest was cut off.
  const isPrefix = first.facts
    .slice(0, last.facts.length)
    .every((fact, index) => factIdentity(fact) === factIdentity(last.facts[index] ?? fact))
  if (!firstMissing || !isPrefix) return null
  return {
    en: `ends before ${firstMissing.name}: the procedure “${last.title}” lacks ${missing.length} of the ${first.facts.length} settings of “${first.title}”. Is the file cut off?`,
    fr: `s’arrête avant ${firstMissing.name} : il manque à la procédure « ${last.title} » ${missing.length} des ${first.facts.length} réglages de « ${first.title} ». Le fichier est-il tronqué ?`,
  }
}
