import { isBootElement } from '../command'
import { replaceAt } from './problems'
import type { CommandRule } from './rule'

const VALUES = /^(.+?)(enable|disable|enabled|disabled|yes|no|on|off|minimal|network|true|false)$/i

/** `/set {default} integrityservicesenable`: an element and its value, without the blank between them. */
export const bootValueFused: CommandRule = {
  id: 'boot-value-fused',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q34'],
  programs: ['bcdedit'],
  check: ({ program, words }) => {
    const last = words.at(-1)
    if (program !== 'bcdedit' || !last || !words.some(({ inner }) => /^[/-]set$/i.test(inner)))
      return []
    const [, element = '', value = ''] = VALUES.exec(last.inner) ?? []
    if (!isBootElement(element) || isBootElement(last.inner)) return []
    return [
      replaceAt(
        last.start,
        last.end,
        `${element} ${value}`,
        `“${last.inner}” is the element ${element} and its value ${value} in one word: bcdedit refuses it.`,
        `« ${last.inner} » est l’élément ${element} et sa valeur ${value} en un seul mot : bcdedit le refuse.`,
      ),
    ]
  },
}
