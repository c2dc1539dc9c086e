import type { ArticleRule } from './rule'

/** What the program itself would refuse, after every other repair. */
export const commandRefused: ArticleRule = {
  id: 'command-refused',
  scope: 'article',
  severity: 'error',
  fixable: false,
  quirks: ['Q26'],
  check: ({ commands }) =>
    commands.flatMap(({ refusal, range }) =>
      refusal
        ? [{ start: range.start.offset, end: range.end.offset, message: refusal, fix: [] }]
        : [],
    ),
}
