import { remarkOn } from './place'
import type { ArticleRule } from './rule'

/** `icacls … > c:\temp\before.txt`, and nothing before it creates `c:\temp`. */
export const folderMissing: ArticleRule = {
  id: 'folder-missing',
  scope: 'article',
  severity: 'warning',
  fixable: false,
  quirks: ['Q85'],
  check: ({ commands }) => {
    const made = new Set<string>()
    const said = new Set<string>()
    return commands.flatMap((command) => {
      const { operation, text, outcome } = command
      if (operation?.kind === 'file' && operation.action === 'make-directory') {
        made.add((operation.subject ?? '').toLowerCase().replace(/\\+$/, ''))
      }
      if (outcome === 'sample' || outcome === 'comment') return []
      const folder = /\s>>?\s*"?([A-Za-z]:(?:\\[^\\"|&<>]+)+)\\[^\\"|&<>]+"?\s*$/
        .exec(text)?.[1]
        ?.toLowerCase()
      if (
        folder === undefined ||
        made.has(folder) ||
        said.has(folder) ||
        folder.includes('windows')
      )
        return []
      said.add(folder)
      return [
        remarkOn(
          command,
          `Nothing before this creates ${folder}: without that folder the output is lost and the command fails.`,
          `Rien ne crée ${folder} avant cette commande : sans ce dossier, le résultat est perdu et la commande échoue.`,
        ),
      ]
    })
  },
}
