import { everyStep } from '../model'
import { remarkOn } from './place'
import type { ArticleRule } from './rule'

/** `psexec … cmd`, `Enter-PSSession`: what follows is typed into another machine, and runs here when pasted or scripted. */
export const interactiveSession: ArticleRule = {
  id: 'interactive-session',
  scope: 'article',
  severity: 'warning',
  fixable: false,
  quirks: ['Q56'],
  check: ({ article }) =>
    article.procedures.flatMap(everyStep).flatMap(({ commands }) =>
      commands.flatMap((command, index) => {
        const opens =
          /^psexec(?:\.exe)?\s.*\s(?:cmd|powershell)(?:\.exe)?$/i.test(command.text) ||
          command.program === 'enter-pssession'
        const next = commands[index + 1]
        if (!opens || !next || next.outcome === 'sample') return []
        return [
          remarkOn(
            command,
            'This opens a session on another machine: the lines below it belong there. Pasted at once or put in a script, they run on this one.',
            'Ceci ouvre une session sur une autre machine : les lignes suivantes lui sont destinées. Collées d’un coup ou mises dans un script, elles s’exécutent sur celle-ci.',
          ),
        ]
      }),
    ),
}
