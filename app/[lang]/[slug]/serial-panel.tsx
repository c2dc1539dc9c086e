'use client'

import { useDeferredValue, useId, useMemo, useState } from 'react'
import { askedWordsOf } from '../../../lib/i18n/asked'
import { readConsole } from '../../../lib/report'
import { serialPieces } from '../../../lib/script'
import button from '../../ui/button.module.css'
import { Icon } from '../../ui/glyph'
import { useBook } from './book'
import { piecesLeft } from './console'
import { ConsoleTable, countWords } from './console-table'
import type { Made } from './made'
import { ScriptFacts } from './script-facts'
import styles from './serial.module.css'
import { SerialPieces } from './serial-pieces'

/**
 * The serial console's own mode: pieces to paste one by one, and a box for what the console printed,
 * which says what is set and offers only what is left. What is pasted stays in this component.
 */
export function SerialPanel({ made }: { made: Extract<Made, { ok: true }> }) {
  const { language, chosen } = useBook()
  const { serial: words } = askedWordsOf(language)
  const id = useId()
  const [output, setOutput] = useState('')
  const [everything, setEverything] = useState(false)
  const pasted = useDeferredValue(output)
  const { fitted: plan } = made
  const { mode } = plan
  const pieces = useMemo(() => serialPieces(plan), [plan])
  const found = useMemo(() => {
    if (pasted.trim() === '') return null
    return readConsole(plan, pasted)
  }, [plan, pasted])
  const seen = found?.some(({ status }) => status !== 'not seen') ?? false
  const left = useMemo(
    () => (found && seen ? piecesLeft(pieces, found, mode) : pieces),
    [pieces, found, seen, mode],
  )
  const fewer = left.length < pieces.length
  const offered = everything ? pieces : left
  const wrong = found?.some(({ status }) => status === 'different' || status === 'missing') ?? false
  return (
    <>
      <div className={styles.serial}>
        <p className={styles.intro}>{words.intro}</p>
        {mode === 'apply' && !seen && (
          <p>
            <button
              type="button"
              className={button.plain}
              onClick={() => chosen.choose({ mode: 'check' })}
            >
              {words.lookFirst}
            </button>
          </p>
        )}
        {fewer && (
          <p className={styles.left}>
            {left.length > 0 ? words.left(left.length) : nothingLeft()}{' '}
            <button
              type="button"
              className={button.quiet}
              onClick={() => setEverything(!everything)}
            >
              {everything ? words.offerLeft : words.offerAll}
            </button>
          </p>
        )}
        {/* Other pieces begin again at the first one. */}
        <SerialPieces
          key={`${made.sha256} ${offered.map(({ text }) => text).join('\n')}`}
          plan={plan}
          pieces={offered}
        />
        <div className={styles.output}>
          <label htmlFor={id}>{words.output}</label>
          <p id={`${id}-hint`}>{words.outputHint}</p>
          <textarea
            id={id}
            aria-describedby={`${id}-hint`}
            rows={6}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            translate="no"
            value={output}
            onChange={(event) => setOutput(event.target.value)}
          />
          {output !== '' && (
            <p>
              <button type="button" className={button.plain} onClick={() => setOutput('')}>
                {words.clear}
              </button>
            </p>
          )}
          <p className={styles.counts} aria-live="polite">
            {found && (seen ? `${countWords(found, words)}.` : words.nothingSeen)}
          </p>
          {found && seen && <ConsoleTable found={found} />}
          {mode === 'check' && wrong && (
            <p>
              <button
                type="button"
                className={button.primary}
                onClick={() => chosen.choose({ mode: 'apply' })}
              >
                <Icon name="arrow" size={16} />
                {words.nowApply}
              </button>
            </p>
          )}
        </div>
      </div>
      <ScriptFacts made={made} found={seen ? found : null} />
    </>
  )

  function nothingLeft(): string {
    return mode === 'check' && wrong ? words.allSeen : words.nothingLeft
  }
}
