import type { ArticleRule } from './rule'
import { lineAt, lineBreakOf } from './source-lines'

/** `reg add … /f reg unload …`: the first program takes the second as arguments, and refuses them. */
export const commandsFused: ArticleRule = {
  id: 'commands-fused',
  scope: 'article',
  severity: 'error',
  fixable: true,
  quirks: ['Q24', 'Q25', 'Q31'],
  check: ({ commands, source }) =>
    commands.flatMap((command) => {
      if (command.gluedTo !== 'command') return []
      const { offset } = command.range.start
      const end = source.slice(0, offset).trimEnd().length
      const indentation = /^[\s>]*/.exec(lineAt(source, offset).text)?.[0] ?? ''
      const next = lineBreakOf(source) + indentation
      // Two spans of inline code need their own backticks; a sentence is left to its author.
      const text = command.carrier === 'inline' ? `\`${next}\`` : next
      return [
        {
          start: offset,
          end: command.range.end.offset,
          message: {
            en: 'Two commands run together: the first one takes this one as its arguments.',
            fr: 'Deux commandes se suivent sans saut de ligne : la première prend celle-ci pour ses arguments.',
          },
          fix: command.carrier === 'paragraph' ? [] : [{ offset: end, length: offset - end, text }],
          repair: { command, published: '', emitted: '' },
        },
      ]
    }),
}
