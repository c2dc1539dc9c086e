import { remarkAt } from './problems'
import type { CommandRule } from './rule'

/** Tools that newer versions of Windows or of its modules no longer have, and what took their place. */
const RETIRED: Array<[RegExp, string, string]> = [
  [
    /^wmic$/,
    'wmic is removed from new versions of Windows: Get-CimInstance asks the same, and Set-CimInstance and Invoke-CimMethod change it.',
    'wmic disparaît des nouvelles versions de Windows : Get-CimInstance pose la même question ; Set-CimInstance et Invoke-CimMethod font les changements.',
  ],
  [
    /^procmon$/,
    'procmon is not part of Windows: it must be downloaded first, and called by its path.',
    'procmon ne fait pas partie de Windows : il faut d’abord le télécharger, puis l’appeler par son chemin.',
  ],
  [
    /^(?:get|set|new|add|remove|update|start|stop)-azure(?!ad|rm|stack)\w*$/,
    'The Azure module with this cmdlet is retired: its successor’s name begins with Az.',
    'Le module Azure de cette cmdlet est abandonné : le nom de son successeur commence par Az.',
  ],
  [
    /^\w+-azurerm\w*$/,
    'AzureRM is retired: the cmdlet of the Az module has the same name with Az.',
    'AzureRM est abandonné : la cmdlet du module Az porte le même nom avec Az.',
  ],
]

export const toolRetired: CommandRule = {
  id: 'tool-retired',
  scope: 'command',
  severity: 'warning',
  fixable: false,
  quirks: ['Q93'],
  check: ({ program, text }) => {
    const nap = program === 'netsh' && /^netsh(?:\.exe)?\s+nap\b/i.test(text)
    if (nap) {
      return [
        remarkAt(
          0,
          text.length,
          'netsh nap is gone since Windows 10: Network Access Protection was removed.',
          'netsh nap n’existe plus depuis Windows 10 : la protection d’accès réseau a été supprimée.',
        ),
      ]
    }
    // A cmdlet on the right of an assignment is retired all the same.
    const name = /^\$\w+\s*=\s*([\w-]+)/.exec(text)?.[1]?.toLowerCase() ?? program
    const found = RETIRED.find(([pattern]) => pattern.test(name))
    return found ? [remarkAt(0, text.length, found[1], found[2])] : []
  },
}
