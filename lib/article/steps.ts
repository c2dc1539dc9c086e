import type { List, ListItem, Nodes, RootContent, Table } from 'mdast'
import type { Command, Prose, SourceText, Step } from '../model'
import { branchesIn } from './branches'
import type { CommandsByNode } from './carriers'
import { offsetsOf } from './offsets'
import { proseOf } from './prose'
import { walk } from './walk'

export interface Reading {
  source: SourceText
  found: CommandsByNode
  /** The typed commands of a node, made once and in the article's order. */
  commandsOf: (node: Nodes) => Command[]
  /** True where a command stands in the node or anywhere below it. */
  holdsCommand: (node: Nodes) => boolean
}

/** What a section's own text comes to: what it says before the first step, and the steps. */
export interface SteppedText {
  introduction: Prose[]
  steps: Step[]
}

/**
 * The steps that a section's own text holds. An item of a numbered list is one, and so is an item of
 * a list with bullets that holds a command; a command that stands in no list makes one together with
 * the paragraph before it. What stands between two parts of one numbered list (an alert or a code
 * block without indentation breaks it in two) belongs to the step before it.
 */
export function stepsOf(children: RootContent[], reading: Reading): SteppedText {
  const nodes = unquoted(children, reading)
  const continued = continuedLists(nodes)
  const steps: Step[] = []
  let waiting: RootContent[] = []
  const introduction: Prose[] = []
  /** True while what comes next still speaks about the last step. */
  let open = false

  const settle = (into: Step | undefined) => {
    for (const node of waiting) {
      if (into) addTo(into, node, reading)
      else {
        const prose = proseIn(node, reading)
        if (prose) introduction.push(prose)
      }
    }
    waiting = []
  }
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'list' && isSteps(node, reading)) {
      settle(steps.at(-1))
      steps.push(...stepsIn(node, reading))
      open = continued.has(index)
      continue
    }
    if (open) {
      const last = steps.at(-1)
      if (last) addTo(last, node, reading)
      continue
    }
    if (!reading.holdsCommand(node)) {
      waiting.push(node)
      continue
    }
    const lead = node.type === 'paragraph' ? undefined : waiting.pop()
    const last = steps.at(-1)
    if (node.type !== 'paragraph' && !lead && last) {
      // Two blocks in a row: the second one goes on with the first.
      addTo(last, node, reading)
      continue
    }
    settle(last)
    const { start } = offsetsOf(lead ?? node)
    const step = emptyStep('', reading.source.rangeOf(start, offsetsOf(node).end))
    if (lead) addTo(step, lead, reading)
    addTo(step, node, reading)
    steps.push(step)
  }
  settle(steps.at(-1))
  number(steps, '')
  return { introduction, steps }
}

/** A quote is looked into where it holds a list with commands: whole procedures stand in notes. */
function unquoted(children: RootContent[], reading: Reading): RootContent[] {
  return children.flatMap((node): RootContent[] => {
    const opened =
      node.type === 'blockquote' &&
      node.children.some((child) => child.type === 'list' && reading.holdsCommand(child))
    return opened && node.type === 'blockquote' ? unquoted(node.children, reading) : [node]
  })
}

function isSteps(list: List, reading: Reading): boolean {
  return list.ordered === true || reading.holdsCommand(list)
}

/** The numbered lists that go on further down: their next part does not start again at the first number. */
function continuedLists(nodes: RootContent[]): Set<number> {
  const continued = new Set<number>()
  let previous: { index: number; list: List } | null = null
  for (const [index, node] of nodes.entries()) {
    if (node.type !== 'list' || !node.ordered) continue
    if (previous && (node.start ?? 1) > (previous.list.start ?? 1)) continued.add(previous.index)
    previous = { index, list: node }
  }
  return continued
}

function emptyStep(label: string, range: Step['range']): Step {
  return { id: label, label, body: [], commands: [], branches: [], steps: [], range }
}

/**
 * Each item as a step, under the source's own number: CommonMark counts on from the first one
 * whatever follows. `1. 1. 1.` is a way to leave the counting to the page, so there it is done.
 */
