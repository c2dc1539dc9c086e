'use client'

import { MODES, SPELLINGS } from '../../../lib/choices'
import { messagesOf, say } from '../../../lib/i18n'
import { capabilities } from '../../../lib/script/capabilities'
import button from '../../ui/button.module.css'
import { useBook } from './book'
import styles from './more-choices.module.css'
import { choiceId } from './places'
import { StepChoice } from './step-choice'
import { TextChoice } from './text-choice'

/** The choices that few scripts need: mode, names of the hives, control sets, which steps. */
export function MoreChoices() {
  const { language, article, titles, chosen, procedure } = useBook()
  const { choices: words } = messagesOf(language)
  const { nearest, situation } = chosen
  const { modes } = capabilities[nearest.target]
  const fitting = article.procedures.filter((one) => one.situation === situation)
  const withoutField = chosen.refused.filter(({ name }) =>
    ['situation', 'target', 'mode', 'procedure', 'steps', 'spelling'].includes(name),
  )
  return (
    <div className={styles.fields}>
      {withoutField.map(({ name, message }) => (
        <p key={name} className={styles.refused}>
          {say(message, language)}{' '}
          <button
            type="button"
            className={button.plain}
            onClick={() => chosen.choose({ [name]: chosen.usual(name) })}
          >
            {words.useDefault}
          </button>
        </p>
      ))}
      <fieldset className={styles.group} id={choiceId('mode')} tabIndex={-1}>
        <legend>{words.mode}</legend>
        {MODES.map((mode) => (
          <label key={mode} className={styles.line}>
            <input
              type="radio"
              name="mode"
              value={mode}
              checked={nearest.mode === mode}
              disabled={!modes.includes(mode) && nearest.mode !== mode}
              onChange={() => chosen.choose({ mode })}
            />
            <span>{words.modes[mode]}</span>
          </label>
        ))}
      </fieldset>
      {nearest.target === 'serial' && (
        <fieldset className={styles.group} id={choiceId('spelling')} tabIndex={-1}>
          <legend>{words.spelling}</legend>
          {SPELLINGS.map((spelling) => (
            <label key={spelling} className={styles.line}>
              <input
                type="radio"
                name="spelling"
                value={spelling}
                checked={nearest.spelling === spelling}
                onChange={() => chosen.choose({ spelling })}
              />
              <span>{words.spellings[spelling]}</span>
            </label>
          ))}
        </fieldset>
      )}
      {situation === 'offline' && (
        <>
          <TextChoice name="system" label={words.system} hint={words.mountHint} width={18} />
          <TextChoice name="software" label={words.software} hint={words.mountHint} width={18} />
          <TextChoice name="sets" label={words.sets} hint={words.setsHint} width={8} />
        </>
      )}
      {fitting.length > 1 && (
        <div className={styles.group}>
          <label htmlFor={choiceId('procedure')}>{words.procedure}</label>
          <select
            id={choiceId('procedure')}
            value={procedure?.id}
            onChange={(event) => chosen.choose({ procedure: event.target.value, steps: '' })}
          >
            {fitting.map(({ id }) => (
              <option key={id} value={id}>
                {titles[id] ?? id}
              </option>
            ))}
          </select>
        </div>
      )}
      <StepChoice />
    </div>
  )
}
