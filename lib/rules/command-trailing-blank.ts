import type { ArticleRule } from './rule'

/** `… /d 1 /f ` with blanks at its end: harmless to reg, and copied all the same. */
export const commandTrailingBlank: ArticleRule = {
  id: 'command-trailing-blank',
  scope: 'article',
  severity: 'info',
  fixable: true,
  quirks: ['Q10'],
  check: ({ commands, source }) =>
    commands.flatMap((command) => {
      const { offset } = command.range.end
      const blank = /^[^\S\r\n]+(?=\r?\n|$)/.exec(source.slice(offset, offset + 200))?.[0]
      if (command.carrier === 'inline' || !blank) return []
      return [
        {
          start: offset,
          end: offset + blank.length,
          message: {
            en: 'Blanks follow the command and are copied with it.',
            fr: 'Des blancs suivent la commande et sont copiés avec elle.',
          },
          fix: [{ offset, length: blank.length, text: '' }],
          repair: { command, published: blank, emitted: '' },
        },
      ]
    }),
}
