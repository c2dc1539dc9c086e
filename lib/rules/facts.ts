import type { Command, Fact, Procedure } from '../model'
// Not from the model's index: that would bring zod into the browser.
import { everyStep } from '../model/steps'

/** What tells two facts apart; key and value names are compared without regard to case. */
export function factIdentity(
  fact: Pick<Fact, 'root' | 'hive' | 'controlSet' | 'key' | 'name'>,
): string {
  const { root, hive, controlSet, key, name } = fact
  const above = [root, ...(hive ? [hive] : []), ...(controlSet ? ['CurrentControlSet'] : [])]
  return [...above, key, name].join('\\').toLowerCase()
}

/** The fact that one command states, or null where it states none. */
export function factOf(
  command: Command,
  procedure: Pick<Procedure, 'id' | 'situation'>,
  step: string,
): Fact | null {
  const { operation, exampleOf, ofOneRow } = command
  if (operation?.kind !== 'registry-set' || exampleOf !== undefined || ofOneRow) return null
  const { target, name, value } = operation
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
 * `ControlSet002` are one fact. Two that give one value different data are two, for their reader to
 * choose between, and so is all else that their steps state: one step must not count for the other.
 */
export function mergedFacts(stated: readonly Fact[]): Fact[] {
  const isOpposed = opposition(stated)
  // A map keeps the order; of one statement there are several only where steps are opposed.
  const facts = new Map<string, Fact[]>()
  const all: Fact[] = []
  for (const fact of stated) {
    const statement = statementOf(fact)
    const same = facts.get(statement) ?? []
    const known = same.find(({ step }) => !isOpposed(step, fact.step))
    if (known) {
      known.commands.push(...fact.commands)
      continue
    }
    const own = { ...fact, commands: [...fact.commands] }
    facts.set(statement, [...same, own])
    all.push(own)
  }
  return all
}

const statementOf = (fact: Fact) => `${factIdentity(fact)} ${JSON.stringify(fact.value)}`

/** Whether two steps give one value different data. */
function opposition(stated: readonly Fact[]): (one: string, other: string) => boolean {
  const byStep = new Map<string, Map<string, Set<string>>>()
  for (const fact of stated) {
    const places = byStep.get(fact.step) ?? new Map<string, Set<string>>()
    const place = factIdentity(fact)
    places.set(place, (places.get(place) ?? new Set()).add(JSON.stringify(fact.value)))
    byStep.set(fact.step, places)
  }
  const none = new Map<string, Set<string>>()
  return (one, other) => {
    if (one === other) return false
    const others = byStep.get(other) ?? none
    return [...(byStep.get(one) ?? none)].some(([place, values]) => {
      const theirs = others.get(place)
      return theirs !== undefined && new Set([...values, ...theirs]).size > 1
    })
  }
}
