import { remarkAt } from './problems'
import type { CommandRule } from './rule'

/** `Set-ItemProperty … -Value <hex>` without -Type: what is typed decides the type, and hex without 0x is text. */
export const registryTypeGuessed: CommandRule = {
  id: 'registry-type-guessed',
  scope: 'command',
  severity: 'warning',
  fixable: false,
  quirks: ['Q47'],
  programs: ['set-itemproperty', 'new-itemproperty'],
  check: ({ program, text, words }) => {
    if (!/^(?:set|new)-itemproperty$/.test(program) || /\s-(?:Type|PropertyType)\b/i.test(text))
      return []
    const at = words.findIndex(({ inner }) => /^-value$/i.test(inner))
    const value = words[at + 1]
    if (at === -1 || !value?.inner.startsWith('<')) return []
    return [
      remarkAt(
        value.start,
        value.end,
        'The type of this value depends on how it is typed in: a number in hex without 0x becomes text. Give -Type DWord and a decimal number.',
        'Le type de cette valeur dépend de la façon dont on la saisit : un nombre hexadécimal sans 0x devient du texte. Indiquez -Type DWord et un nombre décimal.',
      ),
    ]
  },
}
