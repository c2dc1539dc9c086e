import { programNamed } from '../command'
import { replaceAt } from './problems'
import type { CommandRule } from './rule'

/** `bcddit /store …`: no program of that name, and one letter away from one that takes these arguments. */
export const programMisspelt: CommandRule = {
  id: 'program-misspelt',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q33'],
  check: ({ shell, program, text }) => {
    const word = /^[\w-]+/.exec(text)?.[0] ?? ''
    if (shell !== 'cmd' || word === '' || programNamed(word) || word.toLowerCase() === program)
      return []
    if (!programNamed(program)) return []
    return [
      replaceAt(
        0,
        word.length,
        program,
        `There is no program “${word}”: ${program} is meant.`,
        `Il n’y a pas de programme « ${word} » : il s’agit de ${program}.`,
      ),
    ]
  },
}
