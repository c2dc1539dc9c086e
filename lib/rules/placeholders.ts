import { driveLettersIn, type FoundPlaceholder, placeholdersIn } from '../command'
import { type Article, type Command, everyStep, type Placeholder } from '../model'
import { BOOT_DRIVE, CERTAIN, driveLettersOf, letterOf, placeholderOf } from './drive-letters'

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
  const { stores, windows, others, told } = namesIn(article)
  const letters = driveLettersOf(article)
  const visit = (command: Command, offline: boolean) => {
    if (command.outcome === 'comment' || command.outcome === 'sample') return
    const spelled = new Map<string, string>()
    for (const found of placeholdersIn(command.text, command.shell)) {
      const before = command.text.slice(0, found.start)
      const name = nameOf(found)
      const isDrive = found.type === 'drive' || /\bpartition=$/i.test(before)
      const isStore = isDrive && stores.has(name) && !windows.has(name)
      // `bcdboot W:\Windows /s W:` makes the store on the drive of Windows itself.
      const isWindows = /\s[/-]s\s+"?$/i.test(before) && windows.has(name)
      const known = found.byName ? told.get(name) : undefined
      const role = isWindows ? { ...found, concept: 'drive' } : { ...found, ...known }
      const id = isStore ? BOOT_DRIVE : others.has(name) ? OTHER_DRIVE : idOf(role, spelled)
      note(role, id, null)
      command.placeholders.push({ placeholder: id, ...placeOf(found) })
    }
    if (!offline) return
    for (const found of driveLettersIn(command.text)) {
      const id = placeholderOf(found, command.text, letters)
      if (id === null) continue
      note(found, id, letterOf(found))
      command.placeholders.push({ placeholder: id, ...placeOf(found) })
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

interface Names {
  /**
   * What the article calls the drive of its boot store, wherever that is: `partition=<Boot partition>:`
   * is that drive too, and not the one of Windows.
   */
  stores: Set<string>
  /** What it calls the drive of Windows. */
  windows: Set<string>
  /**
   * What it calls another disk beside the one that is repaired: `/offbootdir=<Boot disk>:\` with
   * `/offwindir=<Broken disk>:\windows`, of which the second is certain.
   */
  others: Set<string>
  /** What a place told of a name that says the same: `<username>` is a user in a filter as well. */
  told: Map<string, Pick<FoundPlaceholder, 'type' | 'concept'>>
}

function namesIn(article: Article): Names {
  const commands = [
    ...article.procedures.flatMap(everyStep).flatMap((step) => step.commands),
    ...article.otherCommands,
  ]
  const names: Names = {
    stores: new Set(),
    windows: new Set(),
    others: new Set(),
    told: new Map(),
  }
  const certain = new Set<string>()
  for (const { text, shell } of commands) {
    const all = placeholdersIn(text, shell)
    const drives = all.filter(({ type, concept }) => type === 'drive' && concept !== BOOT_DRIVE)
    const isCertain = ({ start }: FoundPlaceholder) => CERTAIN.test(text.slice(0, start))
    const attached = drives.filter(isCertain).map(nameOf)
    for (const name of attached) certain.add(name)
    if (attached.length > 0) for (const drive of drives) names.others.add(nameOf(drive))
    for (const found of all) {
      const { type, concept, byName, end } = found
      const name = nameOf(found)
      if (concept === BOOT_DRIVE) names.stores.add(name)
      if (type === 'drive' && /^:\\windows\b/i.test(text.slice(end))) names.windows.add(name)
      // A letter is told by its colon, wherever it stands.
      if (!byName && type !== 'drive' && name.includes(concept))
        names.told.set(name, { type, concept })
    }
  }
  for (const name of certain) names.others.delete(name)
  return names
}

function nameOf({ spelled }: FoundPlaceholder): string {
  return spelled.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** A disk beside the one that is repaired: its letter is for the reader to give. */
const OTHER_DRIVE = 'drive-2'

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
