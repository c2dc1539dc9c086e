import { Fragment } from 'react'
import { messagesOf } from '../../../lib/i18n'
import type { Language } from '../../../lib/model'
import { Icon } from '../../ui/glyph'
import { AbilityMarks } from './ability-marks'
import type { ChangeRow } from './change-rows'
import styles from './settings-table.module.css'

interface SettingsTableProps {
  rows: ChangeRow[]
  procedure: string
  language: Language
}

/** What changes: each setting, what it does, what it will be, and whether it weakens security, in words. */
export function SettingsTable({ rows, procedure, language }: SettingsTableProps) {
  const { settings: words } = messagesOf(language)
  const places = [...new Map(rows.map(({ place, registry }) => [place, registry]))]
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
        {places.map(([place, registry]) => (
          <tbody key={place}>
            <tr className={styles.place}>
              <th scope="rowgroup" colSpan={4}>
                {registry && <>{words.below} </>}
                <code translate="no" lang="en">
                  <Breakable text={place} />
                </code>
              </th>
            </tr>
            {rows
              .filter((row) => row.place === place)
              .map(({ key, name, effect, data, weakens }) => (
                <tr key={key}>
                  <th scope="row" data-long={name.length > LONG || undefined}>
                    <code translate="no">{name}</code>
                  </th>
                  <td>
                    {effect}
                    <AbilityMarks procedure={procedure} change={key} />
                  </td>
                  <td className={styles.data} data-long={data.text.length > LONG || undefined}>
                    {data.code ? <code translate="no">{data.text}</code> : data.text}
                  </td>
                  <td className={styles.security} data-lowers={weakens || undefined}>
                    {weakens && <Icon name="alert" size={16} />}
                    {weakens ? words.lowers : words.same}
                  </td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

/** Longer than any value's name or data that stands on one line. */
const LONG = 32

/** A path may break after a backslash, where no character is added. */
function Breakable({ text }: { text: string }) {
  return text.split(/(?<=\\)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed path have no other identity
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ))
}
