import { messagesOf } from '../../../lib/i18n'
import type { Language, Script } from '../../../lib/model'

/** The lines of a script that serve a step, counted from 1; null where none does. */
export function linesOfStep(script: Script, label: string): { first: number; last: number } | null {
  const first = script.lines.findIndex(({ step }) => step === label)
  if (first === -1) return null
  const last = script.lines.findLastIndex(({ step }) => step === label)
  return { first: first + 1, last: last + 1 }
}

export function linesLabel(
  { first, last }: { first: number; last: number },
  language: Language,
): string {
  const { steps } = messagesOf(language)
  return first === last ? steps.scriptLine(first) : steps.scriptLines(first, last)
}
