import type { Localized } from '../model'

/** Why something that stands on the screen cannot be taken for a fact. */
export const REASONS = {
  changed: {
    en: 'The console altered this command as it was pasted, so it may have asked for something else: ask again.',
    fr: 'La console a altéré cette commande au collage, elle a donc pu demander autre chose : redemandez.',
  },
  cut: {
    en: 'The text stops in the middle of the answer: copy up to the next prompt.',
    fr: 'Le texte s’arrête au milieu de la réponse : copiez jusqu’à l’invite suivante.',
  },
  broken: {
    en: 'The answer is broken over rows in a way that fits more than one value: ask again.',
    fr: 'La réponse est coupée de telle sorte que plusieurs valeurs sont possibles : redemandez.',
  },
  blanks: {
    en: 'The value differs at most in blanks at its end, and a screen does not show them.',
    fr: 'La valeur ne diffère tout au plus que par des espaces finaux, qu’un écran ne montre pas.',
  },
  unknown: {
    en: 'What the console printed after this command is no answer that is known: ask again.',
    fr: 'Ce que la console a affiché après cette commande n’est pas une réponse connue : redemandez.',
  },
  denied: {
    en: 'Access was denied: sign in to the console as an administrator.',
    fr: 'L’accès a été refusé : connectez-vous à la console en administrateur.',
  },
  notUnderstood: {
    en: 'The console did not understand the command: paste it again.',
    fr: 'La console n’a pas compris la commande : collez-la de nouveau.',
  },
  both: {
    en: 'There is a value and a message that there is none: ask again.',
    fr: 'Il y a une valeur et un message disant qu’il n’y en a pas : redemandez.',
  },
  half: {
    en: 'It takes two answers, and one is not there.',
    fr: 'Il faut deux réponses, et l’une manque.',
  },
  noService: {
    en: 'There is no such service.',
    fr: 'Ce service n’existe pas.',
  },
  deed: {
    en: 'Nothing shows afterwards whether this was done: only its exit code tells.',
    fr: 'Rien ne montre après coup si cela a été fait : seul son code de sortie le dit.',
  },
} as const satisfies Record<string, Localized>
