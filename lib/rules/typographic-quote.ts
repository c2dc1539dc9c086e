import type { CommandRule } from './rule'

/** `/d "NT Authority\NetworkService“ /f`: a curly quote closes nothing, and swallows what follows. */
export const typographicQuote: CommandRule = {
  id: 'typographic-quote',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q07'],
  check: ({ shell, text, words }) =>
    words
      // PowerShell knows it: see `powershell-typography`.
      .filter((word) => shell !== 'powershell' && word.quote === 'curly')
      .map(({ start, end }) => ({
        start,
        end,
        message: {
          en: `A curly quote is an ordinary character in CMD: ${text.slice(start, end)} is not one quoted argument.`,
          fr: `Un guillemet typographique est un caractère ordinaire dans CMD : ${text.slice(start, end)} n’est pas un argument entre guillemets.`,
        },
        edits: [
          { start, end: start + 1, text: '"' },
          { start: end - 1, end, text: '"' },
        ].filter((edit) => text.slice(edit.start, edit.end) !== '"'),
      })),
}
