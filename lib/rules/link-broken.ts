import { everyStep } from '../model'
import type { ArticleRule } from './rule'

/** `[the service is off](#The service is off)`: the reader is sent on, and stays where he is. */
export const linkBroken: ArticleRule = {
  id: 'link-broken',
  scope: 'article',
  severity: 'warning',
  fixable: true,
  quirks: ['Q83'],
  check: ({ article, source }) => {
    const ids = new Set(article.outline.map(({ id }) => id))
    return article.procedures.flatMap(everyStep).flatMap(({ branches }) =>
      branches.flatMap(({ kind, url, range }) => {
        if (kind !== 'broken') return []
        const start = range.start.offset
        const end = range.end.offset
        const meant = url
          .slice(1)
          .toLowerCase()
          .replace(/[^\p{L}\p{N}\s_-]/gu, '')
          .trim()
          .replace(/\s+/g, '-')
        const at = source.slice(start, end).lastIndexOf(url)
        const certain = ids.has(meant) && at !== -1
        return [
          {
            start,
            end,
            message: {
              en: certain
                ? `“${url}” is no anchor: the section is #${meant}.`
                : `No section of this article is called “${url}”.`,
              fr: certain
                ? `« ${url} » n’est pas une ancre : la section est #${meant}.`
                : `Aucune section de cet article ne s’appelle « ${url} ».`,
            },
            fix: certain ? [{ offset: start + at, length: url.length, text: `#${meant}` }] : [],
          },
        ]
      }),
    )
  },
}
