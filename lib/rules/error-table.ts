import { commandsOfProcedure, everyStep } from '../model'
import type { ArticleRule } from './rule'

/** Windows' error numbers whose cure is known. Source: winerror.h. 1058: the service is disabled. */
const DISABLED = '1058'

/** A table of error numbers that lists one twice, or sends a disabled service to a section that enables nothing. */
export const errorTable: ArticleRule = {
  id: 'error-table',
  scope: 'article',
  severity: 'warning',
  fixable: false,
  quirks: ['Q82'],
  check: ({ article }) => {
    const byId = new Map(article.procedures.map((procedure) => [procedure.id, procedure]))
    return article.procedures.flatMap(everyStep).flatMap(({ branches }) => {
      const seen = new Map<string, string>()
      return branches.flatMap(({ condition, url, target, range }) => {
        const number = /^\s*(\d{1,5})\b/.exec(condition)?.[1]
        if (number === undefined) return []
        const place = { start: range.start.offset, end: range.end.offset, fix: [] }
        const before = seen.get(number)
        seen.set(number, url)
        if (before !== undefined && before !== url) {
          return [
            {
              ...place,
              message: {
                en: `Error ${number} stands in this table twice, and leads to two places.`,
                fr: `L’erreur ${number} figure deux fois dans ce tableau et mène à deux endroits.`,
              },
            },
          ]
        }
        const section = target === null ? undefined : byId.get(target)
        const enables =
          !section ||
          commandsOfProcedure(section).some(
            ({ operation }) =>
              operation?.kind === 'service' &&
              operation.action === 'configure' &&
              'start' in operation.settings,
          )
        if (number !== DISABLED || enables) return []
        return [
          {
            ...place,
            message: {
              en: `Error ${DISABLED} says that the service is disabled; the section “${section?.title}” does not enable it.`,
              fr: `L’erreur ${DISABLED} dit que le service est désactivé ; la section « ${section?.title} » ne l’active pas.`,
            },
          },
        ]
      })
    })
  },
}
