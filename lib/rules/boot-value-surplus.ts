import { remarkAt } from './problems'
import type { CommandRule } from './rule'

/** `/deletevalue {default} safeboot dsrepair`: what is deleted is named; its value is one word too many. */
export const bootValueSurplus: CommandRule = {
  id: 'boot-value-surplus',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q36'],
  programs: ['bcdedit'],
  check: ({ program, words, text }) => {
    const verb = words.findIndex(({ inner }) => /^[/-]deletevalue$/i.test(inner))
    if (program !== 'bcdedit' || verb === -1) return []
    const after = words.slice(verb + 1)
    const element = after[/^\{/.test(after[0]?.inner ?? '') ? 1 : 0]
    const first = after[after.indexOf(element ?? { inner: '', quote: null, start: 0, end: 0 }) + 1]
    if (!element || !first || /^[|&>]/.test(first.inner)) return []
    const end = words.at(-1)?.end ?? text.length
    const problem = remarkAt(
      first.start,
      end,
      `bcdedit /deletevalue takes the element alone: “${text.slice(first.start, end)}” is refused.`,
      `bcdedit /deletevalue ne prend que l’élément : « ${text.slice(first.start, end)} » est refusé.`,
    )
    return [{ ...problem, edits: [{ start: element.end, end, text: '' }] }]
  },
}
