import { type Article, commandsOfProcedure, everyStep, type Procedure } from '../model'
import { factIdentity } from './facts'

/** Without a fact it is no beginning of the first one, unless all it has done is load a hive. */
function doesOtherThings(procedure: Procedure): boolean {
  if (procedure.facts.length > 0) return false
  const kinds = commandsOfProcedure(procedure).map(({ operation }) => operation?.kind)
  return kinds.some((kind) => kind !== 'hive-load')
}

/** Steps to restart and to detach the disk after the last command: one may be cut off, two are an end. */
function goesOnInWords(procedure: Procedure): boolean {
  const steps = everyStep(procedure)
  const last = steps.findLastIndex(({ commands }) => commands.length > 0)
  return steps.length - 1 - last >= 2
}

export interface ShorterProcedure {
  first: Procedure
  last: Procedure
  /** How many of the first one's settings the last one lacks. */
  missing: number
  /** The name of the first of these. */
  name: string
}

/** Two procedures for the same facts, and the last one stops before the end of the first. */
export function shorterProcedure(article: Article): ShorterProcedure | null {
  const [first, last, ...others] = article.procedures
  if (!first || !last || others.length > 0 || first.situation === last.situation) return null
  if (doesOtherThings(last) || goesOnInWords(last)) return null
  const stated = new Set(last.facts.map(factIdentity))
  const missing = first.facts.filter((fact) => !stated.has(factIdentity(fact)))
  const firstMissing = missing[0]
  // The ones that are there must be the first ones, in the same order: then the rest was cut off.
  const isPrefix = first.facts
    .slice(0, last.facts.length)
    .every((fact, index) => factIdentity(fact) === factIdentity(last.facts[index] ?? fact))
  if (!firstMissing || !isPrefix) return null
  return { first, last, missing: missing.length, name: firstMissing.name }
}
