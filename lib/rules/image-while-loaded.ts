import { commandsOfProcedure } from '../model'
import { remarkOn } from './place'
import type { ArticleRule } from './rule'

/** dism loads the hives of an offline image itself: while one of them is loaded by hand, it fails. */
export const imageWhileLoaded: ArticleRule = {
  id: 'image-while-loaded',
  scope: 'article',
  severity: 'error',
  fixable: false,
  quirks: ['Q62'],
  check: ({ article }) =>
    article.procedures.flatMap((procedure) => {
      const unloads = new Map<string, number>()
      for (const { operation, range } of commandsOfProcedure(procedure)) {
        if (operation?.kind === 'hive-unload') unloads.set(operation.mount, range.start.line)
      }
      const loaded = new Set<string>()
      return commandsOfProcedure(procedure).flatMap((command) => {
        const { operation, range } = command
        if (operation?.kind === 'hive-load') loaded.add(operation.mount)
        else if (operation?.kind === 'hive-unload') loaded.delete(operation.mount)
        if (operation?.kind !== 'package' || operation.where === null) return []
        // A hive that is unloaded further down was loaded before, by a command or by hand.
        const open = [...unloads].find(
          ([mount, line]) => line > range.start.line || loaded.has(mount),
        )
        const mount = open?.[0] ?? [...loaded][0]
        if (mount === undefined) return []
        return [
          remarkOn(
            command,
            `${mount} is still loaded here, and dism loads the image’s hives itself: unload it before.`,
            `${mount} est encore chargée ici, et dism charge lui-même les ruches de l’image : déchargez-la avant.`,
          ),
        ]
      })
    }),
}
