import { intendedWords } from '../command'
import { remarkOn } from './place'
import type { ArticleRule } from './rule'

/** `reg add HKLM\SOFTWARE\X … /reg:32`: the key that 64-bit Windows shows to 32-bit programs. */
export const regView32: ArticleRule = {
  id: 'reg-view-32',
  scope: 'article',
  severity: 'warning',
  fixable: false,
  quirks: [],
  check: ({ commands }) =>
    commands.flatMap((command) => {
      const { program, outcome, operation, text } = command
      const asked = intendedWords(text).some(
        ({ quote, inner }) => quote === null && /^[/-]reg:32$/i.test(inner),
      )
      if (program !== 'reg' || !asked) return []
      if (operation && 'target' in operation) {
        const { key, hive } = operation.target
        // Elsewhere both views have the same key, and the switch says nothing.
        if (hive !== 'SOFTWARE' || !key.startsWith('WOW6432Node\\')) return []
        return [
          remarkOn(
            command,
            `/reg:32 means the view of 32-bit programs: on 64-bit Windows, and on an attached disk, that is HKLM\\SOFTWARE\\${key}. The scripts use this key.`,
            `/reg:32 désigne la vue des programmes 32 bits : sous Windows 64 bits, et sur un disque attaché, c’est HKLM\\SOFTWARE\\${key}. Les scripts emploient cette clé.`,
          ),
        ]
      }
      if (outcome !== 'passed') return []
      return [
        remarkOn(
          command,
          'Which key /reg:32 means here is not certain (classes are partly shared between the views, and a loaded hive has none): the command is left to you. Name the key below WOW6432Node if it is meant.',
          'La clé que /reg:32 désigne ici n’est pas certaine (les vues partagent une partie des classes, et une ruche chargée n’en a pas) : la commande reste à votre charge. Nommez la clé sous WOW6432Node si c’est elle.',
        ),
      ]
    }),
}
