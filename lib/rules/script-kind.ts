import { everyStep } from '../model'
import type { ArticleRule } from './rule'

/** A file name in the step's text says PowerShell, and the block below it is CMD, or the other way round. */
export const scriptKind: ArticleRule = {
  id: 'script-kind',
  scope: 'article',
  severity: 'info',
  fixable: false,
  quirks: ['Q14'],
  check: ({ article }) =>
    article.procedures.flatMap(everyStep).flatMap(({ body, commands }) =>
      body.flatMap((block, index) => {
        const next = body[index + 1]
        const name =
          block.type === 'prose'
            ? /(?<![\w/\\])[\w-]{2,40}\.(ps1|cmd|bat)\b/i.exec(block.text)
            : null
        if (!name || next?.type !== 'command') return []
        const command = commands.find(({ id }) => id === next.id)
        if (command?.carrier !== 'fenced') return []
        const wanted = name[1]?.toLowerCase() === 'ps1' ? 'powershell' : 'cmd'
        if (command.shell === wanted || !['cmd', 'powershell'].includes(command.shell)) return []
        return [
          {
            start: command.range.start.offset,
            end: command.range.end.offset,
            message: {
              en: `This goes into ${name[0]}, and is written for ${command.shell}: another shell will run it.`,
              fr: `Ceci va dans ${name[0]}, mais est écrit pour ${command.shell} : un autre interpréteur l’exécutera.`,
            },
            fix: [],
          },
        ]
      }),
    ),
}
