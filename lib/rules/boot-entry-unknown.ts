import { remarkOn } from './place'
import type { ArticleRule } from './rule'

/** `{<BOOT LOADER IDENTIFIER>}`: needed, and no command before it lists the identifiers. */
export const bootEntryUnknown: ArticleRule = {
  id: 'boot-entry-unknown',
  scope: 'article',
  severity: 'warning',
  fixable: false,
  quirks: ['Q73', 'Q74'],
  check: ({ commands }) => {
    let listed: 'no' | 'names' | 'identifiers' = 'no'
    let said = false
    return commands.flatMap((command) => {
      const { text, program, operation } = command
      if (program !== 'bcdedit') return []
      if (operation?.kind === 'query') {
        // Without /v the entry that boots is shown as {default}, not by its identifier.
        const identifiers = /\s[/-]v\b/i.test(text)
        if (identifiers || listed === 'no') listed = identifiers ? 'identifiers' : 'names'
        return []
      }
      if (said || listed === 'identifiers' || !/\{<[^<>]+>\}/.test(text)) return []
      said = true
      return [
        remarkOn(
          command,
          listed === 'no'
            ? 'No command before this one shows the identifier that it asks for: bcdedit /store … /enum /v does.'
            : 'bcdedit /enum shows {default} and {current}; the identifier that is asked for here needs /enum /v.',
          listed === 'no'
            ? 'Aucune commande avant celle-ci ne montre l’identifiant qu’elle demande : bcdedit /store … /enum /v le fait.'
            : 'bcdedit /enum montre {default} et {current} ; l’identifiant demandé ici exige /enum /v.',
        ),
      ]
    })
  },
}
