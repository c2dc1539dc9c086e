import { replaceAt } from './problems'
import type { CommandRule } from './rule'

/** `reg load … \config\SYSTEM.hiv`: there is no such file, and reg load makes an empty one. */
export const hiveFileSuffix: CommandRule = {
  id: 'hive-file-suffix',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q57'],
  programs: ['reg'],
  check: ({ program, words, text }) => {
    const file = words[3]
    if (program !== 'reg' || !/^load$/i.test(words[1]?.inner ?? '') || !file) return []
    const match = /\\config\\(?:SYSTEM|SOFTWARE|SAM|SECURITY|DEFAULT|COMPONENTS)(\.hiv)$/i.exec(
      file.inner,
    )
    if (!match) return []
    const end = file.end - (file.quote === null ? 0 : 1)
    const name = text.slice(0, end).split('\\').at(-1) ?? ''
    return [
      replaceAt(
        end - 4,
        end,
        '',
        `There is no file ${name}: reg load creates an empty hive, and every write into it seems to succeed.`,
        `Le fichier ${name} n’existe pas : reg load crée une ruche vide, et toute écriture semble réussir.`,
      ),
    ]
  },
}
