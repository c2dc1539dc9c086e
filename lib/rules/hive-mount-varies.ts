import type { Command } from '../model'
import { remarkOn } from './place'
import type { ArticleRule } from './rule'

/** One hive under two names: `BROKENSYSTEM` here, `ProblemSystem` there. */
export const hiveMountVaries: ArticleRule = {
  id: 'hive-mount-varies',
  scope: 'article',
  severity: 'info',
  fixable: false,
  quirks: ['Q63'],
  check: ({ commands }) => {
    const first = new Map<string, string>()
    const said = new Set<string>()
    return commands.flatMap((command: Command) => {
      const { operation } = command
      if (!operation || !('target' in operation) || !operation.target.mount) return []
      const { hive, mount } = operation.target
      const known = hive === null ? undefined : first.get(hive)
      if (hive !== null && known === undefined) first.set(hive, mount)
      const differs = known !== undefined && known.toLowerCase() !== mount.toLowerCase()
      if (!differs || said.has(mount.toLowerCase())) return []
      said.add(mount.toLowerCase())
      return [
        remarkOn(
          command,
          `The hive ${hive} is called ${mount} here and ${known} before: the script uses one name.`,
          `La ruche ${hive} s’appelle ${mount} ici et ${known} plus haut : le script n’emploie qu’un nom.`,
        ),
      ]
    })
  },
}
