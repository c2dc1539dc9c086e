import { intendedWords } from '../command'
import type { Command } from '../model'
import { remarkOn } from './place'
import { regWords } from './reg-words'
import type { ArticleRule } from './rule'

const VARIABLE = /%[A-Za-z_]\w*%/

/** `/t REG_SZ /d "%SystemRoot%\…"`: Windows expands variables in REG_EXPAND_SZ alone. */
export const variableInString: ArticleRule = {
  id: 'variable-in-string',
  scope: 'article',
  severity: 'warning',
  fixable: false,
  quirks: [],
  check: ({ commands }) =>
    commands.flatMap((command) => {
      const stored = storedVariable(command)
      if (stored !== null) {
        return [
          remarkOn(
            command,
            `This value holds ${stored} as a text: Windows expands variables in REG_EXPAND_SZ alone.`,
            `Cette valeur contient ${stored} comme un texte : Windows ne développe les variables que dans REG_EXPAND_SZ.`,
          ),
        ]
      }
      const typed = typedVariable(command)
      if (typed === null) return []
      return [
        remarkOn(
          command,
          `CMD replaces ${typed} as the command is typed, by what it is on the machine that runs it, for an attached disk too: the command is left to you. If Windows is to expand it later, the type is REG_EXPAND_SZ.`,
          `CMD remplace ${typed} au moment de la frappe, par ce qu’elle vaut sur la machine qui exécute la commande, même pour un disque attaché : la commande reste à votre charge. Si Windows doit la développer plus tard, le type est REG_EXPAND_SZ.`,
        ),
      ]
    }),
}

/** The variable that a string will hold as it is written. */
function storedVariable({ operation }: Command): string | null {
  if (operation?.kind !== 'registry-set') return null
  const { type, data } = operation.value
  if (type !== 'REG_SZ' && type !== 'REG_MULTI_SZ') return null
  return VARIABLE.exec([data].flat().join('\n'))?.[0] ?? null
}

/** The variable in the data of `reg add` that cmd puts its own machine's value in for. */
function typedVariable({ program, shell, outcome, text }: Command): string | null {
  if (program !== 'reg' || shell !== 'cmd' || outcome !== 'passed') return null
  const { verb, switches } = regWords(intendedWords(text))
  const type = switches.get('t')?.inner.toUpperCase() ?? 'REG_SZ'
  if (verb !== 'add' || (type !== 'REG_SZ' && type !== 'REG_MULTI_SZ')) return null
  return VARIABLE.exec(switches.get('d')?.inner ?? '')?.[0] ?? null
}
