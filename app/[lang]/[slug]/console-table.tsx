'use client'

import { type Messages, messagesOf } from '../../../lib/i18n'
import { Icon, type IconName } from '../../ui/glyph'
import { useBook } from './book'
import type { Found, FoundStatus } from './console'
import { namedAction } from './named'
import styles from './serial.module.css'

const ICONS: Record<FoundStatus, IconName | null> = {
  set: 'check',
  different: 'alert',
  missing: 'refused',
  unreadable: 'alert',
  'not-seen': null,
}

/** What the console's output says of each setting: an icon, a word, and what it is where it differs. */
export function ConsoleTable({ found }: { found: readonly Found[] }) {
  const { language } = useBook()
  const { serial: words } = messagesOf(language)
  return (
    <table className={styles.table}>
      <caption className="unseen">{words.read}</caption>
      <tbody>
        {found.map(({ action, status, is }, index) => {
          const { place, name, want } = namedAction(action)
          const icon = ICONS[status]
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: an action is its place in the plan
            <tr key={index}>
              <th scope="row">
                <code translate="no" title={place}>
                  {name}
                </code>
              </th>
              <td data-status={status}>
                {icon ? <Icon name={icon} size={16} /> : <span aria-hidden="true">–</span>}
                <span>
                  <strong>{words.found[status]}</strong>
                  {status === 'different' && is !== null && <> ({words.is(is, want)})</>}
                  {status === 'missing' && <> ({words.should(want)})</>}
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
export function countWords(found: readonly Found[], words: Messages['serial']): string {
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
