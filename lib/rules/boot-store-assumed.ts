import { remarkOn } from './place'
import type { ArticleRule } from './rule'

/** `/store F:\boot\bcd` beside `F:\windows`: true of one partition and firmware only. */
export const bootStoreAssumed: ArticleRule = {
  id: 'boot-store-assumed',
  scope: 'article',
  severity: 'warning',
  fixable: false,
  quirks: ['Q72'],
  check: ({ article, commands }) => {
    const drives = new Set(
      commands.flatMap(({ operation }) => {
        const file =
          operation?.kind === 'hive-load' ? /^([A-Za-z]):/.exec(operation.file)?.[1] : null
        return file ? [file.toUpperCase()] : []
      }),
    )
    // An article that names the store of a machine with UEFI as well leaves the choice to its reader.
    if (commands.some(({ text }) => /:\\?efi\\microsoft\\boot\\bcd/i.test(text))) return []
    const first = commands.find(({ operation }) => {
      const where =
        operation?.kind === 'boot-store' ||
        (operation?.kind === 'query' && operation.about === 'boot-store')
          ? operation.where
          : null
      const letter = /^([A-Za-z]):\\boot\\bcd$/i.exec(where ?? '')?.[1]
      return letter !== undefined && drives.has(letter.toUpperCase())
    })
    if (!first || article.procedures.length === 0) return []
    return [
      remarkOn(
        first,
        'The boot store is looked for on the drive of Windows: with a separate boot partition it has a letter of its own, and a machine of generation 2 keeps it in \\EFI\\Microsoft\\Boot\\BCD.',
        'Le magasin de démarrage est cherché sur le lecteur de Windows : une partition de démarrage séparée a sa propre lettre, et une machine de génération 2 le garde dans \\EFI\\Microsoft\\Boot\\BCD.',
      ),
    ]
  },
}
