import type { ArticleRule } from './rule'

/** Found while the article is assembled, before any rule is asked: here for its page and its severity. */
export const includeMissing: ArticleRule = {
  id: 'include-missing',
  scope: 'article',
  severity: 'info',
  fixable: false,
  quirks: ['Q89'],
  check: () => [],
}
