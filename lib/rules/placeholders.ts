import { driveLettersIn, type FoundPlaceholder, placeholdersIn } from '../command'
import { type Article, type Command, everyStep, type Placeholder } from '../model'

/**
 * The placeholders of an article, one for each thing that the reader must fill in: commands that
 * spell it in different ways get the same one. Each command is given the places where it uses them.
 *
 * @returns them in the article's order
 */
export function placePlaceholders(article: Article): Placeholder[] {
  const all = new Map<string, Placeholder>()
  const note = (found: FoundPlaceholder, id: string, example: string | null) => {
    const known = all.get(id)
    if (!known) all.set(id, { id, type: found.type, spellings: [found.spelled], example })
    else if (!known.spellings.includes(found.spelled)) known.spellings.push(found.spelled)
    const placeholder = all.get(id)
    if (placeholder && example) placeholder.example ??= example
  }
  const stores = namesOfStores(article)
  const visit = (command: Command, offline: boolean) => {
    if (command.outcome === 'comment' || command.outcome === 'sample') return
    const spelled = new Map<string, string>()
    for (const found of placeholdersIn(command.text, command.shell)) {
      const before = command.text.slice(0, found.start)
      const isStore = /\bpartition=$/i.test(before) && stores.has(nameOf(found))
      const id = isStore ? BOOT_DRIVE : idOf(found, spelled)
      note(found, id, null)
      command.placeholders.push({ placeholder: id, ...placeOf(found) })
    }
    if (!offline) return
    for (const found of driveLettersIn(command.text)) {
      note(found, found.concept, found.spelled.charAt(0).toUpperCase())
      command.placeholders.push({ placeholder: found.concept, ...placeOf(found) })
    }
  }
  for (const procedure of article.procedures) {
    for (const { commands } of everyStep(procedure)) {
      for (const command of commands) visit(command, procedure.situation === 'offline')
    }
  }
  for (const command of article.otherCommands) visit(command, false)
  return [...all.values()]
}

const BOOT_DRIVE = 'boot-drive'

/**
 * What the article calls the drive of its boot store, wherever that is: `partition=<Boot partition>:`
 * is that drive too, and not the one of Windows.
 */
function namesOfStores(article: Article): Set<string> {
  const commands = [
    ...article.procedures.flatMap(everyStep).flatMap((step) => step.commands),
    ...article.otherCommands,
  ]
  const drives = commands.flatMap(({ text, shell }) => placeholdersIn(text, shell))
  return new Set(drives.filter(({ concept }) => concept === BOOT_DRIVE).map(nameOf))
}

function nameOf({ spelled }: FoundPlaceholder): string {
  return spelled.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

const placeOf = ({ start, end, spelled }: FoundPlaceholder) => ({ start, end, spelled })

/** Two names for one role in one command are two things: `<Utility disk>:\` beside `<OS disk>:\`. */
function idOf(found: FoundPlaceholder, spelled: Map<string, string>): string {
  const name = nameOf(found)
  for (let count = 1; ; count++) {
    const id = count === 1 ? found.concept : `${found.concept}-${count}`
    const other = spelled.get(id)
    if (other === undefined) spelled.set(id, name)
    if (other === undefined || other === name) return id
  }
}

/** True for text that still holds something to fill in; it is never written into a script. */
export function holdsPlaceholder(text: string): boolean {
  return placeholdersIn(text, 'cmd').length > 0
}
