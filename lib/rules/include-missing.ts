import type { ArticleRule } from './rule'

const INCLUDE = /\[!INCLUDE\s*\[[^\]\n]*\]\(([^)\n]+)\)\s*\]/gi

/** `[!INCLUDE [title](path)]`: a part of the article that stands in another file, which is not at hand. */
export const includeMissing: ArticleRule = {
  id: 'include-missing',
  scope: 'article',
  severity: 'info',
  fixable: false,
  quirks: ['Q89'],
  check: ({ source, commands }) =>
    [...source.matchAll(INCLUDE)].flatMap(({ index, 0: whole, 1: path }) => {
      const inCode = commands.some(
        ({ range }) => range.start.offset <= index && index < range.end.offset,
      )
      if (inCode || isCommented(source, index)) return []
      return [
        {
          start: index,
          end: index + whole.length,
          message: {
            en: `A part of the article stands in ${path}, which is not read: commands in it are in no procedure here.`,
            fr: `Une partie de l’article se trouve dans ${path}, qui n’est pas lu : ses commandes ne figurent dans aucune procédure ici.`,
          },
          fix: [],
        },
      ]
    }),
}

function isCommented(source: string, offset: number): boolean {
  const open = source.lastIndexOf('<!--', offset)
  return open !== -1 && source.lastIndexOf('-->', offset) < open
}
