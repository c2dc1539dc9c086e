import type { ArticleRule } from './rule'

/** `HKLM\BROKENSYSTEM\ControlSet002\…`: where that set does not exist, reg add makes a skeleton of it. */
export const hardCodedControlSet: ArticleRule = {
  id: 'hard-coded-control-set',
  scope: 'article',
  severity: 'warning',
  fixable: false,
  quirks: ['Q65'],
  check: ({ commands }) =>
    commands.flatMap((command) => {
      const { operation, range, text } = command
      if (!operation || !('target' in operation) || operation.kind === 'registry-query') return []
      const { controlSetNumber, mount } = operation.target
      if (controlSetNumber === null || mount === null) return []
      const published = `ControlSet${String(controlSetNumber).padStart(3, '0')}`
      const at = text.toLowerCase().indexOf(published.toLowerCase())
      const start = range.start.offset + Math.max(at, 0)
      return [
        {
          start,
          end: start + published.length,
          message: {
            en: `${published} may not exist on the attached disk, and reg add would create a skeleton of it: the script finds the sets that exist.`,
            fr: `${published} n’existe pas forcément sur le disque attaché, et reg add en créerait un squelette : le script cherche les jeux qui existent.`,
          },
          fix: [],
          repair: { command, published, emitted: 'ControlSet00N' },
        },
      ]
    }),
}
