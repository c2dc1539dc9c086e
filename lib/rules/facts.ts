import type { Command, Fact, Procedure } from '../model'
// Not from the model's index: that would bring zod into the browser.
import { everyStep } from '../model/steps'

/** What tells two facts apart; key and value names are compared without regard to case. */
export function factIdentity(
  fact: Pick<Fact, 'root' | 'hive' | 'controlSet' | 'key' | 'name'>,
): string {
  const { root, hive, controlSet, key, name } = fact
  return [root, hive ?? '', controlSet, key, name].join('\\').toLowerCase()
}

/** The fact that one command states, or null where it states none. */
export function factOf(
  command: Command,
  procedure: Pick<Procedure, 'id' | 'situation'>,
  step: string,
): Fact | null {
  if (command.operation?.kind !== 'registry-set') return null
  const { target, name, value } = command.operation
  const { root, hive, controlSet, key } = target
  const { id, situation } = procedure
  return {
    situation,
    procedure: id,
    root,
    hive,
    controlSet,
    key,
    name,
    value,
    step,
    commands: [command.id],
  }
}

/** The facts that a procedure's commands state, each once: see `mergedFacts`. */
export function factsOf(procedure: Pick<Procedure, 'id' | 'situation' | 'steps'>): Fact[] {
  return mergedFacts(
    everyStep(procedure).flatMap(({ id, commands }) =>
      commands.flatMap((command) => factOf(command, procedure, id) ?? []),
    ),
  )
}

/**
 * Facts in the order of their commands, each once: the commands for `ControlSet001` and
 * `ControlSet002` are one fact. Where two disagree the later one counts, as it would when run.
 */
export function mergedFacts(stated: readonly Fact[]): Fact[] {
  const facts = new Map<string, Fact>()
  for (const fact of stated) {
    const identity = factIdentity(fact)
    const known = facts.get(identity)
    facts.set(
      identity,
      known
        ? { ...known, commands: [...known.commands, ...fact.commands], value: fact.value }
        : fact,
    )
  }
  return [...facts.values()]
}
