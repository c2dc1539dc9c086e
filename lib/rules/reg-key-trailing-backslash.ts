import type { CommandRule } from './rule'

/** `"HKLM\SOFTWARE\Example\" /v …`: the backslash makes the quote after it part of the key's name. */
export const regKeyTrailingBackslash: CommandRule = {
  id: 'reg-key-trailing-backslash',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q09'],
  programs: ['reg'],
  check: (command) => {
    const key = command.reg?.key
    const slashes = /\\+$/.exec(key?.inner ?? '')?.[0].length ?? 0
    if (!key?.quote || slashes === 0) return []
    const end = key.end - 1
    return [
      {
        start: end - slashes,
        end: key.end,
        message: {
          en: 'The backslash before the quote makes the quote part of the key: the rest of the line becomes its name.',
          fr: 'La barre oblique inverse devant le guillemet l’intègre à la clé : le reste de la ligne devient son nom.',
        },
        edits: [{ start: end - slashes, end, text: '' }],
      },
    ]
  },
}
