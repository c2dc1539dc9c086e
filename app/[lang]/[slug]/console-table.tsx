'use client'

import { say } from '../../../lib/i18n'
import { type AskedWords, askedWordsOf } from '../../../lib/i18n/asked'
import type { ReportLine, Status } from '../../../lib/report'
import { Icon, type IconName } from '../../ui/glyph'
import { useBook } from './book'
import styles from './serial.module.css'

const ICONS: Record<Status, IconName | null> = {
  set: 'check',
  different: 'alert',
  missing: 'refused',
  unreadable: 'alert',
  'not seen': null,
}

/** What the console's output says of each setting: an icon, a word, and what it is where it differs. */
export function ConsoleTable({ found }: { found: readonly ReportLine[] }) {
  const { language } = useBook()
  const { serial: words } = askedWordsOf(language)
  return (
    <table className={styles.table}>
      <caption className="unseen">{words.read}</caption>
      <tbody>
        {found.map(({ action, place, name, want, status, is, reason }) => {
          const icon = ICONS[status]
          return (
            <tr key={action}>
              <th scope="row">
                <code translate="no" title={place}>
                  {name}
                </code>
              </th>
              <td data-status={status}>
                <span className={styles.status}>
                  {icon ? <Icon name={icon} size={16} /> : <span aria-hidden="true">–</span>}
                  <span>
                    <strong>{words.found[status]}</strong>
                    {status === 'different' && is !== null && <> ({words.is(is, want)})</>}
                    {status === 'missing' && <> ({words.should(want)})</>}
                    {reason && <> ({say(reason, language)})</>}
                  </span>
                </span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** `12 set, 1 different, 3 not seen`: each status that there is, in the order of the table's words. */
export function countWords(found: readonly ReportLine[], words: AskedWords['serial']): string {
  const statuses = Object.keys(ICONS).flatMap((known) =>
    found.filter(({ status }) => status === known).slice(0, 1),
  )
  return statuses
    .map(({ status }) => {
      const count = found.filter((one) => one.status === status).length
      return `${count} ${words.found[status]}`
    })
    .join(' · ')
}
