import { everyStep } from '../model'
import { remarkOn } from './place'
import type { ArticleRule } from './rule'

/** The hive is loaded in the registry editor, under a name that a later `reg load` uses again. */
export const hiveLoadedTwice: ArticleRule = {
  id: 'hive-loaded-twice',
  scope: 'article',
  severity: 'error',
  fixable: false,
  quirks: ['Q60'],
  check: ({ article }) =>
    article.procedures.flatMap((procedure) => {
      const loaded = new Map<string, number>()
      return everyStep(procedure).flatMap((step) => {
        // By hand the name is typed: steps without a command give it in bold.
        if (step.commands.length === 0) {
          for (const block of step.body) {
            if (block.type !== 'prose') continue
            for (const [, name = ''] of block.markdown.matchAll(
              /\*\*([A-Z][A-Z0-9_-]{5,30})\*\*/g,
            )) {
              if (!name.startsWith('HKEY')) loaded.set(name, step.range.start.line)
            }
          }
        }
        return step.commands.flatMap((command) => {
          const { operation } = command
          if (operation?.kind === 'hive-unload') loaded.delete(operation.mount.toUpperCase())
          if (operation?.kind !== 'hive-load') return []
          const line = loaded.get(operation.mount.toUpperCase())
          loaded.set(operation.mount.toUpperCase(), command.range.start.line)
          if (line === undefined) return []
          return [
            remarkOn(
              command,
              `${operation.mount} is loaded already, on line ${line}: reg load answers that the file is in use.`,
              `${operation.mount} est déjà chargée, à la ligne ${line} : reg load répond que le fichier est utilisé.`,
            ),
          ]
        })
      })
    }),
}
