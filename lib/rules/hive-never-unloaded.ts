import { commandsOfProcedure } from './commands-of'
import type { ArticleRule } from './rule'

/** A hive that stays loaded keeps the disk's registry locked, and is left unclean when it is detached. */
export const hiveNeverUnloaded: ArticleRule = {
  id: 'hive-never-unloaded',
  scope: 'article',
  severity: 'warning',
  fixable: false,
  quirks: ['Q58', 'Q59'],
  check: ({ article }) =>
    article.procedures.flatMap((procedure) => {
      const unloaded = new Set<string>()
      const last = new Map<string, { start: number; end: number }>()
      for (const { operation, range } of commandsOfProcedure(procedure)) {
        const place = { start: range.start.offset, end: range.end.offset }
        if (operation?.kind === 'hive-unload') unloaded.add(operation.mount.toUpperCase())
        else if (operation?.kind === 'hive-load') last.set(operation.mount.toUpperCase(), place)
        else if (operation && 'target' in operation && operation.target.mount) {
          last.set(operation.target.mount.toUpperCase(), place)
        }
      }
      return [...last]
        .filter(([mount]) => !unloaded.has(mount))
        .map(([mount, place]) => ({
          ...place,
          message: {
            en: `No command unloads HKLM\\${mount}: the attached disk's registry stays locked. The script unloads it.`,
            fr: `Aucune commande ne décharge HKLM\\${mount} : le registre du disque attaché reste verrouillé. Le script le décharge.`,
          },
          fix: [],
        }))
    }),
}
