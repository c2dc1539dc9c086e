import { intendedWords, parseCommand } from '../command'
import type { Command, Repair } from '../model'
import { RULES } from './list'
import type { CommandEdit, CommandProblem, CommandRule } from './rule'

const COMMAND_RULES = RULES.filter((rule): rule is CommandRule => rule.scope === 'command')

export interface FoundProblem {
  rule: CommandRule
  problem: CommandProblem
}

/** What the rules about single commands find in this one, in the order of the list. */
export function problemsOf(command: Pick<Command, 'program' | 'text'>): FoundProblem[] {
  const published = { ...command, words: intendedWords(command.text) }
  return COMMAND_RULES.flatMap((rule) =>
    rule.check(published).map((problem) => ({ rule, problem })),
  )
}

/** The command with its repairs made and its text read again: what it was meant to do. */
export function repairCommand(command: Command, problems: FoundProblem[]): Command {
  const edits = problems.flatMap(({ problem }) => problem.edits)
  if (edits.length === 0) return { ...command, repairs: [] }
  const repaired = applyEdits(command.text, edits)
  const { outcome, operation, refusal } = parseCommand(repaired)
  const repairs: Repair[] = problems
    .filter(({ problem }) => problem.edits.length > 0)
    .map(({ rule, problem: { start, end, message, edits } }) => {
      const inside = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }))
      const published = command.text.slice(start, end)
      return { rule: rule.id, start, end, published, emitted: applyEdits(published, inside), message }
    })
  return {
    ...command,
    outcome,
    operation,
    refusal,
    repaired: outcome === 'refused' ? null : repaired,
    repairs,
  }
}

/** Edits of different rules may touch but not overlap; of two that do, the first one counts. */
export function applyEdits(text: string, edits: CommandEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end)
  let result = ''
  let at = 0
  for (const edit of ordered) {
    if (edit.start < at) continue
    result += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return result + text.slice(at)
}
