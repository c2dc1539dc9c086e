import { endsArguments, REGISTRY_TYPES } from '../command'
import type { CommandRule } from './rule'

const TYPES: ReadonlySet<string> = new Set(REGISTRY_TYPES)

/** `reg add …` without `/f` asks when the value exists; what is pasted next becomes the answer. */
export const regForceMissing: CommandRule = {
  id: 'reg-force-missing',
  scope: 'command',
  severity: 'error',
  fixable: true,
  quirks: ['Q49', 'Q50', 'Q51', 'Q52', 'Q53'],
  programs: ['reg'],
  check: (command) => {
    const { reg } = command
    if (!reg || !['add', 'delete'].includes(reg.verb) || reg.switches.has('f')) return []
    // It is there, after something that reg does not accept: `/d 2 / f`, `/d 2 /f。`.
    const [force] = command.text.match(/\s\/ ?f(?![A-Za-z])/gi) ?? []
    const quoted = command.words.some(({ inner }) => /\s\/ ?f(?![A-Za-z])/i.test(inner))
    if (force !== undefined && !quoted) return []
    // A line that is cut off in its type has lost its /f with the rest.
    const type = reg.switches.get('t')?.inner ?? ''
    if (type !== '' && !TYPES.has(type.toUpperCase())) return []
    const stop = command.words.findIndex(endsArguments)
    const last = stop === -1 ? command.words.at(-1) : command.words[stop - 1]
    const at = last?.end ?? command.text.length
    return [
      {
        start: 0,
        end: at,
        message: {
          en: `Without /f, reg ${reg.verb} asks before it changes what exists, and takes the next pasted line as the answer.`,
          fr: `Sans /f, reg ${reg.verb} demande avant de changer ce qui existe, et prend la ligne collée ensuite pour la réponse.`,
        },
        edits: [{ start: at, end: at, text: ' /f' }],
      },
    ]
  },
}
