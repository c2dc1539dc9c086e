import type { Language } from '../model'

/**
 * Running text with the spaces that its language puts around punctuation: in French U+202F before
 * `; ! ?`, U+00A0 before a colon and inside guillemets. Never call it on a command or a name.
 */
export function typeset(text: string, language: Language): string {
  if (language !== 'fr') return text
  return text
    .replace(/[ \u00a0]([;!?])/g, '\u202f$1')
    .replace(/ (:)(?=\s|$)/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0')
    .replace(/ »/g, '\u00a0»')
}

/** A clause of the model as a sentence of its own. */
export function asSentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`
}
