import type { Localized } from '../model'

/** The most that is read: the longest article of the family has 40,000 characters. */
export const LONGEST_ARTICLE = 1_000_000

interface Problem {
  message: Localized
  line: number
  column: number
}

/** Why a text cannot be an article, before anyone parses it; null where it can. */
export function unreadable(text: string): Problem | null {
  if (text.trim().replace(/^\ufeff/, '') === '') {
    return at(
      1,
      'is empty: expected a Markdown article.',
      'est vide : il faut un article Markdown.',
    )
  }
  if (text.length > LONGEST_ARTICLE) {
    const size = (text.length / 1e6).toFixed(1)
    return at(
      1,
      `has ${size} million characters: articles of up to 1 million are read.`,
      `a ${size} millions de caractères : on lit les articles jusqu’à 1 million.`,
    )
  }
  const nul = text.search(/[\0\ufffe\uffff]/)
  if (nul !== -1) {
    return at(
      text.slice(0, nul).split('\n').length,
      'is not text: expected a Markdown article in UTF-8.',
      'n’est pas du texte : il faut un article Markdown en UTF-8.',
    )
  }
  const deep = tooDeepLine(text)
  if (deep !== null) {
    return at(
      deep,
      'nests its quotes or lists too deeply to be an article.',
      'imbrique ses citations ou ses listes trop profondément pour être un article.',
    )
  }
  if (/^\ufeff?---[ \t]*\r?\n/.test(text) && !/\n(?:---|\.\.\.)[ \t]*(\r?\n|$)/.test(text)) {
    return at(
      text.split('\n').length,
      'ends inside its front matter: the line “---” that closes it is missing. Is the file cut off?',
      's’arrête dans son en-tête : il manque la ligne « --- » qui le ferme. Le fichier est-il tronqué ?',
    )
  }
  return null
}

/** The most quotes and lists in one another that are read: a parser walks into each by calling itself. */
const DEEPEST = 60

/** The first line that begins with more markers of quotes and lists than that, or null. */
function tooDeepLine(text: string): number | null {
  for (const [index, line] of text.split('\n').entries()) {
    let depth = 0
    for (let at = 0; at < line.length; at++) {
      const marker = line.charAt(at)
      if (marker === '>' || ('-*+'.includes(marker) && line.charAt(at + 1) === ' ')) depth++
      else if (marker !== ' ' && marker !== '\t') break
    }
    // A rule of hyphens and blanks is no list.
    if (depth > DEEPEST && !/^[-*\s]+$/.test(line)) return index + 1
  }
  return null
}

function at(line: number, en: string, fr: string): Problem {
  return { message: { en, fr }, line, column: 1 }
}
