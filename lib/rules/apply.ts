import { changesOf } from '../changes'
import type { Article, Command, Finding, SourceText, Step } from '../model'
import { commandRefused } from './command-refused'
import { commandTruncated } from './command-truncated'
import { commandsOf } from './commands-of'
import { factsOf } from './facts'
import { RULES } from './list'
import { placePlaceholders } from './placeholders'
import { type FoundProblem, problemsOf, repairCommand } from './repair'
import type { ArticleProblem, ArticleRule, Rule } from './rule'

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
    for (const { rule, problem } of problems) {
      const base = command.range.start.offset
      const fix = fixOf(problem, command, source)
      add(rule, base + problem.start, base + problem.end, { message: problem.message, fix })
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
      const steps = procedure.steps.map(repairStep)
      const whole = { ...procedure, steps }
      return { ...whole, facts: factsOf(whole) }
    }),
    otherCommands: article.otherCommands.map(repair),
  }
  repaired.placeholders = placePlaceholders(repaired)
  for (const procedure of repaired.procedures) {
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

function fixOf(problem: FoundProblem['problem'], command: Command, source: string): Finding['fix'] {
  const base = command.range.start.offset
  // A command whose text was folded (inline code over two lines) has no edit that is certain.
  if (!source.startsWith(command.text, base)) return []
  return problem.edits.map(({ start, end, text }) => ({
    offset: base + start,
    length: end - start,
    text,
  }))
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
