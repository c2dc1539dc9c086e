import type { CommandEdit } from '../command'
import type { CommandProblem } from './rule'

/** One problem with one edit at the same place. */
export function replaceAt(
  start: number,
  end: number,
  text: string,
  en: string,
  fr: string,
): CommandProblem {
  return { start, end, message: { en, fr }, edits: [{ start, end, text }] }
}

/** A problem that is left to a person. */
export function remarkAt(start: number, end: number, en: string, fr: string): CommandProblem {
  const edits: CommandEdit[] = []
  return { start, end, message: { en, fr }, edits }
}
