import {
  type Article,
  type Command,
  commandsOfProcedure,
  type Fact,
  type Finding,
  type PlaceholderUse,
  type Procedure,
  type Shell,
  type Situation,
  type Step,
} from '../../../lib/model'
import type { PlannableArticle } from '../../../lib/plan'
import { factKey } from './action-key'

/** What a step shows, in the article's order. */
export type StepBlock =
  | { type: 'prose'; markdown: string }
  /** What one command changes: a setting with its name, or changes that have theirs in the plan. */
  | { type: 'change'; id: string; name: string | null }
  /** The article states the same setting again; the step where it stands first has the command. */
  | { type: 'again'; name: string; step: string }
  /** A command that changes nothing a script does: shown as published, and left to the reader. */
  | { type: 'passed'; id: string; text: string; uses: PlaceholderUse[]; shell: Shell }
  /** A comment between the commands: what the next ones are for. */
  | { type: 'comment'; id: string; text: string }
  /** A step below this one: its number or letter, and what it shows. */
  | { type: 'step'; id: string; label: string; blocks: StepBlock[] }

export interface StepView {
  label: string
  blocks: StepBlock[]
  /** For an attached disk: the step handles the hives by hand, which the script does itself. */
  hiveWork: boolean
  /** The published commands with repairs, one for each setting: the others differ in nothing new. */
  repaired: Array<{ command: Command; fact: Fact | null }>
}

export interface ProcedureView {
  id: string
  title: string
  situation: Situation
  introduction: string[]
  steps: StepView[]
  /** What was put right in the procedure as a whole: no single command's repair. */
  also: Finding[]
}

/** The procedures of an article as the page shows them. */
export function viewOf(article: Article): ProcedureView[] {
  return article.procedures.map((procedure) => ({
    id: procedure.id,
    title: procedure.title,
    situation: procedure.situation,
    introduction: procedure.introduction.map(({ markdown }) => markdown),
    steps: procedure.steps.map((step) => stepView(step, procedure)),
    also: alsoRepaired(article, procedure),
  }))
}

/** The title of the catalogue, in the reader's words; the article's own without one. */
export function titleOf({ frontMatter: { title }, title: own }: Article): string {
  return typeof title === 'string' ? title : own
}

/** What the browser needs to plan: the facts, and nothing of the text. */
export function plannableOf(article: Article): PlannableArticle {
  return {
    slug: article.slug,
    procedures: article.procedures.map(({ id, situation, facts, changes, leftOut }) => ({
      id,
      situation,
      facts,
      changes,
      leftOut,
    })),
  }
}

function stepView(step: Step, procedure: Procedure): StepView {
  const shown = new Set<string>()
  const repaired: StepView['repaired'] = []
  const blocks = step.body.flatMap((block): StepBlock[] => {
    if (block.type === 'prose') return [{ type: 'prose', markdown: block.markdown }]
    if (block.type === 'step') {
      const below = step.steps.find(({ id }) => id === block.id)
      if (!below) return []
      const view = stepView(below, procedure)
      repaired.push(...view.repaired)
      return [{ type: 'step', id: below.id, label: below.label, blocks: view.blocks }]
    }
    const command = step.commands.find(({ id }) => id === block.id)
    if (!command) return []
    const fact = procedure.facts.find(({ commands }) => commands.includes(command.id)) ?? null
    const first = fact === null || !shown.has(factKey(fact))
    if (first && command.repairs.length > 0) repaired.push({ command, fact })
    const { id } = command
    if (fact === null)
      return isHalfOfRestart(command, procedure) ? [] : [otherBlock(command, procedure)]
    if (!first) return []
    shown.add(factKey(fact))
    return fact.step === step.id
      ? [{ type: 'change', id, name: fact.name }]
      : [{ type: 'again', name: fact.name, step: fact.step }]
  })
  return {
    label: step.id,
    blocks,
    hiveWork: procedure.situation === 'offline' && handlesHives(step),
    repaired,
  }
}

/** A stop that a later start makes a restart: it is shown there, as the target says it. */
function isHalfOfRestart({ id, operation }: Command, { changes }: Procedure): boolean {
  if (operation?.kind !== 'service' || operation.action !== 'stop') return false
  if (changes.some((one) => one.command === id)) return false
  const service = operation.subject?.toLowerCase()
  return changes.some(
    (one) =>
      one.kind === 'service-restart' &&
      one.service.toLowerCase() === service &&
      numberOf(one.command) > numberOf(id),
  )
}

/** `c12` is the article's twelfth command. */
const numberOf = (command: string) => Number(command.slice(1))

/** What a command that states no setting is shown as. */
function otherBlock(command: Command, { changes }: Procedure): StepBlock {
  const { id, outcome, text, repaired, placeholders, shell } = command
  if (changes.some((one) => one.command === id)) return { type: 'change', id, name: null }
  if (outcome === 'comment') return { type: 'comment', id, text: commentOf(text) }
  return { type: 'passed', id, text: repaired ?? text, uses: placeholders, shell }
}

/** A comment's words, without the sign that makes it one in its shell. */
function commentOf(text: string): string {
  return text.replace(/^\s*(?:@?rem\b|::|#+)\s*/i, '')
}

/** The commands of a step and the steps below it that change something, or may with a value. */
export function asksIn(blocks: StepBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'step') return asksIn(block.blocks)
    const open = block.type === 'passed' && block.uses.length > 0
    return block.type === 'change' || open ? [block.id] : []
  })
}

/** By Windows' own names, which no language translates: Registry Editor, a hive's file, its root. */
function handlesHives(step: Step): boolean {
  const commands = commandsOfProcedure({ steps: [step] })
  if (commands.length > 0) return commands.every(({ operation }) => HIVE_WORK.has(operation?.kind))
  return step.body.some(
    (block) =>
      block.type === 'prose' && /regedit|HKEY_LOCAL_MACHINE|system32\\config/i.test(block.text),
  )
}

const HIVE_WORK = new Set<string | undefined>(['hive-load', 'hive-unload'])

function alsoRepaired(article: Article, procedure: Procedure): Finding[] {
  const { start, end } = procedure.range
  const commands = commandsOfProcedure(procedure)
  return article.findings.filter((finding) => {
    const at = finding.range.start.offset
    if (at < start.offset || at > end.offset) return false
    return !commands.some(
      ({ range, repairs }) =>
        range.start.offset <= at &&
        at <= range.end.offset &&
        repairs.some(({ rule }) => rule === finding.rule),
    )
  })
}
