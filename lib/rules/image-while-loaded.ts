import { type Command, commandsOfProcedure } from '../model'
import { remarkOn } from './place'
import type { ArticleRule } from './rule'

/** dism and sfc load the hives of an offline image themselves: while one of them is loaded by hand, it fails. */
export const imageWhileLoaded: ArticleRule = {
  id: 'image-while-loaded',
  scope: 'article',
  severity: 'error',
  fixable: false,
  quirks: ['Q62'],
  check: ({ article }) =>
    article.procedures.flatMap((procedure) => {
      const commands = commandsOfProcedure(procedure)
      const loaded = loadedByHand(commands)
      return commands.flatMap((command) => {
        const { operation, program } = command
        if (operation?.kind === 'hive-load') loaded.add(operation.mount)
        else if (operation?.kind === 'hive-unload') loaded.delete(operation.mount)
        if (operation?.kind !== 'package' || operation.where === null) return []
        const [mount] = loaded
        if (mount === undefined) return []
        return [
          remarkOn(
            command,
            `${mount} is still loaded here, and ${program} loads the image’s hives itself: unload it before.`,
            `${mount} est encore chargée ici, et ${program} charge lui-même les ruches de l’image : déchargez-la avant.`,
          ),
        ]
      })
    }),
}

/** The hives that a procedure's first command about them unloads: they were loaded before it, by hand. */
function loadedByHand(commands: readonly Command[]): Set<string> {
  const first = new Map<string, boolean>()
  for (const { operation } of commands) {
    if (operation?.kind !== 'hive-load' && operation?.kind !== 'hive-unload') continue
    const { kind, mount } = operation
    if (!first.has(mount)) first.set(mount, kind === 'hive-unload')
  }
  return new Set([...first].flatMap(([mount, unloaded]) => (unloaded ? [mount] : [])))
}
