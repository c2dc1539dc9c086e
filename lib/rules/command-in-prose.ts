import type { Command } from '../model'
import type { ArticleRule } from './rule'
import { lineAt, lineBreakOf } from './source-lines'

/** `… control:     REG ADD …`: the command is part of the sentence, and is read and copied as text. */
export const commandInProse: ArticleRule = {
  id: 'command-in-prose',
  scope: 'article',
  severity: 'error',
  fixable: true,
  quirks: ['Q30'],
  check: ({ commands, source }) =>
    commands.flatMap((command) => {
      if (command.gluedTo !== 'prose') return []
      const { offset } = command.range.start
      const end = command.range.end.offset
      const before = source.slice(0, offset).trimEnd()
      const tail = tailOf(source, end, commands)
      const br = lineBreakOf(source)
      const text = br + br + ' '.repeat(codeIndentation(source, before.length - 1))
      return [
        {
          start: offset,
          end,
          message: {
            en: 'The command stands in the middle of a sentence: it is shown as text and easily missed.',
            fr: 'La commande est au milieu d’une phrase : elle est affichée comme du texte et passe inaperçue.',
          },
          fix: [
            ...(tail === 'words'
              ? []
              : [{ offset: before.length, length: offset - before.length, text }]),
            ...(tail === 'stop' ? [{ offset: end, length: 1, text: '' }] : []),
          ],
          repair: { command, published: '', emitted: '' },
        },
      ]
    }),
}

/**
 * What stands on the line after the command: a full stop goes with the sentence, more words stay its
 * author's to place.
 */
function tailOf(
  source: string,
  end: number,
  commands: readonly Command[],
): 'nothing' | 'stop' | 'words' {
  const rest = /^[^\r\n]*/.exec(source.slice(end))?.[0] ?? ''
  if (/^[.。]\s*$/.test(rest)) return 'stop'
  const next = end + rest.length - rest.trimStart().length
  const isNext = commands.some(({ range }) => range.start.offset === next)
  return rest.trim() === '' || isNext ? 'nothing' : 'words'
}

/** How far code must be indented in the list item (if any) whose paragraph holds `offset`. */
function codeIndentation(source: string, offset: number): number {
  let line = lineAt(source, offset)
  for (;;) {
    const marker = /^\s*(?:\d+[.)]|[-*+])\s+/.exec(line.text)
    if (marker) return Math.ceil((marker[0].length + 4) / 4) * 4
    const above = line.start > 0 ? lineAt(source, line.start - 1) : null
    if (!above || above.text.trim() === '') {
      const indentation = /^\s*/.exec(line.text)?.[0].length ?? 0
      return indentation + 4
    }
    line = above
  }
}
