import { remarkAt } from './problems'
import type { CommandRule } from './rule'

/** `for /f %x in (…)`: right at a prompt, an error in a file, where it is `%%x`. */
export const forVariablePrompt: CommandRule = {
  id: 'for-variable-prompt',
  scope: 'command',
  severity: 'warning',
  fixable: false,
  quirks: ['Q66'],
  programs: ['for'],
  check: ({ program, text }) => {
    const match = program === 'for' ? /(?<!%)%[a-z]\b(?=\s+in\b)/i.exec(text) : null
    if (!match) return []
    return [
      remarkAt(
        match.index,
        match.index + match[0].length,
        `${match[0]} works at a prompt only: in a batch file it is %${match[0]}.`,
        `${match[0]} ne convient qu’à l’invite : dans un fichier de commandes, c’est %${match[0]}.`,
      ),
    ]
  },
}
