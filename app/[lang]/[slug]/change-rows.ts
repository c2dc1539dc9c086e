import { settingsOf, settingText } from '../../../lib/content'
import { messagesOf, registryData, typeset } from '../../../lib/i18n'
import { pageWordsOf } from '../../../lib/i18n/pages'
import {
  type Article,
  type Change,
  commandsOfProcedure,
  type Fact,
  type Language,
  type Procedure,
} from '../../../lib/model'
import { ATTACHED_DRIVE } from '../../../lib/model/attached-drive'
import { changeKey, factKey } from './action-key'
import { commandKeysOf } from './command-keys'
import { type DataWords, dataOf } from './data-words'
import { namedAction } from './named'

/** One line of the table of what a procedure changes. */
export interface ChangeRow {
  key: string
  /** The article's command that changes it, and which of its changes this is. */
  command: string
  nth: number
  /** The words below hold what the reader chooses or fills in. */
  open: boolean
  /** The key, service, boot entry, path… that it is a part of, by Windows' name. */
  place: string
  registry: boolean
  /** A registry value that is set, and no other change. */
  setting: boolean
  name: string
  effect: string
  /** What it will be: `code` where it is Windows' own word or a number, else words. */
  data: DataWords
  weakens: boolean
}

type Settings = ReturnType<typeof settingsOf>

/** Everything that a procedure changes, in the article's order. */
export function rowsOf(procedure: Procedure, settings: Settings, language: Language): ChangeRow[] {
  const { effects } = pageWordsOf(language)
  const { facts, changes } = procedure
  const keysOf = commandKeysOf({ slug: '', procedures: [procedure] })
  const own = (command: string | undefined, key: string, open: boolean) => ({
    key,
    command: command ?? '',
    nth: keysOf(procedure.id, command ?? '').indexOf(key),
    open: open || usesPlaceholder(procedure, command),
  })
  const rows = [
    ...facts.map((fact) => {
      const place = placeOf(fact)
      const said = settingText(settings, place, fact.name)
      return {
        at: fact.commands[0],
        row: {
          ...own(fact.commands[0], factKey(fact), false),
          place,
          registry: true,
          setting: true,
          name: fact.name,
          effect: typeset(said?.text ?? '', language),
          data: { text: registryData(fact.value.data), code: true },
          weakens: said?.weakens ?? false,
        },
      }
    }),
    ...changes.map((change) => {
      const { place, name } = namedAction(change)
      const said =
        settings[`${place} ${name}`] ??
        (isOfService(change) ? null : settingText(settings, place, name))
      const key = changeKey(change)
      return {
        at: change.command,
        row: {
          ...own(change.command, key, key.includes(ATTACHED_DRIVE)),
          place,
          registry: change.kind.startsWith('registry-'),
          setting: false,
          name,
          effect: typeset(said?.text ?? effects[change.kind], language),
          data: dataOf(change, language),
          weakens: said?.weakens ?? lowersSecurity(change),
        },
      }
    }),
  ]
  const ordered = rows.sort((a, b) => numberOf(a.at) - numberOf(b.at)).map(({ row }) => row)
  // A service that two steps start is one change to know of.
  return [...new Map(ordered.map((row) => [row.key, row])).values()]
}

/** The keys of what an article's procedures change to the worse. */
export function weakeningKeys(article: Article, language: Language): string[] {
  const settings = settingsOf(article)
  const rows = article.procedures.flatMap((one) => rowsOf(one, settings, language))
  return [...new Set(rows.filter(({ weakens }) => weakens).map(({ key }) => key))]
}

/** Procedures that change the same, whatever the order: one table serves them all. */
export interface SharedRows {
  procedures: Procedure[]
  rows: ChangeRow[]
}

export function sharedRowsOf(article: Article, settings: Settings, language: Language) {
  const groups = new Map<string, SharedRows>()
  for (const procedure of article.procedures) {
    const rows = rowsOf(procedure, settings, language)
    if (rows.length === 0) continue
    const same = JSON.stringify(rows.map(({ key, data }) => [key, data]).sort())
    const group = groups.get(same)
    if (group) group.procedures.push(procedure)
    else groups.set(same, { procedures: [procedure], rows })
  }
  return [...groups.values()]
}

/** `sc` has words (`demand`) where the registry value of the same name has numbers, and its text. */
function isOfService({ kind }: Change): boolean {
  return kind.startsWith('service-')
}

/** What needs no sentence of the article to be known as less secure. */
function lowersSecurity(change: Change): boolean {
  return change.kind === 'firewall-profile' && !change.enabled
}

/** `16 settings`, `2 changes`, or both. */
export function countOf(rows: readonly ChangeRow[], language: Language): string {
  const { procedure: words } = messagesOf(language)
  const settings = rows.filter(({ setting }) => setting).length
  const changes = rows.length - settings
  if (changes === 0) return words.settings(settings)
  if (settings === 0) return words.changes(changes)
  return words.settingsAndChanges(settings, changes)
}

/** The command's text depends on what the reader fills in, or on the attached disk's letter. */
function usesPlaceholder(procedure: Procedure, command: string | undefined): boolean {
  const uses = commandsOfProcedure(procedure).find(({ id }) => id === command)?.placeholders
  return uses !== undefined && uses.length > 0
}

/** The key as it is on a running machine: what a reader would look up. */
function placeOf({ root, hive, controlSet, key }: Fact): string {
  return [root, hive, controlSet ? 'CurrentControlSet' : null, key]
    .filter((part) => part !== null && part !== '')
    .join('\\')
}

/** `c12` is the article's twelfth command. */
const numberOf = (command: string | undefined) => Number(command?.slice(1) ?? 0)
