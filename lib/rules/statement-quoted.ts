import { isCmdlet } from '../command'
import { remarkAt } from './problems'
import type { CommandRule } from './rule'

/** `'Remove-Computer -Force'`: PowerShell prints the text and runs nothing. */
export const statementQuoted: CommandRule = {
  id: 'statement-quoted',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q21'],
  check: ({ shell, text }) => {
    const match = /^(['"])(.*)\1$/s.exec(text)
    const [, , inner = ''] = match ?? []
    const word = inner.split(/\s/, 1)[0] ?? ''
    if (shell !== 'powershell' || !isCmdlet(word) || !/\s/.test(inner) || inner.includes('\n'))
      return []
    const problem = remarkAt(
      0,
      text.length,
      `The whole command is in quotes: PowerShell prints it and does not run ${word}.`,
      `Toute la commande est entre guillemets : PowerShell l’affiche et n’exécute pas ${word}.`,
    )
    const edits = [
      { start: 0, end: 1, text: '' },
      { start: text.length - 1, end: text.length, text: '' },
    ]
    return [{ ...problem, edits }]
  },
}
