import { isCmdlet, programNamed } from '../command'
import type { CommandRule } from './rule'

/** A dash before a parameter, and the quotes that a word processor makes. */
const MARKS = /(?<=\s)[\u2013\u2014\u2015](?=[A-Za-z])|[\u201c-\u201e]|[\u2018-\u201b]/g

/** True for what PowerShell itself takes apart: a cmdlet, or an expression; a program gets its words as they are. */
export function takesLongDashes(program: string): boolean {
  return isCmdlet(program) || programNamed(program) === null
}

/**
 * `-Name “A”`, `–Name A`: to PowerShell quotes and hyphens, by the language's own definition. A console
 * that passes only its code page on makes question marks of them.
 */
export const powershellTypography: CommandRule = {
  id: 'powershell-typography',
  scope: 'command',
  severity: 'info',
  fixable: true,
  quirks: [],
  check: ({ shell, program, text }) => {
    if (shell !== 'powershell') return []
    return [...text.matchAll(MARKS)].flatMap(({ index, 0: mark }) => {
      const isDash = /[\u2013-\u2015]/.test(mark)
      if (isDash && !takesLongDashes(program)) return []
      const plain = isDash ? '-' : /[\u201c-\u201e]/.test(mark) ? '"' : "'"
      return {
        start: index,
        end: index + 1,
        message: {
          en: `PowerShell takes ${mark} for ${plain}, but not every console passes it on.`,
          fr: `PowerShell prend ${mark} pour ${plain}, mais toutes les consoles ne le transmettent pas.`,
        },
        edits: [{ start: index, end: index + 1, text: plain }],
      }
    })
  },
}
