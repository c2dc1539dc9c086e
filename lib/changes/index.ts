import { applyEdits, driveLettersIn, parseCommand } from '../command'
import type { Change, Command, LeftOut, Localized, Placeholder, Procedure } from '../model'
// Not from the model's index: that would bring zod into the browser.
import { ATTACHED_DRIVE, isAttachedDrive } from '../model/attached-drive'
import { everyStep } from '../model/steps'
import { isBootManager } from './boot'
import { changesFrom } from './change-from'
import { cutText } from './cut-text'
import type { Found } from './draft'
import { withRestarts } from './restart'
import { isOfSession, replacedVariable, sessionVariable } from './session'

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
      if ('reason' in found) {
        leftOut.push({ step, line, text: cutText(command.text), reason: found.reason })
      } else
        for (const done of found.done) changes.push({ ...done, step, command: command.id, line })
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
  if (command.exampleOf !== undefined) return { reason: EXAMPLE }
  if (command.ofOneRow) return { reason: ONE_ROW }
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
      const other = situation === 'offline' ? otherDrive(command) : null
      if (other !== null) return { reason: onOtherDrive(other) }
      const found = changesFrom(call)
      return found ?? { reason: leftToYou(command) }
    }
  }
}

const EXAMPLE: Localized = {
  en: 'it only shows the command before it filled in, as an example',
  fr: 'elle montre seulement la commande précédente remplie, à titre d’exemple',
}

const ONE_ROW: Localized = {
  en: 'the rows of its table are for different machines: run by hand those of the row that is meant',
  fr: 'les lignes de son tableau sont pour des machines différentes : exécutez à la main celles de la ligne qu’il faut',
}

/**
 * The command with what a script finds by itself: the letter of the attached disk, and the entry of
 * its boot store that starts Windows where the article has `{<identifier>}`, unless its author shows
 * the boot manager's there.
 */
function withDrives(
  { text, repaired, withValues, placeholders: uses }: Command,
  situation: Procedure['situation'],
  placeholders: readonly Placeholder[],
): string {
  const written = withValues ?? repaired ?? text
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
      const shown = placeholders.find(({ id }) => id === placeholder)?.example ?? ''
      return [{ start, end: from, text: isBootManager(shown) ? '{bootmgr}' : '{default}' }]
    }
    if (!type || !isAttachedDrive({ id: placeholder, type }, situation)) return []
    const colon = spelled.endsWith(':') ? ':' : ''
    return [{ start, end: from, text: `${ATTACHED_DRIVE}${colon}` }]
  })
  return applyEdits(written, edits)
}

/** A letter that is not the attached disk's: those are the command's placeholders. */
function otherDrive({ text, operation, placeholders: uses }: Command): string | null {
  // Where the old values go is the script's own affair.
  if (operation?.kind === 'registry-export' || operation?.kind === 'registry-save') return null
  const other = driveLettersIn(text).find(({ start }) => !uses.some((use) => use.start === start))
  return other?.spelled ?? null
}

function onOtherDrive(letter: string): Localized {
  return {
    en: `${letter} is another drive than the attached disk’s Windows, and which letter it has on your machine is for you to see`,
    fr: `${letter} est un autre lecteur que celui du Windows attaché, et c’est à vous de voir quelle lettre il porte sur votre machine`,
  }
}

/** Without the line, which another language of the article has elsewhere: `LeftOut` names it. */
function refused({ program }: Command): Localized {
  return {
    en: `${program} does not accept this command`,
    fr: `${program} n’accepte pas cette commande`,
  }
}

/** What is not modelled; the line of a script's variable (`$x = …`) has no program to be named by. */
function leftToYou(command: Command): Localized {
  const { program } = command
  const variable = sessionVariable(command)
  const replaced = program === 'reg' && variable === null ? replacedVariable(command) : null
  if (replaced !== null) {
    return {
      en: `the reg command is left to you: CMD puts into the value what ${replaced} is on the machine that runs it`,
      fr: `la commande reg reste à votre charge : CMD met dans la valeur ce que ${replaced} vaut sur la machine qui l’exécute`,
    }
  }
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
