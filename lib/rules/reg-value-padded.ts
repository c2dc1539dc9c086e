import type { CommandRule } from './rule'

/** `/v ' MaxIdleTime'`: a blank inside the quotes is part of the name, or cuts the argument in two. */
export const regValuePadded: CommandRule = {
  id: 'reg-value-padded',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q02'],
  programs: ['reg'],
  check: (command) => {
    const name = command.reg?.switches.get('v')
    const trimmed = name?.inner.trim() ?? ''
    if (!name?.quote || trimmed === '' || trimmed === name.inner) return []
    // Single and curly quotes are another rule's; straight ones go where nothing needs them.
    const whole = name.quote === 'double' && !/[\s&|<>^()]/.test(trimmed)
    const left = name.inner.length - name.inner.trimStart().length
    const right = name.inner.length - name.inner.trimEnd().length
    const quote = whole ? 0 : 1
    const edits = [
      { start: name.start + quote, end: name.start + 1 + left, text: '' },
      { start: name.end - 1 - right, end: name.end - quote, text: '' },
    ]
    return [
      {
        start: name.start,
        end: name.end,
        message: {
          en: `The name has blanks around it, “${name.inner}”: Windows reads only ${trimmed}.`,
          fr: `Le nom est entouré de blancs, « ${name.inner} » : Windows ne lit que ${trimmed}.`,
        },
        edits: edits.filter((edit) => edit.end > edit.start),
      },
    ]
  },
}
