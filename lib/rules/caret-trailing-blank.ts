import type { CommandRule } from './rule'

/** `reg add … ^ ` with a blank after the caret: then it escapes the blank and joins nothing. */
export const caretTrailingBlank: CommandRule = {
  id: 'caret-trailing-blank',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: [],
  check: ({ shell, text }) => {
    if (shell !== 'cmd' || !text.includes('\n')) return []
    return [...text.matchAll(/\^([ \t]+)\n/g)].map(({ index, 1: blanks = '' }) => {
      const start = index + 1
      const end = start + blanks.length
      return {
        start: index,
        end,
        message: {
          en: 'A blank follows the caret: CMD ends the command here and takes the next line for another one.',
          fr: 'Un blanc suit l’accent circonflexe : CMD termine la commande ici et prend la ligne suivante pour une autre.',
        },
        edits: [{ start, end, text: '' }],
      }
    })
  },
}
