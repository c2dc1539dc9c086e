import { type ConsoleVariables, followVariables, parseCommand } from '../command'
import type { Procedure } from '../model'
// Not from the model's index: that would bring zod into the browser.
import { everyStep } from '../model/steps'

/**
 * Reads the commands of a procedure anew whose variables (`$key`, `%key%`) hold what earlier commands
 * of it say. A procedure is typed in one console, in the order of its steps.
 */
export function readWithValues(procedure: Pick<Procedure, 'steps'>): void {
  const variables: ConsoleVariables = new Map()
  for (const { commands } of everyStep(procedure)) {
    for (const command of commands) {
      const { outcome, shell, repaired } = command
      if (outcome === 'sample' || outcome === 'comment' || repaired === null) continue
      const text = followVariables(variables, repaired, shell)
      if (text === null) continue
      const read = parseCommand(text, shell)
      if (read.outcome === 'refused') continue
      Object.assign(command, { ...read, withValues: text })
    }
  }
}
