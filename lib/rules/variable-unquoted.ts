import { replaceAt } from './problems'
import type { CommandRule } from './rule'

/** `REG ADD %key% /v …`: where the variable holds a blank, the key ends there. */
export const variableUnquoted: CommandRule = {
  id: 'variable-unquoted',
  scope: 'command',
  severity: 'warning',
  fixable: true,
  quirks: ['Q68'],
  programs: ['reg'],
  check: ({ shell, reg, text }) => {
    const key = reg?.key
    if (shell !== 'cmd' || !key || key.quote !== null || !/%\w+%/.test(key.inner)) return []
    return [
      replaceAt(
        key.start,
        key.end,
        `"${text.slice(key.start, key.end)}"`,
        'Without quotes the key ends at the first blank that the variable holds.',
        'Sans guillemets, la clé s’arrête au premier blanc que contient la variable.',
      ),
    ]
  },
}
