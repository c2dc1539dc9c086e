import type { CommandRule } from './rule'

/** `-RecoveryKey "C:\BEK\key.BEK`: the last argument's quote is opened and never closed. */
export const quoteUnclosed: CommandRule = {
  id: 'quote-unclosed',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q08'],
  check: ({ text }) => {
    // A curly quote that should close it is another rule's.
    if (/[\u201c-\u201f\u00ab\u00bb\u300c-\u300f\uff02]/.test(text)) return []
    if (text.includes('\n') || text.includes("'") || (text.split('"').length - 1) % 2 === 0)
      return []
    const start = text.lastIndexOf('"')
    const rest = text.slice(start + 1)
    // Only where one path is all that follows: after a switch nobody can tell where the quote belongs.
    const certain = /^[A-Za-z<][^\s/]*$/.test(rest) && /\s$/.test(text.slice(0, start))
    return [
      {
        start,
        end: text.length,
        message: {
          en: `The quote before ${rest.slice(0, 40)} is never closed: the shell waits for it, or takes the rest of the line along.`,
          fr: `Le guillemet devant ${rest.slice(0, 40)} n’est jamais fermé : l’interpréteur l’attend, ou prend tout le reste de la ligne.`,
        },
        edits: certain ? [{ start: text.length, end: text.length, text: '"' }] : [],
      },
    ]
  },
}
