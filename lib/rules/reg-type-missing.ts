import type { CommandRule } from './rule'

/** `reg add … /d 0` without `/t` writes the string "0"; the number that was meant is never there. */
export const regTypeMissing: CommandRule = {
  id: 'reg-type-missing',
  scope: 'command',
  severity: 'warning',
  fixable: false,
  quirks: [],
  programs: ['reg'],
  check: (command) => {
    const { reg } = command
    const data = reg?.switches.get('d')
    if (reg?.verb !== 'add' || reg.switches.has('t') || !data) return []
    if (!/^(0x[0-9a-f]+|\d+)$/i.test(data.inner)) return []
    return [
      {
        start: data.start,
        end: data.end,
        message: {
          en: `Without /t, reg writes the string “${data.inner}” (REG_SZ), not a number.`,
          fr: `Sans /t, reg écrit la chaîne « ${data.inner} » (REG_SZ), pas un nombre.`,
        },
        edits: [],
      },
    ]
  },
}
