'use client'

import { useEffectEvent, useLayoutEffect, useRef } from 'react'
import { messagesOf, say } from '../../../lib/i18n'
import { Icon } from '../../ui/glyph'
import { useBook } from './book'
import type { FieldName } from './fields'
import { choiceId } from './places'
import styles from './text-choice.module.css'

interface TextChoiceProps {
  name: FieldName
  label: string
  hint: string
  /** How many characters wide. */
  width: number
  /** In the bar: beside its label, the hint only for those who hear it, the error below. */
  compact?: boolean
  /** Not shown as it is typed. */
  secret?: boolean
}

/** A choice that is typed: checked at every letter, with a sentence that says what is accepted. */
export function TextChoice(props: TextChoiceProps) {
  const { name, label, hint, width, compact = false, secret = false } = props
  const { language, chosen } = useBook()
  const { choices: words } = messagesOf(language)
  const problem = chosen.refused.find((one) => one.name === name)
  const id = choiceId(name)
  const field = useRef<HTMLInputElement>(null)
  const takeOver = useEffectEvent(() => {
    const typed = field.current?.value ?? ''
    if (typed !== chosen.text(name) && typed !== chosen.usual(name)) chosen.change(name, typed)
  })
  // On a slow line the field is there before what listens to it: what was typed by then counts.
  useLayoutEffect(takeOver, [])
  return (
    <div className={compact ? styles.compact : styles.choice}>
      <label htmlFor={id}>{label}</label>
      <input
        ref={field}
        id={id}
        type={secret ? 'password' : 'text'}
        autoComplete="off"
        autoCapitalize={name.startsWith('set.') ? 'none' : 'characters'}
        spellCheck={false}
        translate="no"
        placeholder={compact ? '–' : undefined}
        style={{ inlineSize: `calc(${width}ch + 1.5rem)` }}
        value={chosen.text(name)}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-hint ${id}-error`}
        onChange={(event) => chosen.change(name, event.target.value)}
        onBlur={() => chosen.settle(name)}
      />
      <p id={`${id}-hint`} className={compact ? 'unseen' : styles.hint}>
        {hint}
      </p>
      <p id={`${id}-error`} className={styles.error} aria-live="polite">
        {problem && (
          <>
            <Icon name="refused" size={16} />
            <span>
              <span className="unseen">{words.wrong}: </span>
              {say(problem.message, language)}
            </span>
          </>
        )}
      </p>
    </div>
  )
}
