'use client'

import { type ReactNode, useId } from 'react'
import { messagesOf } from '../../../lib/i18n'
import { CopyButton } from '../../ui/copy-button'
import { useBook } from './book'
import { isComment } from './comment-line'
import { LeftOutReason } from './left-out-reason'
import { useLight, useLit } from './lit'
import { stepId } from './places'
import styles from './step.module.css'
import { linesLabel, linesOfStep } from './step-lines'
import { useProgress } from './use-progress'

interface StepProps {
  procedure: string
  label: string
  /** Its commands that change something, or may once their values are filled in. */
  asks: string[]
  hiveWork: boolean
  /** The step's text and commands, and its repairs: rendered at build time. */
  children: ReactNode
  repairs: ReactNode
}

/** One step: a checkbox that is remembered, its text, its commands, and its lines in the script. */
export function Step({ procedure, label, asks, hiveWork, children, repairs }: StepProps) {
  const { language, article, chosen, commands, keysOf, made, procedure: active } = useBook()
  const changes = asks.flatMap((command) => keysOf(procedure, command))
  const { steps: words } = messagesOf(language)
  const { done, tick } = useProgress(article.slug, procedure)
  const lit = useLit()
  const light = useLight()
  const id = useId()
  const ticked = done.includes(label)
  const inScript = active?.id === procedure && made.ok
  const leftOut = changes.length > 0 && chosen.nearest.steps?.includes(label) === false
  // A console's pieces are not shown as lines with numbers.
  const numbered = inScript && made.script.target !== 'serial'
  const lines = numbered ? linesOfStep(made.script, label) : null
  const sayable = changes.flatMap((key) => {
    const lines = commands.get(procedure)?.get(key)?.lines ?? []
    return lines.some((line) => !isComment(line)) ? [lines] : []
  })
  const omissions = inScript ? made.plan.omissions.filter(({ step }) => step === label) : []

  const point = () => light({ label: changes.length > 0 ? label : null, from: 'steps' })
  const leave = () => light({ label: null, from: 'steps' })
  return (
    <li
      id={stepId(procedure, label)}
      data-place=""
      className={styles.step}
      data-done={ticked || undefined}
      data-lit={(lit.label === label && active?.id === procedure) || undefined}
      onPointerEnter={point}
      onPointerLeave={leave}
      onFocus={point}
      onBlur={leave}
    >
      <div className={styles.tick}>
        <input
          id={id}
          type="checkbox"
          className="with-js"
          checked={ticked}
          onChange={(event) => tick(label, event.target.checked)}
        />
        <span className={styles.box} aria-hidden="true" />
        <label htmlFor={id} className={styles.number}>
          <span aria-hidden="true">{label}</span>
          <span className="unseen">{words.doneLabel(label)}</span>
        </label>
      </div>
      <div className={styles.body}>
        {children}
        {hiveWork && (
          <p className={styles.aside}>
            {chosen.nearest.target === 'reg' ? words.hivesByHand : words.hivesByScript}
          </p>
        )}
        {leftOut && <p className={styles.aside}>{words.leftOut}</p>}
        {omissions.map((omission) => (
          <p key={`${omission.what} ${omission.reason.en}`} className={styles.aside}>
            {words.notInScript} <LeftOutReason omission={omission} />
          </p>
        ))}
        <div className={styles.foot}>
          {repairs}
          <div className={styles.links}>
            {lines && (
              <a href={`#line-${lines.first}`} className={`${styles.lines} with-js not-on-paper`}>
                {linesLabel(lines, language)}
              </a>
            )}
            {sayable.length > 1 && (
              <CopyButton
                quiet
                text={sayable.flat().join('\r\n')}
                language={language}
                words={words.copyStep(sayable.length)}
                label={words.step(label)}
              />
            )}
          </div>
        </div>
      </div>
    </li>
  )
}
