import { messagesOf, registryData, typeset } from '../../../lib/i18n'
import type { Fact, Language } from '../../../lib/model'
import { Icon } from '../../ui/glyph'
import styles from './settings-table.module.css'

interface SettingsTableProps {
  facts: Fact[]
  settings: Record<string, { text: string; weakens: boolean }>
  language: Language
}

/** What changes: each setting, what it does, its data, and whether it weakens security, in words. */
export function SettingsTable({ facts, settings, language }: SettingsTableProps) {
  const { settings: words } = messagesOf(language)
  const places = [...new Set(facts.map(placeOf))]
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="unseen">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.effect}</th>
            <th scope="col" className={styles.data}>
              {words.data}
            </th>
            <th scope="col">{words.security}</th>
          </tr>
        </thead>
        {places.map((place) => (
          <tbody key={place}>
            <tr className={styles.place}>
              <th scope="rowgroup" colSpan={4}>
                {words.below}{' '}
                <code translate="no">
                  {place.split(/(?<=\\)/).map((part) => (
                    <span key={part}>
                      {part}
                      <wbr />
                    </span>
                  ))}
                </code>
              </th>
            </tr>
            {facts
              .filter((fact) => placeOf(fact) === place)
              .map(({ name, value }) => (
                <tr key={name}>
                  <th scope="row">
                    <code translate="no">{name}</code>
                  </th>
                  <td>{typeset(settings[name]?.text ?? '', language)}</td>
                  <td className={styles.data}>
                    <code translate="no">{registryData(value.data)}</code>
                  </td>
                  <td
                    className={styles.security}
                    data-lowers={settings[name]?.weakens || undefined}
                  >
                    {settings[name]?.weakens && <Icon name="alert" size={16} />}
                    {settings[name]?.weakens ? words.lowers : words.same}
                  </td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

/** The key as it is on a running machine: what a reader would look up. */
function placeOf({ root, hive, controlSet, key }: Fact): string {
  return [root, hive, controlSet ? 'CurrentControlSet' : null, key]
    .filter((part) => part !== null && part !== '')
    .join('\\')
}
