import { replaceAt } from './problems'
import type { CommandRule } from './rule'

/** Windows translates these names; their SIDs are the same everywhere. Source: Well-known SIDs. */
const SIDS: Readonly<Record<string, string>> = {
  'builtin\\administrators': '*S-1-5-32-544',
  administrators: '*S-1-5-32-544',
  'builtin\\users': '*S-1-5-32-545',
  users: '*S-1-5-32-545',
  'nt authority\\system': '*S-1-5-18',
  system: '*S-1-5-18',
  'nt authority\\local service': '*S-1-5-19',
  'nt authority\\network service': '*S-1-5-20',
  'network service': '*S-1-5-20',
  everyone: '*S-1-1-0',
}

/** `/grant "BUILTIN\Administrators:(F)"`: on a French Windows there is no account of that name. */
export const accountLocalized: CommandRule = {
  id: 'account-localized',
  scope: 'command',
  severity: 'warning',
  fixable: true,
  quirks: ['Q92'],
  programs: ['icacls'],
  check: ({ program, words }) =>
    words.flatMap(({ inner, quote, start }, index) => {
      const before = words[index - 1]?.inner ?? ''
      const [account = ''] = inner.split(':')
      const sid = SIDS[account.toLowerCase()]
      if (
        program !== 'icacls' ||
        !sid ||
        !/^\/(?:grant(?::r)?|deny|remove|setowner)$/i.test(before)
      )
        return []
      const at = start + (quote === null ? 0 : 1)
      return replaceAt(
        at,
        at + account.length,
        sid,
        `${account} has another name on a Windows in another language; ${sid} is the same everywhere.`,
        `${account} porte un autre nom sur un Windows dans une autre langue ; ${sid} est le même partout.`,
      )
    }),
}
