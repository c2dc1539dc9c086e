import { remarkAt } from './problems'
import type { CommandRule } from './rule'

/** Words that a program prints in the language of Windows, searched for or given in English. */
export const outputLocalized: CommandRule = {
  id: 'output-localized',
  scope: 'command',
  severity: 'warning',
  fixable: false,
  quirks: ['Q92'],
  check: ({ program, text }) => {
    if (!/[|]|group|name=/i.test(text)) return []
    const searched =
      /\|\s*(?:findstr|find|select-string)\b[^|]*?"[^"A-Za-z]*([A-Za-z][^"]{2,})"/i.exec(text)
    // Names of variables, services and events are not translated.
    const translated = searched && !/^(?:set|reg|sc|bcdedit)$/.test(program) ? searched : null
    const group =
      program === 'netsh'
        ? /\b(?:group|name)="?(?:Remote Desktop|File and Printer Sharing|Windows Remote Management)[^"]*"?/i.exec(
            text,
          )
        : null
    const local =
      program === 'net'
        ? /^net\s+localgroup\s+"?(administrators|users|remote desktop users)"?/i.exec(text)
        : null
    const found = translated ?? group ?? local
    if (!found) return []
    return [
      remarkAt(
        found.index,
        found.index + found[0].length,
        'These words are English: a Windows in another language prints or knows others, and the command finds nothing.',
        'Ces mots sont anglais : un Windows dans une autre langue en affiche ou en connaît d’autres, et la commande ne trouve rien.',
      ),
    ]
  },
}
