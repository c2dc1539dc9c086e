'use client'

import { messagesOf } from '../../../lib/i18n'
import button from '../../ui/button.module.css'
import { useBook } from './book'
import styles from './more-choices.module.css'
import { choiceId } from './places'
import { settingSteps, subjectsOf } from './same-settings'

/** Which steps go into the script. The last one cannot be taken out: nothing would be left to do. */
export function StepChoice() {
  const { language, chosen, procedure } = useBook()
  const { choices: words } = messagesOf(language)
  if (!procedure) return null
  const labels = settingSteps(procedure)
  const subjects = subjectsOf(procedure)
  const included = chosen.nearest.steps?.filter((label) => labels.includes(label)) ?? labels

  function toggle(label: string) {
    const after = labels.filter((one) => (one === label) !== included.includes(one))
    chosen.choose({ steps: after.length === labels.length ? '' : after.join(',') })
  }

  return (
    <fieldset className={`${styles.group} ${styles.wide}`} id={choiceId('steps')} tabIndex={-1}>
      <legend>{words.steps}</legend>
      <p>
        {words.stepsHint}{' '}
        {chosen.nearest.steps && (
          <button
            type="button"
            className={button.quiet}
            onClick={() => chosen.choose({ steps: '' })}
          >
            {words.stepsAll}
          </button>
        )}
      </p>
      <div className={styles.steps}>
        {labels.map((label) => {
          const checked = included.includes(label)
          const names = subjects.filter(({ step }) => step === label).map(({ name }) => name)
          return (
            <label key={label} className={styles.line}>
              <input
                type="checkbox"
                checked={checked}
                disabled={checked && included.length === 1}
                onChange={() => toggle(label)}
              />
              <span>
                <b>{label}</b> <code translate="no">{names.join(', ')}</code>
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
