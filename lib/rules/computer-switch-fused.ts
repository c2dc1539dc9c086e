import { replaceAt } from './problems'
import type { CommandRule } from './rule'

/** `psexec \\<computer>-u user`: the switch is taken for a part of the computer's name. */
export const computerSwitchFused: CommandRule = {
  id: 'computer-switch-fused',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q37'],
  programs: ['psexec', 'psservice', 'pskill', 'psping'],
  check: ({ program, text }) => {
    const match = /^ps\w+\s+\\\\<[^<>]+>(?=-[a-z]\s)/i.exec(text)
    if (!match || !program.startsWith('ps')) return []
    const at = match[0].length
    return [
      replaceAt(
        at,
        at,
        ' ',
        'A blank is missing between the computer and the switch: both are taken for one name.',
        'Il manque un blanc entre l’ordinateur et l’option : les deux sont pris pour un seul nom.',
      ),
    ]
  },
}
