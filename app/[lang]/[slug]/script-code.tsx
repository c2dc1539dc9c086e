'use client'

import { memo, type PointerEvent, useEffect, useMemo, useRef } from 'react'
import { messagesOf } from '../../../lib/i18n'
import type { Script } from '../../../lib/model'
import { runsOf } from '../../colours/runs'
import { useBook } from './book'
import { useLight, useLit } from './lit'
import { stepId } from './places'
import styles from './script-code.module.css'
import { useColours } from './use-colours'

interface ScriptCodeProps {
  script: Script
  colours: string[]
}

/** The script's own text, line by line; pointing at a line lights the step that it serves. */
export function ScriptCode({ script, colours }: ScriptCodeProps) {
  const { language, procedure } = useBook()
  const { script: words } = messagesOf(language)
  const box = useRef<HTMLElement>(null)
  const lit = useLit()
  const light = useLight()
  const kinds = useColours(script, colours)
  const first = useMemo(() => {
    const seen = new Set<string | null>([null])
    return script.lines.map(({ step }) => !seen.has(step) && seen.add(step) !== undefined)
  }, [script])

  // Only the box scrolls, and only where none of the lit lines can be seen: the page stays put.
  useEffect(() => {
    const scroller = box.current
    if (!scroller || lit.label === null || lit.from !== 'steps') return
    const row = scroller.querySelector<HTMLElement>('[data-lit]')
    if (!row) return
    const seen =
      row.offsetTop >= scroller.scrollTop &&
      row.offsetTop < scroller.scrollTop + scroller.clientHeight - row.offsetHeight
    if (!seen) scroller.scrollTop = row.offsetTop - scroller.clientHeight / 3
  }, [lit])

  function point(event: PointerEvent) {
    const row = event.target instanceof Element ? event.target.closest('[data-step]') : null
    light({ label: row?.getAttribute('data-step') ?? null, from: 'script' })
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section ref={box} className={styles.box} tabIndex={0} aria-label={words.lines}>
      <pre
        className={styles.code}
        lang="en"
        translate="no"
        onPointerOver={point}
        onPointerLeave={() => light({ label: null, from: 'script' })}
      >
        <code>
          {script.lines.map(({ text, step }, index) => (
            <Row
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
              key={index}
              number={index + 1}
              text={text}
              kinds={kinds[index] ?? ''}
              step={step}
              lit={step !== null && step === lit.label}
              place={first[index] && step !== null && procedure ? stepId(procedure.id, step) : null}
              toStep={step === null ? '' : words.toStep(step)}
            />
          ))}
        </code>
      </pre>
    </section>
  )
}

interface RowProps {
  number: number
  text: string
  kinds: string
  step: string | null
  lit: boolean
  /** The step's anchor, on the first of its lines. */
  place: string | null
  toStep: string
}

const Row = memo(function Row({ number, text, kinds, step, lit, place, toStep }: RowProps) {
  return (
    <span
      id={`line-${number}`}
      className={styles.row}
      data-step={step ?? undefined}
      data-lit={lit || undefined}
    >
      {place ? (
        <a className={styles.number} href={`#${place}`}>
          <span aria-hidden="true" data-number={number} />
          <span className="unseen">{toStep}</span>
        </a>
      ) : (
        <span className={styles.number} aria-hidden="true" data-number={number} />
      )}
      <span className={styles.text}>
        {runsOf(text, kinds).map((run, index) =>
          run.kind === 'p' ? (
            run.text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: runs of one fixed line have no other identity
            <i key={index} data-kind={run.kind}>
              {run.text}
            </i>
          ),
        )}
        {text === '' && <br />}
      </span>
    </span>
  )
})
