import { replaceAt } from './problems'
import type { CommandRule } from './rule'

/** The names of Windows' own rules, which no language translates, as opposed to what they display. */
const NAME =
  /^(?:RemoteDesktop|WINRM|FPS|WMI|RemoteEventLogSvc|RemoteSvcAdmin|RemoteTask|CoreNet|NETDIS|RVM|SNMPTRAP)-[\w-]+$/i

/** `-DisplayName "RemoteDesktop-UserMode-In-TCP"`: that is the rule's name; no rule displays it. */
export const firewallRuleName: CommandRule = {
  id: 'firewall-rule-name',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q44'],
  check: ({ program, words }) =>
    words.flatMap(({ inner, start, end }, index) => {
      const value = words[index + 1]?.inner ?? ''
      if (!/-netfirewallrule$/.test(program) || !/^-displayname$/i.test(inner) || !NAME.test(value))
        return []
      return replaceAt(
        start,
        end,
        '-Name',
        `${value} is the rule’s name, not what it displays: no rule is found.`,
        `${value} est le nom de la règle, non son nom affiché : aucune règle n’est trouvée.`,
      )
    }),
}
