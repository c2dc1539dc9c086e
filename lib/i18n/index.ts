import type { Language, Localized } from '../model'
import { en, type Messages } from './messages.en'
import { fr } from './messages.fr'
import { typeset } from './typography'

export { fileSize, registryData } from './format'
export type { Messages } from './messages.en'
export { asSentence, typeset } from './typography'

const messages: Record<Language, Messages> = { en, fr }

export const LANGUAGES: readonly Language[] = ['en', 'fr']

/** Each language's own name: what a reader who does not know ours looks for. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', fr: 'Français' }

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

/** A sentence of the model, typeset for its language. */
export function say(sentence: Localized, language: Language): string {
  return typeset(sentence[language], language)
}
