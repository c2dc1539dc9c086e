import { isBuiltIntoCmd } from '../command'
import { replaceAt } from './problems'
import type { CommandRule } from './rule'

/** The quote that closes a word, escaped by an odd number of backslashes. */
const ESCAPED_END = /(?<!\\)(?:\\\\)*\\$/
/** `"\"C:\…\" -k"`: quotes that were put inside of an argument on purpose have one that opens. */
const NESTED = /(?:^|["\s=,(])\\"(?=[^\s"])/

/** `icacls "F:\Dir\" /grant …`, `/d "C:\Dir\" /f`: the quote becomes text, and the rest of the line goes with it. */
export const backslashBeforeQuote: CommandRule = {
  id: 'backslash-before-quote',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: [],
  check: ({ shell, program, text, words, reg }) => {
    // What cmd does itself takes quotes as cmd does: there a backslash escapes nothing.
    if (shell !== 'cmd' || isBuiltIntoCmd(program) || NESTED.test(text)) return []
    return words.flatMap((word) => {
      const { quote, inner, end } = word
      // A registry key ends without a backslash: another rule takes it away.
      if (quote !== 'double' || word === reg?.key || !ESCAPED_END.test(inner)) return []
      return [
        {
          ...replaceAt(
            end - 1,
            end - 1,
            '\\',
            `The backslash makes the quote after it part of the argument: ${program} takes what follows along. Doubled, it stands for itself.`,
            `La barre oblique inverse intègre à l’argument le guillemet qui la suit : ${program} prend aussi ce qui vient après. Doublée, elle ne vaut qu’elle-même.`,
          ),
          start: end - 2,
          end,
        },
      ]
    })
  },
}
