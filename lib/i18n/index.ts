import type { Language } from '../model'
import { en, type Messages } from './messages.en'
import { fr } from './messages.fr'

export type { Messages } from './messages.en'

const messages: Record<Language, Messages> = { en, fr }

export const LANGUAGES: readonly Language[] = ['en', 'fr']

/** The words of the interface in one language. */
export function messagesOf(language: Language): Messages {
  return messages[language]
}

export function otherLanguage(language: Language): Language {
  return language === 'en' ? 'fr' : 'en'
}

/** The language of a route, or null where the path names none of ours. */
export function languageNamed(text: string): Language | null {
  return LANGUAGES.find((language) => language === text) ?? null
}
