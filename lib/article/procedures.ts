import type { RootContent } from 'mdast'
import { parseRegistryKey } from '../command'
import type { Command, Procedure, Prose, Situation } from '../model'
import { offsetsOf } from './carriers'
import { proseOf } from './prose'
import type { Section } from './sections'
import { type Reading, stepsOf } from './steps'

/** A section is a procedure where it has numbered steps and one of them has a command. */
export function procedureOf(section: Section, reading: Reading): Procedure | null {
  const first = section.children.findIndex((node) => node.type === 'list' && node.ordered)
  if (first === -1) return null
  const steps = stepsOf(section.children.slice(first), reading)
  const commands = steps.flatMap((step) => step.commands)
  if (!commands.some((command) => command.outcome !== 'sample')) return null

  const start = section.heading ? offsetsOf(section.heading).start : 0
  const end = offsetsOf(section.children.at(-1) ?? { type: 'break' }).end
  return {
    id: section.anchor,
    title: section.title,
    situation: situationOf(commands),
    access: null,
    role: 'sequence',
    parent: null,
    introduction: proseOfAll(section.children.slice(0, first), reading),
    steps,
    facts: [],
    leftOut: [],
    range: reading.source.rangeOf(start, Math.max(start, end)),
  }
}

export function proseOfAll(nodes: RootContent[], reading: Reading): Prose[] {
  return nodes.flatMap((node) => {
    const isProse = node.type !== 'code' && node.type !== 'yaml' && node.type !== 'definition'
    const prose = isProse ? proseOf(node, reading.found, reading.source) : null
    return prose ? [prose] : []
  })
}

/**
 * Told from the keys that the commands name, not from the heading's words: a hive under a name of
 * its own (`HKLM\BROKENSYSTEM`) is an attached disk's.
 */
function situationOf(commands: Command[]): Situation {
  let offline = 0
  let online = 0
  for (const { text } of commands) {
    // The first two or three names of a key tell whose hive it is; the rest needs no reading here.
    for (const [path] of text.matchAll(
      /\bHK(?:LM|U|EY_LOCAL_MACHINE|EY_USERS)(?:\\[^\\"'\s]+){1,2}/gi,
    )) {
      const key = parseRegistryKey(path)
      if (key?.mount) offline++
      else if (key?.hive) online++
    }
  }
  return offline > online ? 'offline' : 'online'
}
