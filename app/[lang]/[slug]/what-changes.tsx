import { restartNeeded, settingsOf } from '../../../lib/content'
import { messagesOf } from '../../../lib/i18n'
import type { Article, Language, Situation } from '../../../lib/model'
import { Icon } from '../../ui/glyph'
import { countOf, type SharedRows, sharedRowsOf } from './change-rows'
import { KeptNote } from './kept-note'
import { OfProcedures } from './of-procedures'
import { SettingsTable } from './settings-table'
import styles from './top.module.css'

/** What a procedure changes, in figures and as a table: once where both situations change the same. */
export function WhatChanges({ article, language }: { article: Article; language: Language }) {
  const { procedure: words } = messagesOf(language)
  const groups = sharedRowsOf(article, settingsOf(article), language)
  return (
    <div className={styles.changes}>
      {groups.map((group) => {
        const [first] = group.procedures
        if (!first) return null
        const ids = group.procedures.map(({ id }) => id)
        const situation = situationOf(group)
        return (
          <OfProcedures key={first.id} ids={ids} situation={situation}>
            <details className="on-paper">
              <summary>
                <span className={styles.figures}>
                  {groups.length > 1 && situation && (
                    <span className="without-js">{words.situations[situation]}</span>
                  )}
                  <strong>{countOf(group.rows, language)}</strong>
                  <span>{restartNeeded(article) ? words.restart : words.noRestart}</span>
                  <span>
                    <KeptNote procedure={first.id} />
                  </span>
                </span>
                <span className={styles.open}>
                  {words.whatChanges}
                  <Icon name="chevron" size={16} />
                </span>
              </summary>
              <SettingsTable rows={group.rows} procedure={first.id} language={language} />
            </details>
          </OfProcedures>
        )
      })}
    </div>
  )
}

/** The situation that all of them are for, or null where they are for both. */
function situationOf({ procedures }: SharedRows): Situation | null {
  const situations = new Set(procedures.map(({ situation }) => situation))
  const [only] = situations
  return situations.size === 1 && only ? only : null
}
