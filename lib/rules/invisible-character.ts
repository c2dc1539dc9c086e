import { takesLongDashes } from './powershell-typography'
import { replaceAt } from './problems'
import type { CommandRule } from './rule'

const BLANKS = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/
const NOTHING = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/
const DASHES = /[\u2010-\u2015\u2212]/
const ALL = /[\u00a0\u00ad\u2000-\u200f\u2010-\u2015\u202a-\u202f\u205f-\u2064\u2212\u3000\ufeff]/g
const BEYOND_ASCII = /[\u00a0-\uffff]/

/** A blank that is none to the shell, a mark without width, a dash that is no hyphen. */
export const invisibleCharacter: CommandRule = {
  id: 'invisible-character',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q10', 'Q91'],
  check: ({ shell, program, text }) =>
    // Nearly every command is ASCII.
    !BEYOND_ASCII.test(text)
      ? []
      : [...text.matchAll(ALL)].flatMap(({ index, 0: character }) => {
          const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
          const at = [index, index + 1] as const
          if (BLANKS.test(character)) {
            return replaceAt(
              ...at,
              ' ',
              `${code} looks like a blank and is none to the shell.`,
              `${code} ressemble à un blanc et n’en est pas un pour l’interpréteur.`,
            )
          }
          if (NOTHING.test(character)) {
            return replaceAt(
              ...at,
              '',
              `${code} cannot be seen and becomes part of the word.`,
              `${code} ne se voit pas et devient une partie du mot.`,
            )
          }
          // Between two letters a dash may be part of a name; before one it was meant for a switch.
          // A cmdlet takes it for a hyphen: see `powershell-typography`.
          const isSwitch =
            !(shell === 'powershell' && takesLongDashes(program)) &&
            DASHES.test(character) &&
            /\s/.test(text.charAt(index - 1)) &&
            /[A-Za-z?]/.test(text.charAt(index + 1))
          return isSwitch
            ? replaceAt(
                ...at,
                '-',
                `${code} is a typographic dash: the program takes it for no switch.`,
                `${code} est un tiret typographique : le programme n’y voit pas une option.`,
              )
            : []
        }),
}
