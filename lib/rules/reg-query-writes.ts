import type { CommandRule } from './rule'

/** `reg query … /v Enabled /t REG_DWORD /d 0`: to query, /t and /d only filter. Nothing is written. */
export const regQueryWrites: CommandRule = {
  id: 'reg-query-writes',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q40'],
  programs: ['reg'],
  check: ({ shell, reg, words, text }) => {
    const type = reg?.switches.get('t')?.inner ?? ''
    const verb = words[1]
    const data = words.findIndex(({ inner }) => /^[/-]d$/i.test(inner))
    const value = words[data + 1]
    const writes = /^REG_/i.test(type) && reg?.switches.has('v') && data !== -1 && value
    if (shell !== 'cmd' || reg?.verb !== 'query' || !verb || !writes || /^[/-]/.test(value.inner))
      return []
    const force = reg.switches.has('f')
      ? []
      : [{ start: text.length, end: text.length, text: ' /f' }]
    return [
      {
        start: verb.start,
        end: verb.end,
        message: {
          en: 'reg query only looks: with /t and /d it searches. What is meant is reg add.',
          fr: 'reg query ne fait que lire : avec /t et /d, il cherche. Il s’agit de reg add.',
        },
        edits: [{ start: verb.start, end: verb.end, text: 'add' }, ...force],
      },
    ]
  },
}
