import { type Command, everyStep, type Fact, type Procedure } from '../model'

/** What tells two facts apart; key and value names are compared without regard to case. */
export function factIdentity(
  fact: Pick<Fact, 'root' | 'hive' | 'controlSet' | 'key' | 'name'>,
): string {
  const { root, hive, controlSet, key, name } = fact
  return [root, hive ?? '', controlSet, key, name].join('\\').toLowerCase()
}

/** The fact that one command states, or null where it states none. */
export function factOf(command: Command, procedure: Procedure, step: string): Fact | null {
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

/**
 * The facts that a procedure's commands state, each once: the commands for `ControlSet001` and
 * `ControlSet002` are one fact. Where two disagree the later one counts, as it would when run.
 */
export function factsOf(procedure: Procedure): Fact[] {
  const facts = new Map<string, Fact>()
  for (const step of everyStep(procedure)) {
    for (const command of step.commands) {
      const fact = factOf(command, procedure, step.id)
      if (!fact) continue
      const known = facts.get(factIdentity(fact))
      if (!known) facts.set(factIdentity(fact), fact)
      else {
        known.commands.push(command.id)
        known.value = fact.value
      }
    }
  }
  return [...facts.values()]
}
