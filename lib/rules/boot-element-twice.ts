import { everyStep } from '../model'
import { remarkOn } from './place'
import type { ArticleRule } from './rule'

/** The same element of the same entry is set twice in a row: the second value replaces the first. */
export const bootElementTwice: ArticleRule = {
  id: 'boot-element-twice',
  scope: 'article',
  severity: 'warning',
  fixable: false,
  quirks: ['Q75'],
  check: ({ article }) =>
    article.procedures.flatMap(everyStep).flatMap(({ commands }) => {
      const set = new Map<string, { line: number; value: string }>()
      return commands.flatMap((command) => {
        const { operation, range } = command
        if (operation?.kind !== 'boot-store' || operation.action !== 'set') return []
        return Object.entries(operation.settings).flatMap(([element, value]) => {
          const identity = `${operation.where} ${operation.subject} ${element}`.toLowerCase()
          const before = set.get(identity)
          set.set(identity, { line: range.start.line, value })
          if (!before || before.value === value) return []
          const other = element === 'osdevice' ? 'device' : null
          return [
            remarkOn(
              command,
              `${element} is set on line ${before.line} already, to ${before.value}: this replaces it.${other ? ` Is one of them meant to be ${other}?` : ''}`,
              `${element} est déjà défini à la ligne ${before.line}, à ${before.value} : ceci le remplace.${other ? ` L’un des deux devait-il être ${other} ?` : ''}`,
            ),
          ]
        })
      })
    }),
}
