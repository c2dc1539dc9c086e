import type { Article, Localized, Point, SourceText } from '../model'
import { commandsOf } from './commands-of'
import { shorterProcedure } from './shorter-procedure'

/**
 * Why an article looks cut off, or null. A half article would make half a script, so this is no
 * matter of taste: nothing is made from it.
 *
 * @param text what the article was read from
 */
export function truncationOf(
  article: Article,
  text: SourceText,
): { message: Localized; at: Point } | null {
  const source = text.text
  const last = article.procedures.at(-1)
  // Anything after the last procedure's steps (a help section, an include) shows that it is whole.
  const endsWithSteps = last && source.slice(last.range.end.offset).trim() === ''
  const message =
    unfinishedEnd(article, source) ??
    commandlessDisk(article, source) ??
    (endsWithSteps ? (missingSection(article) ?? shorterEnd(article, source)) : null)
  return message && { at: text.rangeOf(0, source.length).end, message }
}

/** No line break at the end, and it stops inside a command or a sentence. */
function unfinishedEnd(article: Article, source: string): Localized | null {
  const end = source.trimEnd()
  if (source.includes('\n', end.length)) return null
  const inCommand = commandsOf(article).some(({ range }) => range.end.offset >= end.length - 1)
  if (!inCommand && /[.!?:;)\]>|`~»”"。！？：]$/.test(end)) return null
  return {
    en: 'ends in the middle of a line. Is the file cut off?',
    fr: 's’arrête au milieu d’une ligne. Le fichier est-il tronqué ?',
  }
}

/** The article links to its last section, which goes to the disk's hive files and stops there. */
function commandlessDisk(article: Article, source: string): Localized | null {
  const section = article.outline.at(-1)
  const start = section?.range.start.offset ?? 0
  const commands = commandsOf(article).some(({ range }) => range.start.offset > start)
  const links = article.prerequisites.flatMap((prose) => prose.links)
  const linked = links.some(({ url }) => url.toLowerCase() === `#${section?.id}`)
  // Some articles end with a section for people to click through: it is not announced that way.
  if (!section || commands || !linked || !/system32\\config\b/i.test(source.slice(start))) {
    return null
  }
  return {
    en: `ends in the section “${section.title}” before its first command. Is the file cut off?`,
    fr: `s’arrête dans la section « ${section.title} » avant sa première commande. Le fichier est-il tronqué ?`,
  }
}

/** The text before the procedures sends the reader to a section that is not there. */
function missingSection(article: Article): Localized | null {
  const ids = new Set(article.outline.map(({ id }) => id))
  const link = article.prerequisites
    .flatMap((prose) => prose.links)
    .find(({ url }) => url.startsWith('#') && !ids.has(url.slice(1).toLowerCase()))
  if (!link) return null
  return {
    en: `ends before the section “${link.url}” that it links to. Is the file cut off?`,
    fr: `s’arrête avant la section « ${link.url} » vers laquelle il renvoie. Le fichier est-il tronqué ?`,
  }
}

/**
 * The last procedure lacks the first one's last settings. That alone proves nothing (`procedures-disagree`
 * says it): it takes a text that stops within a line or a block.
 */
function shorterEnd(article: Article, source: string): Localized | null {
  const shorter = shorterProcedure(article)
  if (!shorter) return null
  const { first, last, missing, name } = shorter
  const isOpen = article.findings.some(
    ({ rule, range }) => rule === 'fence-unclosed' && range.start.offset >= last.range.start.offset,
  )
  if (!isOpen && source.endsWith('\n')) return null
  return {
    en: `ends before ${name}: the procedure “${last.title}” lacks ${missing} of the ${first.facts.length} settings of “${first.title}”. Is the file cut off?`,
    fr: `s’arrête avant ${name} : il manque à la procédure « ${last.title} » ${missing} des ${first.facts.length} réglages de « ${first.title} ». Le fichier est-il tronqué ?`,
  }
}
