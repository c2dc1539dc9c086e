import type { ArticleRule } from './rule'

/** Found while the article is read, before any rule is asked: here for its page and its severity. */
export const frontMatterUnreadable: ArticleRule = {
  id: 'front-matter-unreadable',
  scope: 'article',
  severity: 'warning',
  fixable: false,
  quirks: [],
  check: () => [],
}
