import type { Nodes, RootContent } from 'mdast'
import type { Command, SourceText, Step } from '../model'
import { type CommandsByNode, offsetsOf } from './carriers'
import { proseOf } from './prose'
import { walk } from './walk'

export interface Reading {
  source: SourceText
  found: CommandsByNode
  /** The typed commands of a node, made once and in the article's order. */
  commandsOf: (node: Nodes) => Command[]
}

/**
 * The steps of a procedure: the items of its ordered lists. What stands between two lists (a list
 * broken by an unindented alert or code block) belongs to the step before it.
 */
export function stepsOf(children: RootContent[], reading: Reading): Step[] {
  const steps: Step[] = []
  for (const node of children) {
    if (node.type !== 'list' || !node.ordered) {
      const last = steps.at(-1)
      if (last) addTo(last, node, reading)
      continue
    }
    for (const item of node.children) {
      const { start, end } = offsetsOf(item)
      // The source's own number: CommonMark counts on from the first one whatever follows.
      const label = /^\s*([\p{L}\p{N}]+)[.)]/u.exec(
        reading.source.text.slice(start, start + 16),
      )?.[1]
      const range = reading.source.rangeOf(start, end)
      const step: Step = {
        id: label ?? '',
        label: label ?? '',
        body: [],
        commands: [],
        branches: [],
        steps: [],
        range,
      }
      for (const child of item.children) addTo(step, child, reading)
      steps.push(step)
    }
  }
  return steps
}

function addTo(step: Step, node: RootContent, reading: Reading): void {
  const prose = node.type === 'code' ? null : proseOf(node, reading.found, reading.source)
  if (prose) step.body.push({ type: 'prose', ...prose })
  walk(node, (child) => {
    for (const command of reading.commandsOf(child)) {
      step.body.push({ type: 'command', id: command.id })
      step.commands.push(command)
    }
  })
}
