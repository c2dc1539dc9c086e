import type { ArticleRule } from './rule'

/** `<Drive letter>`, `<drive Letter>`, `<<COMPUTERNAME>`: one thing in several spellings, or brackets that do not match. */
export const placeholderSpelling: ArticleRule = {
  id: 'placeholder-spelling',
  scope: 'article',
  severity: 'info',
  fixable: false,
  quirks: ['Q77'],
  check: ({ commands }) => {
    const first = new Map<string, string>()
    const said = new Set<string>()
    return commands.flatMap(({ placeholders, range, text }) =>
      placeholders.flatMap(({ placeholder, spelled, start, end }) => {
        const known = first.get(placeholder) ?? spelled
        first.set(placeholder, known)
        const unbalanced = spelled.split('<').length !== spelled.split('>').length
        const letter = /^[A-Za-z]:$/.test(spelled) || /^[A-Za-z]:$/.test(known)
        const differs = spelled !== known && !letter
        if ((!unbalanced && !differs) || said.has(spelled) || text.includes('\n')) return []
        said.add(spelled)
        return [
          {
            start: range.start.offset + start,
            end: range.start.offset + end,
            message: unbalanced
              ? {
                  en: `The brackets of ${spelled} do not match.`,
                  fr: `Les chevrons de ${spelled} ne vont pas par paires.`,
                }
              : {
                  en: `${spelled} is ${known}, spelled in another way: the reader is asked for it once.`,
                  fr: `${spelled} est ${known}, écrit autrement : il n’est demandé qu’une fois.`,
                },
            fix: [],
          },
        ]
      }),
    )
  },
}
