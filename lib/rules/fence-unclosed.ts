import type { ArticleRule } from './rule'

/** Found while the article is read, before any rule is asked: here for its page and its severity. */
export const fenceUnclosed: ArticleRule = {
  id: 'fence-unclosed',
  scope: 'article',
  severity: 'error',
  fixable: true,
  quirks: [],
  check: () => [],
}
