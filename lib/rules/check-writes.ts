import { type Command, everyStep, type Step } from '../model'
import { remarkOn } from './place'
import type { ArticleRule } from './rule'

/** What a step writes is written again, word for word, by the next: the first one was meant to look. */
export const checkWrites: ArticleRule = {
  id: 'check-writes',
  scope: 'article',
  severity: 'warning',
  fixable: false,
  quirks: ['Q41'],
  check: ({ article }) =>
    article.procedures.flatMap((procedure) => {
      const steps = everyStep(procedure).filter(({ commands }) => commands.length > 0)
      return steps.flatMap((step, index) => {
        const next = steps[index + 1]
        const mine = writesOf(step)
        if (!next || mine.length === 0) return []
        const again = new Set(writesOf(next).map(textOf))
        const first = mine[0]
        if (!first || !mine.every((command) => again.has(textOf(command)))) return []
        return [
          remarkOn(
            first,
            `This step writes what step ${next.id} writes again: if it is meant to look first, the command is reg query.`,
            `Cette étape écrit ce que l’étape ${next.id} écrit de nouveau : s’il s’agit d’abord de regarder, la commande est reg query.`,
          ),
        ]
      })
    }),
}

const writesOf = ({ commands }: Step): Command[] =>
  commands.filter(({ operation, refusal }) => operation?.kind === 'registry-set' && !refusal)

const textOf = ({ text }: Command) => text.toLowerCase().replace(/\s+/g, ' ')
