import { type CommandEdit, canonicalKeyName } from '../command'
import type { CommandRule } from './rule'

/** `control\Terminal Server\Winstations`: names are compared without regard to case, so only tidied. */
export const regKeyCase: CommandRule = {
  id: 'reg-key-case',
  scope: 'command',
  severity: 'info',
  fixable: true,
  quirks: ['Q90'],
  programs: ['reg'],
  check: (command) => {
    const key = command.reg?.key
    if (!key?.inner.includes('\\')) return []
    const edits: CommandEdit[] = []
    // `\\server\HKLM\…`: a machine's name is no key, and nobody knows its spelling.
    const machine = key.inner.startsWith('\\\\') ? 3 : 0
    let at = key.start + (key.quote ? 1 : 0)
    for (const [index, name] of key.inner.split('\\').entries()) {
      // The root and the hive are spelled in capitals by everyone; what is below them is not.
      const spelled = index < machine + 2 ? name : canonicalKeyName(name)
      if (spelled !== name) edits.push({ start: at, end: at + name.length, text: spelled })
      at += name.length + 1
    }
    if (edits.length === 0) return []
    const spelled = edits.map((edit) => edit.text).join(', ')
    return [
      {
        start: edits[0]?.start ?? key.start,
        end: edits.at(-1)?.end ?? key.end,
        message: {
          en: `Windows spells it ${spelled}. Harmless: names are compared without regard to case.`,
          fr: `Windows écrit ${spelled}. Sans conséquence : la casse des noms ne compte pas.`,
        },
        edits,
      },
    ]
  },
}
