import type { PlannableArticle } from '../../../lib/plan'
import { changeKey, factKey } from './action-key'

/** The keys of what one command of a procedure changes, in the order in which it does. */
export type CommandKeys = (procedure: string, command: string) => readonly string[]

const NOTHING: readonly string[] = []

/** By procedure and command, since a value that is filled in changes what a command changes. */
export function commandKeysOf({ procedures }: PlannableArticle): CommandKeys {
  const keys = new Map(
    procedures.map(({ id, facts, changes }) => {
      const own = new Map<string, string[]>()
      const note = (command: string, key: string) =>
        own.set(command, [...(own.get(command) ?? []), key])
      for (const fact of facts) for (const command of fact.commands) note(command, factKey(fact))
      for (const change of changes) note(change.command, changeKey(change))
      return [id, own] as const
    }),
  )
  return (procedure, command) => keys.get(procedure)?.get(command) ?? NOTHING
}
