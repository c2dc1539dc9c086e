import type { Language } from '../model'
import { type AskedWords, en } from './asked.en'
import { fr } from './asked.fr'

export type { AskedWords } from './asked.en'

const words: Record<Language, AskedWords> = { en, fr }

/** The words of one language for what is loaded when it is asked for, and for nothing else. */
export function askedWordsOf(language: Language): AskedWords {
  return words[language]
}
