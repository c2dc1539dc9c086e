import type { CommandRule } from './rule'

/** `/d ffffffff`: reg takes hex digits only after `0x`, and refuses the command. */
export const regDwordBareHex: CommandRule = {
  id: 'reg-dword-bare-hex',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q03'],
  programs: ['reg'],
  check: (command) => {
    const { reg } = command
    const type = reg?.switches.get('t')?.inner.toUpperCase()
    const data = reg?.switches.get('d')
    if (reg?.verb !== 'add' || !data || (type !== 'REG_DWORD' && type !== 'REG_QWORD')) return []
    const digits = data.inner.trim()
    // Eight decimal digits may be meant either way: only a letter makes it certain.
    const longest = type === 'REG_DWORD' ? 8 : 16
    if (!/^[0-9a-f]+$/i.test(digits) || /^\d+$/.test(digits) || digits.length > longest) return []
    const at = data.start + (data.quote ? 1 : 0)
    return [
      {
        start: data.start,
        end: data.end,
        message: {
          en: `reg refuses “${digits}”: hex digits need 0x before them.`,
          fr: `reg refuse « ${digits} » : des chiffres hexadécimaux doivent suivre 0x.`,
        },
        edits: [{ start: at, end: at, text: '0x' }],
      },
    ]
  },
}
