import type { Action, Plan } from '../../lib/model'

/** A console as a test needs it: Windows' answers to `reg query`, on a screen 80 columns wide. */

export const PROMPT = 'C:\\Windows\\system32>'
const WIDTH = 80

export interface StoredValue {
  key: string
  name: string
  type: string
  /** As `reg query` prints it. */
  data: string
}

export interface Screen {
  /** Trailing blanks of a row are gone, as in most things that copy from a screen. */
  trimmed?: boolean
  french?: boolean
  lineEnd?: string
  prompt?: string
  /** Alters an echo, never an answer. */
  damage?: (echo: string) => string
}

export const ABSENT = {
  en: 'ERROR: The system was unable to find the specified registry key or value.',
  fr: 'ERREUR\u00a0: le système n’a pas trouvé la clé ou la valeur de Registre spécifiée.',
}

/** What `reg query KEY /v NAME` prints. */
export function answerTo(key: string, name: string, stored: StoredValue[], french = false): string {
  const found = stored.find(
    (one) =>
      one.key.toLowerCase() === key.toLowerCase() && one.name.toLowerCase() === name.toLowerCase(),
  )
  if (!found) return `\n\n${ABSENT[french ? 'fr' : 'en']}\n\n`
  const label = name === '' ? (french ? '(par défaut)' : '(Default)') : found.name
  const path = key.replace(/^HKLM/, 'HKEY_LOCAL_MACHINE')
  return `\n\n${path}\n    ${label}    ${found.type}    ${found.data}\n\n\n`
}

/** A command after its prompt, and what it printed, broken at the edge of the screen. */
export function shown(command: string, answer: string, screen: Screen = {}): string {
  const { damage = (echo) => echo, prompt = PROMPT } = screen
  return onScreen(`${prompt}${damage(command)}${answer}`, screen)
}

/** Lines broken into rows of 80, as the console does it: anywhere. */
export function onScreen(text: string, { trimmed = false, lineEnd = '\r\n' }: Screen = {}): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const rows = line.match(new RegExp(`.{1,${WIDTH}}`, 'gsu')) ?? ['']
      return trimmed ? rows.map((row) => row.replace(/ +$/, '')) : rows
    })
    .join(lineEnd)
}

/** The prompt that stands there when all is done. */
export function end({ prompt = PROMPT, lineEnd = '\r\n' }: Screen = {}): string {
  return `${prompt}${lineEnd}`
}

/** A plan for a running machine with these actions and nothing else. */
export function planOf(actions: Action[], changed: Partial<Plan> = {}): Plan {
  return {
    article: 'example',
    revision: '0',
    remake: { command: 'npx repairbook script example', url: null },
    situation: 'online',
    mode: 'apply',
    drive: null,
    bootDrive: null,
    spelling: 'usual',
    hives: [],
    controlSets: [1],
    actions,
    omissions: [],
    ...changed,
  }
}
