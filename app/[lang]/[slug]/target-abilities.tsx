'use client'

import { messagesOf, say } from '../../../lib/i18n'
import type { Target } from '../../../lib/model'
import { type Ability, type AbilityRow, abilityRowOf } from '../../../lib/script/abilities'
import { capabilities } from '../../../lib/script/capabilities'
import { Icon } from '../../ui/glyph'
import { useBook } from './book'
import styles from './target-abilities.module.css'

/** What the chosen target can do with what this procedure changes, kind by kind, and its limits. */
export function TargetAbilities() {
  const { language, chosen, procedure, commands } = useBook()
  const { script: words, abilities, choices } = messagesOf(language)
  const { target } = chosen.nearest
  const { limits, modes } = capabilities[target]
  const said = [...(commands.get(procedure?.id ?? '')?.values() ?? [])]
  const rows = distinctRows(said.map(({ action }) => abilityRowOf(action)))
  // A tick that does not hold for everything that a machine may have.
  const ticked = rows.flatMap(({ targets: { [target]: ability } }) =>
    ability.express && ability.undo && ability.limit ? [ability.limit] : [],
  )
  return (
    <details className={styles.abilities}>
      <summary>{words.abilities}</summary>
      {rows.length > 0 && (
        <table className={styles.table}>
          <caption className="unseen">{words.abilities}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span>{abilities.kind}</span>
              </th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {abilities.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={`${row.kind} ${row.by}`} row={row} target={target} />
            ))}
          </tbody>
        </table>
      )}
      <ul>
        <li>{abilities.modes(modes.map((mode) => choices.modeNames[mode]).join(' · '))}</li>
        {[...limits, ...ticked].map((limit) => (
          <li key={limit.en}>{say(limit, language)}</li>
        ))}
        <li>
          <a href={`/${language}/targets`}>{abilities.all}</a>
        </li>
      </ul>
    </details>
  )
}

const COLUMNS = ['express', 'keep', 'verify', 'undo'] as const

function Row({ row, target }: { row: AbilityRow; target: Target }) {
  const { language } = useBook()
  const { abilities } = messagesOf(language)
  const ability = row.targets[target]
  return (
    <tr>
      <th scope="row">{abilities.kinds[row.kind]}</th>
      {COLUMNS.map((column) => (
        <td key={column} data-can={can(ability, column) || undefined}>
          <span className="unseen">{can(ability, column) ? abilities.yes : abilities.no}</span>
          {can(ability, column) ? (
            <Icon name="check" size={16} />
          ) : (
            <span aria-hidden="true">–</span>
          )}
        </td>
      ))}
    </tr>
  )
}

function can(ability: Ability, column: (typeof COLUMNS)[number]): boolean {
  return ability.express && ability[column]
}

function distinctRows(rows: AbilityRow[]): AbilityRow[] {
  return [...new Map(rows.map((row) => [`${row.kind} ${row.by}`, row])).values()]
}
