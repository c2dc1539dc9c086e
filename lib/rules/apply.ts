import { changesOf } from '../changes'
import type { Article, Command, Finding, SourceText, Step } from '../model'
import { commandRefused } from './command-refused'
import { commandTruncated } from './command-truncated'
import { commandsOf } from './commands-of'
import { readWithValues } from './console-values'
import { markExamples } from './examples'
import { factsOf } from './facts'
import { RULES } from './list'
import { placePlaceholders } from './placeholders'
import { type FoundProblem, problemsOf, repairCommand } from './repair'
import type { ArticleProblem, ArticleRule, Rule } from './rule'
import { placesOf } from './source-place'

const ARTICLE_RULES = RULES.filter((rule): rule is ArticleRule => rule.scope === 'article')

/**
 * Asks every rule about the article: its commands come back repaired, its procedures with the facts
 * that they state, and every quirk as a finding with its place, in the article's order.
 *
 * @param article as `readArticle` made it
 * @param text what it was read from: places and fixes are offsets in it
 */
export function applyRules(article: Article, text: SourceText): Article {
  const findings: Finding[] = [...article.findings]
  const source = text.text
  const add = (
    { id, severity }: Rule,
    start: number,
    end: number,
    { message, fix }: Pick<Finding, 'message' | 'fix'>,
  ) => {
    findings.push({ rule: id, severity, range: text.rangeOf(start, end), message, fix })
  }
  const repair = (command: Command): Command => {
    const problems = problemsOf(command)
    const base = command.range.start.offset
    const places = problems.length > 0 ? placesOf(command.text, base, source) : null
    const placeOf = places ?? ((offset: number) => base + offset)
    for (const { rule, problem } of problems) {
      const { message, start, end } = problem
      // A command whose text was folded has no edit that is certain; nor has one in the quotes of a
      // sentence that would get such a quote inside.
      const fix = places && !isBroken(problem, command, source) ? fixOf(problem, places) : []
      add(rule, placeOf(start), end > start ? placeOf(end - 1) + 1 : placeOf(end), { message, fix })
    }
    return repairCommand(command, problems)
  }
  const repairStep = (step: Step): Step => ({
    ...step,
    commands: step.commands.map(repair),
    steps: step.steps.map(repairStep),
  })
  const repaired: Article = {
    ...article,
    procedures: article.procedures.map((procedure) => {
      return { ...procedure, steps: procedure.steps.map(repairStep) }
    }),
    otherCommands: article.otherCommands.map(repair),
  }
  for (const procedure of repaired.procedures) readWithValues(procedure)
  repaired.placeholders = placePlaceholders(repaired)
  for (const procedure of repaired.procedures) {
    markExamples(procedure, repaired.placeholders)
    procedure.facts = factsOf(procedure)
    Object.assign(procedure, changesOf(procedure, repaired.placeholders))
  }
  const reading = { article: repaired, commands: commandsOf(repaired), source }
  const completed = new Set<number>()
  for (const rule of ARTICLE_RULES) {
    for (const problem of rule.check(reading)) {
      // What is completed from its twin is said once, with its cure.
      if (rule === commandTruncated) completed.add(problem.start)
      if (rule === commandRefused && completed.has(problem.start)) continue
      add(rule, problem.start, problem.end, problem)
      addRepair(rule, problem)
    }
  }
  findings.sort((a, b) => a.range.start.offset - b.range.start.offset)
  return { ...repaired, findings }
}

/** True where a correction puts `"` into a command that itself stands between two of them. */
function isBroken(
  { edits }: FoundProblem['problem'],
  { range: { start, end } }: Command,
  source: string,
): boolean {
  const isQuoted = source[start.offset - 1] === '"' && source[end.offset] === '"'
  return isQuoted && edits.some(({ text }) => text.includes('"'))
}

function fixOf(
  { edits }: FoundProblem['problem'],
  placeOf: (offset: number) => number,
): Finding['fix'] {
  return edits.map(({ start, end, text }) => {
    const offset = placeOf(start)
    return { offset, length: placeOf(end) - offset, text }
  })
}

/** A repair that only the script makes is shown with its command, like those of the text. */
function addRepair(rule: Rule, { repair, message, start, end }: ArticleProblem): void {
  if (!repair) return
  const { command, published, emitted } = repair
  const inText = (offset: number) =>
    Math.min(Math.max(offset - command.range.start.offset, 0), command.text.length)
  command.repairs.push({
    rule: rule.id,
    start: inText(start),
    end: inText(end),
    published,
    emitted,
    message,
  })
}
