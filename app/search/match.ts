/** What the search knows of a procedure. */
export interface SearchEntry {
  slug: string
  title: string
  /** Each phrase counts alone: symptoms first, then keywords, error texts and value names. */
  symptoms: string[]
  keywords: string[]
}

export interface Found {
  entry: SearchEntry
  /** The phrase that matched, where it is not the title: why this procedure is in the list. */
  via: string | null
}

/** Letters only: without accents, without case, ligatures apart, any apostrophe a blank. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const TITLE = 4
const SYMPTOM = 3
const KEYWORD = 2

/** The procedures in which every word of the query begins a word, best first. */
export function search(entries: readonly SearchEntry[], query: string): Found[] {
  const words = fold(query).split(' ').filter(Boolean)
  if (words.length === 0) return []
  return entries
    .flatMap((entry) => {
      const phrases = [
        { text: entry.title, weight: TITLE },
        ...entry.symptoms.map((text) => ({ text, weight: SYMPTOM })),
        ...entry.keywords.map((text) => ({ text, weight: KEYWORD })),
      ].map((phrase) => ({ ...phrase, folded: ` ${fold(phrase.text)}` }))
      const all = phrases.map(({ folded }) => folded).join('')
      if (!words.every((word) => matches(all, word))) return []
      const scored = phrases.map(({ text, weight, folded }) => {
        const hits = words.filter((word) => matches(folded, word)).length
        return { text, score: hits * 10 + weight }
      })
      const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
      return [{ entry, via: best.text === entry.title ? null : best.text, score: best.score }]
    })
    .sort((a, b) => b.score - a.score)
    .map(({ entry, via }) => ({ entry, via }))
}

/** From its first letter a word is found by its beginning; from its fourth anywhere (`IdleTime`). */
function matches(folded: string, word: string): boolean {
  return folded.includes(` ${word}`) || (word.length > 3 && folded.includes(word))
}
