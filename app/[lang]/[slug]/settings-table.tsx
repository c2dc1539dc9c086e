import type { ReactNode } from 'react'
import { messagesOf } from '../../../lib/i18n'
import type { Language } from '../../../lib/model'
import { Icon } from '../../ui/glyph'
import { AbilityMarks } from './ability-marks'
import { Breakable } from './breakable'
import type { ChangeRow } from './change-rows'
import { type RowPlace, RowText } from './row-text'
import styles from './settings-table.module.css'

interface SettingsTableProps {
  rows: ChangeRow[]
  procedure: string
  language: Language
}

/** What changes: each setting, what it does, what it will be, and whether it weakens security, in words. */
export function SettingsTable({ rows, procedure, language }: SettingsTableProps) {
  const { settings: words } = messagesOf(language)
  const places = [...new Map(rows.map((row) => [row.place, row]))]
  const placeOf = ({ command, nth }: ChangeRow): RowPlace => ({ procedure, command, nth })
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
        {places.map(([place, first]) => (
          <tbody key={place}>
            <tr className={styles.place}>
              <th scope="rowgroup" colSpan={4}>
                {first.registry && <>{words.below} </>}
                <code translate="no" lang="en">
                  {first.open ? (
                    <RowText at={placeOf(first)} part="place" text={place} />
                  ) : (
                    <Breakable text={place} />
                  )}
                </code>
              </th>
            </tr>
            {rows
              .filter((row) => row.place === place)
              .map((row) => {
                const { key, name, effect, data, weakens, open } = row
                return (
                  <tr key={key}>
                    <th scope="row" data-long={name.length > LONG || undefined}>
                      <code translate="no">
                        {open ? <RowText at={placeOf(row)} part="name" text={name} /> : name}
                      </code>
                    </th>
                    <td>
                      {effect}
                      <AbilityMarks at={placeOf(row)} />
                    </td>
                    <td className={styles.data} data-long={data.text.length > LONG || undefined}>
                      <Data code={data.code}>
                        {open ? (
                          <RowText at={placeOf(row)} part="data" text={data.text} />
                        ) : (
                          data.text
                        )}
                      </Data>
                    </td>
                    <td className={styles.security} data-lowers={weakens || undefined}>
                      {weakens && <Icon name="alert" size={16} />}
                      {weakens ? words.lowers : words.same}
                    </td>
                  </tr>
                )
              })}
          </tbody>
        ))}
      </table>
    </div>
  )
}

/** Longer than any value's name or data that stands on one line. */
const LONG = 32

function Data({ code, children }: { code: boolean; children: ReactNode }) {
  return code ? <code translate="no">{children}</code> : children
}
