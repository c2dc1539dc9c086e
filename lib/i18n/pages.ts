import type { Language } from '../model'
import { en, type PageWords } from './pages.en'
import { fr } from './pages.fr'

const words: Record<Language, PageWords> = { en, fr }

/** The words of one language that are in built pages alone. Not for what runs in a browser. */
export function pageWordsOf(language: Language): PageWords {
  return words[language]
}
