import { remarkAt } from './problems'
import type { CommandRule } from './rule'

/** `/t REG_EXPAND_SZ /d "%SystemRoot%\…"`: the shell puts its own machine's path in before reg sees it. */
export const variableExpanded: CommandRule = {
  id: 'variable-expanded',
  scope: 'command',
  severity: 'error',
  fixable: false,
  quirks: ['Q69'],
  programs: ['reg'],
  check: ({ shell, reg }) => {
    const data = reg?.switches.get('d')
    const type = reg?.switches.get('t')?.inner ?? ''
    const variable = /%(\w+)%/.exec(data?.inner ?? '')
    if (
      shell !== 'cmd' ||
      reg?.verb !== 'add' ||
      !/^REG_EXPAND_SZ$/i.test(type) ||
      !data ||
      !variable
    )
      return []
    if (data.inner.includes('%%') || data.inner.includes('^%')) return []
    return [
      remarkAt(
        data.start,
        data.end,
        `CMD replaces ${variable[0]} before reg sees it: the path of the machine that runs the command is stored. In a batch file it is %${variable[0]}%; the scripts write it unexpanded.`,
        `CMD remplace ${variable[0]} avant que reg ne le voie : c’est le chemin de la machine qui exécute la commande qui est enregistré. Dans un fichier de commandes, c’est %${variable[0]}% ; les scripts l’écrivent tel quel.`,
      ),
    ]
  },
}
