import type { Question } from '../script'
import { ROOT_NAMES } from '../script/registry-paths'
import type { Echo } from './echo'
import { follow } from './follow'
import { messageIn } from './messages'
import { REASONS } from './reasons'
import type { Row } from './rows'
import { type Fact, type Sighting, subjects, unclear } from './sighting'
import { factOfLine, isValueRow, wholeLine } from './value-rows'

type KeyQuestion = Extract<Question, { kind: 'value' | 'key' }>

/**
 * What `reg query` printed of the keys that are asked for. A value says itself which key it lies in,
 * whoever asked; that there is none is said to the question alone.
 *
 * @param asked the questions that were typed, with the rows of their answers
 */
export function registrySightings(
  rows: readonly Row[],
  questions: readonly KeyQuestion[],
  asked: ReadonlyArray<{ echo: Echo; question: Question }>,
): Sighting[] {
  const sightings = found(rows, questions)
  for (const { echo, question } of asked) {
    if (question.kind !== 'value' && question.kind !== 'key') continue
    const of = subjectOf(question)
    const within = ({ at, of: other }: Sighting) => other === of && at >= echo.from && at < echo.to
    const answered = sightings.some(within)
    const fact = withoutValue(rows, echo, question, answered)
    // After the value that it throws doubt on; else right after the command.
    const at = answered ? echo.to - 0.5 : echo.from - 0.5
    if (fact) sightings.push({ at, of, fact })
  }
  return sightings
}

/** Every value of a key asked for, and every key, wherever they stand. */
function found(rows: readonly Row[], questions: readonly KeyQuestion[]): Sighting[] {
  const keys = new Map<string, KeyQuestion[]>()
  for (const question of questions) {
    const path = fullPath(question.key)
    keys.set(path, [...(keys.get(path) ?? []), question])
  }
  const sightings: Sighting[] = []
  rows.forEach(({ text }, row) => {
    if (!/^H/i.test(text)) return
    for (const [path, wanted] of keys) {
      const heading = follow(rows, row, 0, path)
      if (heading?.exact) {
        sightings.push({ at: row, of: subjects.key(path), fact: { kind: 'present' } })
        sightings.push(...valuesBelow(rows, heading.last + 1, wanted))
      }
    }
  })
  return sightings
}

function valuesBelow(
  rows: readonly Row[],
  from: number,
  questions: readonly KeyQuestion[],
): Sighting[] {
  const sightings: Sighting[] = []
  for (let row = from; isValueRow(rows[row]?.text ?? ''); ) {
    const line = wholeLine(rows, row)
    for (const question of questions) {
      if (question.kind !== 'value') continue
      const fact = factOfLine(line, question.name)
      if (fact) sightings.push({ at: row, of: subjectOf(question), fact })
    }
    row = line.next
  }
  return sightings
}

/** What it means that a question was answered by something else than its value. */
function withoutValue(
  rows: readonly Row[],
  echo: Echo,
  question: KeyQuestion,
  answered: boolean,
): Fact | null {
  const answer = rows.slice(echo.from, echo.to)
  const message = messageIn(answer)
  if (answered) return message === null ? null : unclear(REASONS.both)
  // A key line without the value: the value row is still to come, or was lost.
  if (!echo.exact) return unclear(REASONS.changed)
  switch (message) {
    case 'absent':
      return { kind: 'absent' }
    case 'denied':
      return unclear(REASONS.denied)
    case 'not-understood':
      return unclear(REASONS.notUnderstood)
    case 'no-service':
    case null: {
      const path = fullPath(question.key)
      const below = answer.some(({ text }) =>
        text.toLowerCase().startsWith(`${path}\\`.toLowerCase()),
      )
      // `reg query` of a key lists the keys below it, and those are reason enough.
      if (question.kind === 'key' && below) return { kind: 'present' }
      return unclear(echo.closed ? REASONS.unknown : REASONS.cut)
    }
    default: {
      const never: never = message
      return never
    }
  }
}

function subjectOf(question: KeyQuestion): string {
  const path = fullPath(question.key)
  return question.kind === 'value' ? subjects.value(path, question.name) : subjects.key(path)
}

/** `HKLM\…` as reg.exe prints it: with the root's whole name. */
export function fullPath(key: string): string {
  const [root = '', ...rest] = key.split('\\')
  const known = Object.entries(ROOT_NAMES).find(([short]) => short === root)
  return [known?.[1] ?? root, ...rest].join('\\')
}
