import { remarkAt } from './problems'
import type { CommandRule } from './rule'

/** Groups that Windows translates, by what is the same everywhere. Source: Well-known SIDs. */
const GROUPS: Readonly<Record<string, string>> = {
  administrators: 'S-1-5-32-544',
  users: 'S-1-5-32-545',
  'remote desktop users': 'S-1-5-32-555',
}

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
        ? /^net\s+localgroup\s+"?(administrators|users|remote desktop users)(?!\w)"?/i.exec(text)
        : null
    const name = local?.[1] ?? ''
    const sid = GROUPS[name.toLowerCase()]
    if (local && sid) {
      return [
        remarkAt(
          local.index,
          local.index + local[0].length,
          `${name} is the English name of this group: on a Windows in another language it has another one, and the command is refused. Its SID is the same everywhere: Get-LocalGroup -SID ${sid} shows the name.`,
          `${name} est le nom anglais de ce groupe : il en porte un autre sur un Windows dans une autre langue, et la commande est refusée. Son SID est le même partout : Get-LocalGroup -SID ${sid} affiche le nom.`,
        ),
      ]
    }
    const found = translated ?? group
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
