import type { Finding, Localized, SourceText } from '../model'
import type { NotIncluded, UnreadInclude } from './includes'

/** That a part of the article is not read where it should stand, and why. */
export function includeFinding(
  { path, reason, start, end }: UnreadInclude,
  source: SourceText,
): Finding {
  const range = source.rangeOf(start, end)
  return { rule: 'include-missing', severity: 'info', range, message: said(path, reason), fix: [] }
}

function said(path: string, reason: NotIncluded): Localized {
  const en = `A part of the article stands in ${path}`
  const fr = `Une partie de l’article se trouve dans ${path}`
  switch (reason) {
    case 'absent':
      return {
        en: `${en}, which is not at hand: commands in it are in no procedure here.`,
        fr: `${fr}, qui n’est pas disponible : ses commandes ne figurent dans aucune procédure ici.`,
      }
    case 'circular':
      return {
        en: `${path} includes itself: it is read once, and not again here.`,
        fr: `${path} s’inclut lui-même : il est lu une fois, et pas de nouveau ici.`,
      }
    case 'repeated':
      return {
        en: `${path} is included twice below one heading: it is read once, in the first place.`,
        fr: `${path} est inclus deux fois sous un même titre : il est lu une fois, au premier endroit.`,
      }
    case 'inline':
      return {
        en: `${en}, which has more than one paragraph and cannot stand in the middle of a line: it is not read.`,
        fr: `${fr}, qui compte plus d’un paragraphe et ne peut figurer au milieu d’une ligne : il n’est pas lu.`,
      }
    case 'unreadable':
      return {
        en: `${en}, which is no text that can be read: commands in it are in no procedure here.`,
        fr: `${fr}, qui n’est pas un texte lisible : ses commandes ne figurent dans aucune procédure ici.`,
      }
    case 'long':
      return {
        en: `${en}, with which the article has too much text to be read: it is left out.`,
        fr: `${fr}, avec lequel l’article a trop de texte pour être lu : il est laissé de côté.`,
      }
  }
}