function stepsIn(list: List, reading: Reading): Step[] {
  const labels = list.children.map((item) => {
    const { start } = offsetsOf(item)
    const written = reading.source.text.slice(start, start + 16)
    return /^\s*([\p{L}\p{N}]+)[.)]/u.exec(written)?.[1] ?? ''
  })
  const counted = labels.length > 1 && labels.every((label) => label === '1')
  return list.children.map((item, index) =>
    stepOf(item, counted ? String(index + 1) : (labels[index] ?? ''), reading),
  )
}

function stepOf(item: ListItem, label: string, reading: Reading): Step {
  const { start, end } = offsetsOf(item)
  const step = emptyStep(label, reading.source.rangeOf(start, end))
  for (const child of item.children) addTo(step, child, reading)
  return step
}

/**
 * A code block that is indented further than the last sub-step's number but not as far as its text
 * was meant for it, though CommonMark gives it to the step around.
 */
function subStepOf(step: Step, { type, position }: RootContent): Step | null {
  const last = step.steps.at(-1)
  if (type !== 'code' || !position || !last || step.body.at(-1)?.type !== 'step') return null
  if (last.commands.length > 0 || last.steps.length > 0) return null
  return position.start.column > last.range.start.column ? last : null
}

function addTo(around: Step, node: RootContent, reading: Reading): void {
  const step = subStepOf(around, node) ?? around
  if (node.type === 'list' && isSteps(node, reading)) {
    for (const below of stepsIn(node, reading)) {
      step.steps.push(below)
      // Named once all are there: until then its place in the list stands for it.
      step.body.push({ type: 'step', id: String(step.steps.length - 1) })
    }
    return
  }
  if (node.type === 'table') rowsToChoose(node, reading)
  const prose = proseIn(node, reading)
  if (prose) step.body.push({ type: 'prose', ...prose })
  step.branches.push(...branchesIn(node, reading.source))
  walk(node, (child) => {
    for (const command of reading.commandsOf(child)) {
      step.body.push({ type: 'command', id: command.id })
      step.commands.push(command)
    }
  })
}

/**
 * Marks the commands of a table with a script in each row (one for each version of Windows, say). Rows
 * that follow each other do different things; of these at least two do one thing in the same words,
 * beside what they do differently, so that a machine needs one of them.
 */
function rowsToChoose({ children }: Table, reading: Reading): void {
  const rows = children.map((row) => {
    const commands: Command[] = []
    walk(row, (child) => {
      commands.push(...reading.commandsOf(child))
    })
    return commands
  })
  const told = new Map<string, number>()
  for (const commands of rows) {
    if (commands.length < 2) continue
    for (const text of new Set(commands.map(({ text }) => text.toLowerCase()))) {
      told.set(text, (told.get(text) ?? 0) + 1)
    }
  }
  if (![...told.values()].some((rows) => rows > 1)) return
  for (const command of rows.flat()) command.ofOneRow = true
}

function proseIn(node: RootContent, reading: Reading): Prose | null {
  const silent = node.type === 'code' || node.type === 'yaml' || node.type === 'definition'
  return silent ? null : proseOf(node, reading.found, reading.source)
}

/** Gives each step an id that no other step of its procedure has. */
function number(steps: Step[], above: string): void {
  const taken = new Set<string>(steps.flatMap(({ label }) => (label === '' ? [] : [label])))
  const given = new Set<string>()
  for (const [index, step] of steps.entries()) {
    let name = step.label
    if (name === '' || given.has(name)) {
      const base = name === '' ? String(index + 1) : name
      name = base
      for (let letter = 98; taken.has(name) || given.has(name); letter++) {
        name = `${base}-${letter <= 122 ? String.fromCharCode(letter) : letter}`
      }
    }
    given.add(name)
    step.id = above + name
    number(step.steps, `${step.id}.`)
    step.body = step.body.map((block) =>
      block.type === 'step' ? { ...block, id: step.steps[Number(block.id)]?.id ?? '' } : block,
    )
  }
}
