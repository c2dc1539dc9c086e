import { remarkOn } from './place'
import type { ArticleRule } from './rule'

/** Permissions are saved twice into one file: the second time overwrites what should be restored. */
export const backupOverwritten: ArticleRule = {
  id: 'backup-overwritten',
  scope: 'article',
  severity: 'error',
  fixable: false,
  quirks: ['Q39'],
  check: ({ commands }) => {
    const saved = new Map<string, number>()
    return commands.flatMap((command) => {
      const { operation, range } = command
      if (operation?.kind !== 'file' || operation.action !== 'permissions-save') return []
      const file = (operation.settings.to ?? '').toLowerCase()
      const line = saved.get(file)
      saved.set(file, range.start.line)
      if (line === undefined) return []
      return [
        remarkOn(
          command,
          `The permissions kept on line ${line} are overwritten here. If they should come back, the switch is /restore.`,
          `Les autorisations gardées à la ligne ${line} sont écrasées ici. S’il s’agit de les rétablir, l’option est /restore.`,
        ),
      ]
    })
  },
}
