import { replaceAt } from './problems'
import type { CommandRule } from './rule'

/** `dism … /Disable-Feature` ends in "restart now?", `net user … /add` in a question about long passwords. */
export const commandMayAsk: CommandRule = {
  id: 'command-may-ask',
  scope: 'command',
  severity: 'warning',
  fixable: true,
  quirks: ['Q54', 'Q55'],
  programs: ['dism', 'net'],
  check: ({ program, text, words }) => {
    const has = (pattern: RegExp) => words.some(({ inner }) => pattern.test(inner))
    const at = words.findIndex(({ inner, quote }) => quote === null && /^[|&>]/.test(inner))
    const end = at === -1 ? text.length : (words[at - 1]?.end ?? text.length)
    const online =
      has(/^[/-]online$/i) && has(/^[/-](?:(?:enable|disable)-feature|(?:add|remove)-package)$/i)
    if (program === 'dism' && online && !has(/^[/-](?:norestart|quiet)$/i)) {
      return [
        replaceAt(
          end,
          end,
          ' /NoRestart',
          'dism may ask whether to restart now: on a console that takes no answer it waits.',
          'dism peut demander s’il faut redémarrer : sur une console sans réponse possible, il attend.',
        ),
      ]
    }
    if (
      program === 'net' &&
      /^user$/i.test(words[1]?.inner ?? '') &&
      has(/^\/add$/i) &&
      !has(/^\/y$/i)
    ) {
      return [
        replaceAt(
          end,
          end,
          ' /Y',
          'net user asks a question where the password has more than 14 characters.',
          'net user pose une question lorsque le mot de passe dépasse 14 caractères.',
        ),
      ]
    }
    return []
  },
}
