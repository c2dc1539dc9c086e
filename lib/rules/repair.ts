import { applyEdits, intendedWords, parseCommand } from '../command'
import type { Command, Repair } from '../model'
import { RULES } from './list'
import { regWords } from './reg-words'
import type { CommandProblem, CommandRule } from './rule'

const COMMAND_RULES = RULES.filter((rule): rule is CommandRule => rule.scope === 'command')

const BY_PROGRAM = new Map<string, CommandRule[]>()

/** The rules that look at a program's commands, in the order of the list; most look at one alone. */
function rulesFor(program: string): CommandRule[] {
  const known = BY_PROGRAM.get(program)
  if (known) return known
  const rules = COMMAND_RULES.filter(({ programs }) => programs?.includes(program) ?? true)
  // Cmdlets come by the hundred from articles that nobody here has seen: enough is enough.
  if (BY_PROGRAM.size < 1000) BY_PROGRAM.set(program, rules)
  return rules
}

export interface FoundProblem {
  rule: CommandRule
  problem: CommandProblem
}

/** What the rules about single commands find in this one, in the order of the list. */
export function problemsOf(
  command: Pick<Command, 'shell' | 'program' | 'text' | 'outcome'>,
): FoundProblem[] {
  if (command.outcome === 'sample' || command.outcome === 'comment') return []
  const { shell, program, text } = command
  const words = intendedWords(text)
  const published = { shell, program, text, words, reg: program === 'reg' ? regWords(words) : null }
  return rulesFor(program).flatMap((rule) =>
    rule.check(published).map((problem) => ({ rule, problem })),
  )
}

/** The command with its repairs made and its text read: what it was meant to do. */
export function repairCommand(command: Command, problems: FoundProblem[]): Command {
  if (command.outcome === 'sample' || command.outcome === 'comment')
    return { ...command, repairs: [] }
  const edits = problems.flatMap(({ problem }) => problem.edits)
  const repaired = edits.length > 0 ? applyEdits(command.text, edits) : command.text
  const { outcome, operation, refusal } = parseCommand(repaired, command.shell)
  return {
    ...command,
    outcome,
    operation,
    refusal,
    repaired: outcome === 'refused' ? null : repaired,
    repairs: problems
      .filter(({ problem }) => problem.edits.length > 0)
      .map((p) => repairOf(p, command.text)),
  }
}

function repairOf({ rule, problem }: FoundProblem, text: string): Repair {
  const { start, end, message } = problem
  const edits = problem.edits.map((edit) => ({
    ...edit,
    start: edit.start - start,
    end: edit.end - start,
  }))
  const published = text.slice(start, end)
  return { rule: rule.id, start, end, published, emitted: applyEdits(published, edits), message }
}
