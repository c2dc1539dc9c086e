import type { CommandRule } from './rule'

/** Where a line ends that nothing joins to the next one, which begins with a switch. */
const BREAK = /(?<![\^`|,{(\s])[ \t]*\n[ \t]*(?=[/-][A-Za-z])/g

/** `reg add HKLM\X`, a line break, `/v A …`: the console takes the first line for the whole command. */
export const commandBroken: CommandRule = {
  id: 'command-broken',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: [],
  check: ({ shell, text }) => {
    if ((shell !== 'cmd' && shell !== 'powershell') || !text.includes('\n')) return []
    // In a block, a group or a here-string a line break has other reasons.
    if (/^\s*[({]|[({]\s*\n|@['"]\n/.test(text)) return []
    return [...text.matchAll(BREAK)].map(({ index, 0: { length } }) => ({
      start: index,
      end: index + length,
      message: {
        en: 'The command goes on in the next line, and nothing joins the two: the console runs this part alone.',
        fr: 'La commande continue à la ligne suivante et rien ne joint les deux : la console exécute cette partie seule.',
      },
      edits: [{ start: index, end: index + length, text: ' ' }],
    }))
  },
}
