import type { ArticleRule } from './rule'
import { lineAt } from './source-lines'

const PROMPT = /(?:PS [A-Za-z]:\\[^>\n]*> ?|[A-Za-z]:\\[^<>|?*"\n`]*> ?|(?:DISKPART|SAC|kd)> ?)$/i

/** `DISKPART> select disk 1`: what a console prints before a command is copied along with it. */
export const promptInCommand: ArticleRule = {
  id: 'prompt-in-command',
  scope: 'article',
  severity: 'info',
  fixable: false,
  quirks: ['Q88'],
  check: ({ commands, source }) =>
    commands.flatMap(({ outcome, range }) => {
      if (outcome === 'sample' || outcome === 'comment') return []
      const line = lineAt(source, range.start.offset)
      const before = line.text.slice(0, range.start.offset - line.start)
      const prompt = PROMPT.exec(before)?.[0]
      if (!prompt) return []
      return [
        {
          start: range.start.offset - prompt.length,
          end: range.start.offset,
          message: {
            en: `“${prompt.trim()}” is the console’s prompt and no part of the command.`,
            fr: `« ${prompt.trim()} » est l’invite de la console et ne fait pas partie de la commande.`,
          },
          fix: [],
        },
      ]
    }),
}
