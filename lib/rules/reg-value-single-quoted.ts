import type { CommandRule } from './rule'

/** `/v 'SecurityLayer'`: in CMD a single quote is an ordinary character, and becomes part of the name. */
export const regValueSingleQuoted: CommandRule = {
  id: 'reg-value-single-quoted',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q01'],
  programs: ['reg'],
  check: ({ program, words }) =>
    words
      .filter((word) => program === 'reg' && word.quote === 'single')
      .map(({ inner, start, end }) => {
        // What holds a blank or an operator still needs quotes, real ones.
        const quote = inner.trim() === '' || /[\s&|<>^()]/.test(inner.trim()) ? '"' : ''
        return {
          start,
          end,
          message: {
            en: `In CMD the single quotes become part of ‘${inner}’: the value that is meant is never written.`,
            fr: `Dans CMD, les apostrophes deviennent une partie de « ${inner} » : la valeur voulue n’est jamais écrite.`,
          },
          edits: [
            { start, end: start + 1, text: quote },
            { start: end - 1, end, text: quote },
          ],
        }
      }),
}
