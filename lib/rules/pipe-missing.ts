import { replaceAt } from './problems'
import type { CommandRule } from './rule'

/** `systeminfo  find /i "os name"`: the pipe between two programs got lost. */
export const pipeMissing: CommandRule = {
  id: 'pipe-missing',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q38'],
  programs: ['systeminfo', 'ipconfig', 'netstat', 'tasklist', 'set', 'driverquery', 'whoami'],
  check: ({ shell, program, text }) => {
    const takesNothing = /^(?:systeminfo|ipconfig|netstat|tasklist|set|driverquery|whoami)$/.test(
      program,
    )
    const match = takesNothing
      ? /(?<=[^\s|])(\s+)(?=(?:find|findstr)\s+(?:\/|"))/i.exec(text)
      : null
    if (!match || shell !== 'cmd' || text.slice(0, match.index).includes('|')) return []
    return [
      replaceAt(
        match.index,
        match.index + match[0].length,
        ' | ',
        `The pipe before find is missing: ${program} takes it for an argument and refuses it.`,
        `Il manque la barre verticale avant find : ${program} le prend pour un argument et le refuse.`,
      ),
    ]
  },
}
