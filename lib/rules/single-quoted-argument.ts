import { replaceAt } from './problems'
import type { CommandRule } from './rule'

/** `obj= 'NT Authority\LocalService'`: to a program started by CMD these are two words with apostrophes. */
export const singleQuotedArgument: CommandRule = {
  id: 'single-quoted-argument',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q05', 'Q06'],
  check: ({ shell, program, words }) =>
    words.flatMap(({ quote, inner, start, end }, index) => {
      if (shell !== 'cmd' || program === 'reg' || quote !== 'single') return []
      // An apostrophe can be part of a name; around blanks or a backslash it was meant to quote.
      if (index === 0 || !/[\s\\]/.test(inner)) return []
      return replaceAt(
        start,
        end,
        `"${inner.trim()}"`,
        `In CMD single quotes quote nothing: ${program} receives ‘${inner}’ in pieces, with the quotes.`,
        `Dans CMD, les apostrophes ne délimitent rien : ${program} reçoit « ${inner} » en morceaux, apostrophes comprises.`,
      )
    }),
}
