import type { Question } from '../script'
import type { Echo } from './echo'
import { messageIn } from './messages'
import { REASONS } from './reasons'
import { type Row, startsAnew } from './rows'
import { type Fact, type Sighting, subjects, unclear } from './sighting'

/** `SERVICE_NAME: Dhcp`, in whatever language the first word is. */
const HEADING = /^[^\s:][^:]*\s?: *(\S.*)$/
// sc.exe translates the labels of its lines on some versions, and never the words after the numbers.
const STATE =
  /: *[1-7] +(STOPPED|START_PENDING|STOP_PENDING|RUNNING|CONTINUE_PENDING|PAUSE_PENDING|PAUSED)\b/
const START = /: *[0-4] +(BOOT_START|SYSTEM_START|AUTO_START|DEMAND_START|DISABLED)\b *(\()?/
const TYPE = /: *[0-9a-f]+ +WIN32_(OWN|SHARE)_PROCESS\b/i
const ACCOUNT = /^\s+SERVICE_START_NAME\s*: *(\S.*)$/

const STARTS: Readonly<Record<string, string>> = {
  BOOT_START: 'boot',
  SYSTEM_START: 'system',
  AUTO_START: 'auto',
  DEMAND_START: 'demand',
  DISABLED: 'disabled',
}

/**
 * What `sc query` and `sc qc` printed of services: their blocks name the service themselves. That
 * there is no such service is said to the question alone.
 */
export function serviceSightings(
  rows: readonly Row[],
  services: readonly string[],
  asked: ReadonlyArray<{ echo: Echo; question: Question }>,
): Sighting[] {
  const sightings: Sighting[] = []
  rows.forEach(({ text }, row) => {
    const name = HEADING.exec(text)?.[1]?.trim().toLowerCase()
    const service = services.find((one) => one.toLowerCase() === name)
    if (service !== undefined) sightings.push(...block(rows, row + 1, service))
  })
  for (const { echo, question } of asked) {
    if (question.kind !== 'service') continue
    const of = subjects.service(question.service, 'state')
    const seen = sightings.some((one) => one.of === of && one.at >= echo.from && one.at < echo.to)
    if (!seen) sightings.push({ at: echo.from - 0.5, of, fact: withoutState(rows, echo) })
  }
  return sightings
}

function block(rows: readonly Row[], from: number, service: string): Sighting[] {
  const sightings: Sighting[] = []
  const say = (at: number, what: 'state' | 'start' | 'type' | 'account', word: string) =>
    sightings.push({ at, of: subjects.service(service, what), fact: { kind: 'word', word } })
  for (let row = from; ; row++) {
    const text = rows[row]?.text
    if (text === undefined || text === '' || startsAnew(text)) return sightings
    const state = STATE.exec(text)?.[1]
    if (state) say(row, 'state', state.toLowerCase().replace('_', '-'))
    const start = START.exec(text)
    const word = STARTS[start?.[1] ?? '']
    // `AUTO_START  (DELAYED)`: there is nothing else that sc puts in brackets there.
    if (word) say(row, 'start', word === 'auto' && start?.[2] ? 'delayed-auto' : word)
    const type = TYPE.exec(text)?.[1]
    if (type) say(row, 'type', type.toLowerCase())
    const account = ACCOUNT.exec(text)?.[1]
    if (account && rows[row]?.ended) say(row, 'account', account.trim())
  }
}

function withoutState(rows: readonly Row[], echo: Echo): Fact {
  if (!echo.exact) return unclear(REASONS.changed)
  switch (messageIn(rows.slice(echo.from, echo.to))) {
    case 'no-service':
      return { kind: 'absent' }
    case 'denied':
      return unclear(REASONS.denied)
    case 'not-understood':
      return unclear(REASONS.notUnderstood)
    default:
      return unclear(echo.closed ? REASONS.unknown : REASONS.cut)
  }
}
