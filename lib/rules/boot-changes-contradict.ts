import type { Command } from '../model'
import { remarkOn } from './place'
import type { ArticleRule } from './rule'

/** One procedure deletes an element and the other one sets it: one of them does the opposite of what is meant. */
export const bootChangesContradict: ArticleRule = {
  id: 'boot-changes-contradict',
  scope: 'article',
  severity: 'warning',
  fixable: false,
  quirks: ['Q76'],
  check: ({ article }) => {
    const seen = new Map<string, { command: Command; action: string; situation: string }>()
    return article.procedures.flatMap(({ situation, steps }) =>
      steps.flatMap(({ commands }) =>
        commands.flatMap((command) => {
          const { operation } = command
          if (operation?.kind !== 'boot-store') return []
          const { action, subject, settings } = operation
          if (action !== 'set' && action !== 'delete-value') return []
          return Object.keys(settings).flatMap((element) => {
            const identity = `${subject} ${element}`.toLowerCase()
            const before = seen.get(identity)
            if (!before) seen.set(identity, { command, action, situation })
            // Within one situation a value that is set is often taken back at the end.
            if (!before || before.action === action || before.situation === situation) return []
            return [
              remarkOn(
                command,
                `${element} of ${subject} is ${action === 'set' ? 'set' : 'deleted'} here and ${action === 'set' ? 'deleted' : 'set'} on line ${before.command.range.start.line}: a person must say which is meant.`,
                `${element} de ${subject} est ${action === 'set' ? 'défini' : 'supprimé'} ici et ${action === 'set' ? 'supprimé' : 'défini'} à la ligne ${before.command.range.start.line} : quelqu’un doit dire lequel est voulu.`,
              ),
            ]
          })
        }),
      ),
    )
  },
}
