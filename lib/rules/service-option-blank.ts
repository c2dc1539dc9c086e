import { replaceAt } from './problems'
import type { CommandRule } from './rule'

/** `sc config NSI start=auto`: documented with a blank after the equals sign, and refused without by older versions. */
export const serviceOptionBlank: CommandRule = {
  id: 'service-option-blank',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q43'],
  programs: ['sc'],
  check: ({ program, words }) =>
    words.flatMap(({ inner, quote, start }) => {
      const name =
        /^(?:type|start|error|binpath|group|tag|depend|obj|displayname|password)=(?=.)/i.exec(inner)
      if (program !== 'sc' || quote !== null || !name) return []
      const at = start + name[0].length
      return replaceAt(
        at,
        at,
        ' ',
        `sc is documented to need a blank after “${name[0]}”.`,
        `La documentation de sc exige un blanc après « ${name[0]} ».`,
      )
    }),
}
