import { remarkAt } from './problems'
import type { CommandRule } from './rule'

/** `sfc … /offbootdir=C:\ /offwindir=F:\windows`: the boot folder must be that of the broken machine. */
export const sfcOtherDisk: CommandRule = {
  id: 'sfc-other-disk',
  scope: 'command',
  severity: 'warning',
  fixable: false,
  quirks: ['Q81'],
  programs: ['sfc'],
  check: ({ program, words, text }) => {
    const boot = words.find(({ inner }) => /^\/offbootdir=/i.test(inner))
    const windows = words.find(({ inner }) => /^\/offwindir=/i.test(inner))
    const driveOf = (word: typeof boot) =>
      /=([A-Za-z]):/.exec(word?.inner ?? '')?.[1]?.toUpperCase()
    if (program !== 'sfc' || !boot || !windows || driveOf(boot) !== 'C' || driveOf(windows) === 'C')
      return []
    return [
      remarkAt(
        boot.start,
        boot.end,
        `${text.slice(boot.start, boot.end)} is usually the rescue machine’s own drive: the boot folder is that of the attached disk.`,
        `${text.slice(boot.start, boot.end)} est d’ordinaire le lecteur de la machine de secours : le dossier de démarrage est celui du disque attaché.`,
      ),
    ]
  },
}
