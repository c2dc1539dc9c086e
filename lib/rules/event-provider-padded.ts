import { replaceAt } from './problems'
import type { CommandRule } from './rule'

/** `Provider[@Name=' Source ']`: compared as it stands, blanks included, so that no event ever matches. */
export const eventProviderPadded: CommandRule = {
  id: 'event-provider-padded',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q42'],
  check: ({ text }) =>
    !text.includes("@Name='")
      ? []
      : [...text.matchAll(/@Name='(\s*)([^'\s](?:[^']*[^'\s])?)(\s*)'/g)].flatMap((match) => {
          const [whole, before = '', name = '', after = ''] = match
          if (before === '' && after === '') return []
          const start = match.index + "@Name='".length
          return replaceAt(
            start,
            match.index + whole.length - 1,
            name,
            `The name of the event source has blanks around it: no event of ${name} is ever found.`,
            `Le nom de la source est entouré de blancs : aucun événement de ${name} n’est jamais trouvé.`,
          )
        }),
}
