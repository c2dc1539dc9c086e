import type { settingsOf } from '../../../lib/content'
import { messagesOf, registryData, typeset } from '../../../lib/i18n'
import type { Article, Change, Fact, Language, Procedure } from '../../../lib/model'
import { changeKey, factKey } from './action-key'
import { namedAction } from './named'

/** One line of the table of what a procedure changes. */
export interface ChangeRow {
  key: string
  /** The key, service, boot entry, path… that it is a part of, by Windows' name. */
  place: string
  registry: boolean
  /** A registry value that is set, and no other change. */
  setting: boolean
  name: string
  effect: string
  /** What it will be: `code` where it is Windows' own word or a number, else words. */
  data: { text: string; code: boolean }
  weakens: boolean
}

type Settings = ReturnType<typeof settingsOf>

/** Everything that a procedure changes, in the article's order. */
export function rowsOf(
  { facts, changes }: Pick<Procedure, 'facts' | 'changes'>,
  settings: Settings,
  language: Language,
): ChangeRow[] {
  const { settings: words } = messagesOf(language)
  const rows = [
    ...facts.map((fact) => ({
      at: fact.commands[0],
      row: {
        key: factKey(fact),
        place: placeOf(fact),
        registry: true,
        setting: true,
        name: fact.name,
        effect: typeset(settings[fact.name]?.text ?? '', language),
        data: { text: registryData(fact.value.data), code: true },
        weakens: settings[fact.name]?.weakens ?? false,
      },
    })),
    ...changes.map((change) => {
      const { place, name } = namedAction(change)
      const said =
        settings[`${place} ${name}`] ?? (isOfService(change) ? undefined : settings[name])
      return {
        at: change.command,
        row: {
          key: changeKey(change),
          place,
          registry: change.kind.startsWith('registry-'),
          setting: false,
          name,
          effect: typeset(said?.text ?? words.effects[change.kind], language),
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

function dataOf(change: Change, language: Language): ChangeRow['data'] {
  const { settings: words } = messagesOf(language)
  const { want } = namedAction(change)
  switch (change.kind) {
    case 'service-restart':
      return { text: words.restarted, code: false }
    case 'program':
      return { text: words.run, code: false }
    case 'folder':
      return { text: words.present, code: false }
    case 'file-copy':
      return { text: words.copyOf(change.from), code: false }
    case 'file-move':
      return { text: words.movedTo(change.to), code: false }
    default:
      return want === 'absent' ? { text: words.absent, code: false } : { text: want, code: true }
  }
}

/** `sc` has words (`demand`) where the registry value of the same name has numbers, and its text. */
function isOfService({ kind }: Change): boolean {
  return kind.startsWith('service-')
}

/** What needs no sentence of the article to be known as less secure. */
function lowersSecurity(change: Change): boolean {
  return change.kind === 'firewall-profile' && !change.enabled
}

/** The key as it is on a running machine: what a reader would look up. */
function placeOf({ root, hive, controlSet, key }: Fact): string {
  return [root, hive, controlSet ? 'CurrentControlSet' : null, key]
    .filter((part) => part !== null && part !== '')
    .join('\\')
}

/** `c12` is the article's twelfth command. */
const numberOf = (command: string | undefined) => Number(command?.slice(1) ?? 0)
