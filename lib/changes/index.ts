import { applyEdits, parseCommand } from '../command'
import type { Change, Command, LeftOut, Localized, Placeholder, Procedure } from '../model'
// Not from the model's index: that would bring zod into the browser.
import { ATTACHED_DRIVE, isAttachedDrive } from '../model/attached-drive'
import { everyStep } from '../model/steps'
import { changesFrom } from './change-from'
import type { Found } from './draft'
import { withRestarts } from './restart'
import { isOfSession, sessionVariable } from './session'

export interface ProcedureChanges {
  changes: Change[]
  leftOut: LeftOut[]
}

/**
 * What a procedure's commands change beyond its facts: what a script can do, in the article's order,
 * and what it leaves to its reader, with the reason. Nothing is dropped in silence.
 */
export function changesOf(
  procedure: Pick<Procedure, 'steps' | 'situation'>,
  placeholders: readonly Placeholder[],
): ProcedureChanges {
  const changes: Change[] = []
  const leftOut: LeftOut[] = []
  for (const { id: step, commands } of everyStep(procedure)) {
    for (const command of commands) {
      const { line } = command.range.start
      const found = changesOfCommand(command, procedure.situation, placeholders)
      if ('reason' in found) leftOut.push({ step, line, reason: found.reason })
      else for (const done of found.done) changes.push({ ...done, step, command: command.id, line })
    }
  }
  return { changes: withRestarts(changes), leftOut }
}

/** What one command changes, or why no script does what it does. */
export type CommandChanges = Exclude<Found, null>
const NOTHING: CommandChanges = { done: [] }

/** The same for one command alone: before a stop and a start became a restart. */
export function changesOfCommand(
  command: Command,
  situation: Procedure['situation'],
  placeholders: readonly Placeholder[],
): CommandChanges {
  const { outcome, operation, shell } = command
  if (outcome === 'query' || outcome === 'sample' || outcome === 'comment') return NOTHING
  if (isOfSession(command)) return NOTHING
  if (outcome === 'refused') return { reason: refused(command) }
  switch (operation?.kind) {
    case 'registry-set':
    case 'hive-load':
    case 'hive-unload':
      return NOTHING
    default: {
      const text = withDrives(command, situation, placeholders)
      const parsed = parseCommand(text, shell)
      const call = { text, shell, situation, operation: parsed.operation }
      const found = changesFrom(call)
      return found ?? { reason: leftToYou(command) }
    }
  }
}

/**
 * The command with what a script finds by itself: the letter of the attached disk, and the entry of
 * its boot store that starts Windows where the article has `{<identifier>}`.
 */
function withDrives(
  { text, repaired, placeholders: uses }: Command,
  situation: Procedure['situation'],
  placeholders: readonly Placeholder[],
): string {
  const written = repaired ?? text
  const types = new Map(placeholders.map(({ id, type }) => [id, type]))
  const ids = new Map(uses.map(({ placeholder }) => [placeholder, types.get(placeholder)]))
  let from = 0
  const inOrder = [...uses].sort((a, b) => a.start - b.start)
  const edits = inOrder.flatMap(({ placeholder, spelled }) => {
    const start = written.indexOf(spelled, from)
    if (start === -1) return []
    from = start + spelled.length
    const type = ids.get(placeholder)
    if (type === 'guid' && placeholder.startsWith('boot-entry')) {
      return [{ start, end: from, text: '{default}' }]
    }
    if (!type || !isAttachedDrive({ id: placeholder, type }, situation)) return []
    const colon = spelled.endsWith(':') ? ':' : ''
    return [{ start, end: from, text: `${ATTACHED_DRIVE}${colon}` }]
  })
  return applyEdits(written, edits)
}

/** Without the line, which another language of the article has elsewhere: `LeftOut` names it. */
function refused({ program }: Command): Localized {
  return {
    en: `the ${program} command is not one that ${program} accepts`,
    fr: `la commande ${program} n’est pas acceptée par ${program}`,
  }
}

/** What is not modelled; the line of a script's variable (`$x = …`) has no program to be named by. */
function leftToYou(command: Command): Localized {
  const { program } = command
  const variable = sessionVariable(command)
  const named = program === '' ? '' : ` ${program}`
  return {
    en: `the${named} command is left to you${
      variable === null ? '' : `: what ${variable} holds is known in its own console alone`
    }`,
    fr: `la commande${named} reste à votre charge${
      variable === null ? '' : ` : ce que contient ${variable} n’est connu que de sa propre console`
    }`,
  }
}
