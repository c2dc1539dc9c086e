'use client'

import { messagesOf } from '../../../lib/i18n'
import { TARGETS } from '../../../lib/model/targets'
import { useBook } from './book'
import styles from './choice-bar.module.css'
import { targetsFor } from './nearest-target'
import { choiceId } from './places'
import { prefetchEmitters } from './use-emitters'
import { movedWords } from './use-situation'

/** The target: those of the situation, and the one of a link where that is none of them. */
export function TargetChoice() {
  const { language, chosen } = useBook()
  const { choices: words } = messagesOf(language)
  const { nearest, situation } = chosen
  const possible = targetsFor(situation)
  return (
    <div className={styles.target}>
      <label htmlFor={choiceId('target')}>{words.target}</label>
      <select
        id={choiceId('target')}
        value={nearest.target}
        onPointerEnter={prefetchEmitters}
        onFocus={prefetchEmitters}
        onChange={(event) => chosen.choose({ target: event.target.value })}
      >
        {TARGETS.filter((one) => possible.includes(one) || one === nearest.target).map((one) => (
          <option key={one} value={one}>
            {words.targets[one]}
          </option>
        ))}
      </select>
    </div>
  )
}

/** The situation has moved the target: said here until the next choice of either. */
export function MovedNote() {
  const { language, chosen, moved } = useBook()
  const { situation, target } = chosen.nearest
  if (moved === null || moved.situation !== situation || moved.to !== target) return null
  return <p className={styles.moved}>{movedWords(moved, language)}</p>
}
