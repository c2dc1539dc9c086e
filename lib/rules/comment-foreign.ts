import type { ArticleRule } from './rule'

/** `REM …` in a block of PowerShell: no comment there, but a command that does not exist. */
export const commentForeign: ArticleRule = {
  id: 'comment-foreign',
  scope: 'article',
  severity: 'error',
  fixable: true,
  quirks: ['Q12'],
  check: ({ commands }) =>
    commands.flatMap(({ shell, text, range }) => {
      const word = /^@?(?:rem\b|::)/i.exec(text)?.[0]
      if (shell !== 'powershell' || word === undefined || text.includes('\n')) return []
      const start = range.start.offset
      return [
        {
          start,
          end: start + word.length,
          message: {
            en: `“${word}” is no comment in PowerShell: it begins with #.`,
            fr: `« ${word} » n’est pas un commentaire dans PowerShell : il commence par #.`,
          },
          fix: [{ offset: start, length: word.length, text: '#' }],
        },
      ]
    }),
}
