'use client'

import { messagesOf, say } from '../../../lib/i18n'
import button from '../../ui/button.module.css'
import { Icon } from '../../ui/glyph'
import { useBook } from './book'
import type { Problem } from './made'
import styles from './script-panel.module.css'
import { useGoTo } from './use-go-to'

/** In the place of the script: why there is none, and the two ways out. */
export function NoScript({ problems }: { problems: Problem[] }) {
  const { language, chosen } = useBook()
  const { script: words, choices, values } = messagesOf(language)
  const goTo = useGoTo()

  return (
    <div className={styles.none} data-no-script="">
      <p className={styles.noneTitle}>
        <Icon name="refused" />
        <strong>{words.none}</strong>
      </p>
      {problems.map(({ name, message }) => (
        <div key={`${name} ${message.en}`} className={styles.problem}>
          <p>{say(message, language)}</p>
          {name && (
            <p>
              <button type="button" className={button.plain} onClick={() => goTo(name)}>
                {words.goTo}
              </button>{' '}
              <button
                type="button"
                className={button.plain}
                onClick={() => chosen.choose({ [name]: chosen.usual(name) })}
              >
                {name.startsWith('set.') ? values.leave : choices.useDefault}
              </button>
            </p>
          )}
        </div>
      ))}
      <p className={styles.noneWhy}>{words.noneWhy}</p>
    </div>
  )
}
