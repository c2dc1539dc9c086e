import { REASONS } from './reasons'
import { promptLength, type Row, WIDTH } from './rows'
import { type Fact, type Sighting, subjects, unclear } from './sighting'

/** A thing as the lines of a log name it: see `lib/script/wording.ts`. */
export interface Named {
  place: string
  name: string
}

const STATUS = /^\[(right|changed|missing|differs|failed|skipped|done|todo|restored|kept)\] +/

/** What the lines of a script's own log say, on the screen or in `log.txt`. */
export function lineSightings(rows: readonly Row[], named: readonly Named[]): Sighting[] {
  const sightings: Sighting[] = []
  for (let row = 0; row < rows.length; row++) {
    const status = STATUS.exec(rows[row]?.text ?? '')?.[1]
    if (status === undefined) continue
    // What is only announced, or cannot be taken back, says nothing of what is there.
    const form = FORMS[status]
    if (!form) continue
    for (const { place, name } of named) {
      const fact = factFrom(rows, row, `${place} ${name}: `, form)
      if (fact) sightings.push({ at: row, of: subjects.line(place, name), fact })
    }
  }
  return sightings
}

/** What stands after the colon, whole; the group is what is there now. */
const FORMS: Readonly<Record<string, RegExp>> = {
  right: /^"(.*)"$/,
  done: /^"(.*)"$/,
  skipped: /^"(.*)"$/,
  changed: /^".*" -> "(.*)"$/,
  restored: /^".*" -> "(.*)"$/,
  failed: /^"(.*)" -> ".*"$/,
  differs: /^is "(.*)", should be ".*"$/,
  missing: /^should be ".*()"$/,
}

/** A line of the log: rows break it anywhere, and it is whole where it has its form. */
function factFrom(rows: readonly Row[], from: number, start: string, form: RegExp): Fact | null {
  let text = rows[from]?.text.replace(STATUS, '') ?? ''
  for (let next = from + 1; ; next++) {
    const last = rows[next - 1]
    const row = rows[next]
    const anew =
      row === undefined || row.text === '' || STATUS.test(row.text) || promptLength(row.text) > 0
    const missing = WIDTH - (last?.text.length ?? 0)
    if (text.length > start.length) {
      if (text.slice(0, start.length).toLowerCase() !== start.toLowerCase()) return null
      const now = form.exec(text.slice(start.length))?.[1]
      // A full row that is whole may still go on.
      if (now !== undefined && last?.ended && (anew || missing !== 0)) return stated(now)
      if (now !== undefined) return unclear(last?.ended ? REASONS.broken : REASONS.cut)
    }
    if (anew || missing < 0 || missing > 1) {
      return text.length > start.length ? unclear(REASONS.cut) : null
    }
    text += ' '.repeat(missing) + row.text
  }
}

function stated(text: string): Fact {
  return text === '' || text === 'absent' ? { kind: 'absent' } : { kind: 'word', word: text }
}
