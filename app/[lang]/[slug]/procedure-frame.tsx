'use client'

import type { ReactNode } from 'react'
import { messagesOf } from '../../../lib/i18n'
import type { Situation } from '../../../lib/model'
import button from '../../ui/button.module.css'
import { Icon } from '../../ui/glyph'
import { useBook } from './book'
import styles from './procedure-section.module.css'
import { useProgress } from './use-progress'

interface ProcedureFrameProps {
  procedure: string
  situation: Situation
  title: string
  labels: string[]
  children: ReactNode
}

/** A procedure's heading with its progress, and what to do when every step is ticked. */
export function ProcedureFrame({
  procedure,
  situation,
  title,
  labels,
  children,
}: ProcedureFrameProps) {
  const { language, article, chosen, procedure: active } = useBook()
  const { steps: words } = messagesOf(language)
  const { done, clear } = useProgress(article.slug, procedure)
  const count = labels.filter((label) => done.includes(label)).length
  // Several procedures may fit one situation; another one than the chosen has no part on the page.
  const other = active && active.situation === situation && active.id !== procedure
  const check = chosen.nearest.target !== 'reg' && chosen.nearest.mode !== 'check'
  return (
    <section
      id={procedure}
      data-of-situation={situation}
      data-place=""
      className={styles.procedure}
      data-other={other || undefined}
    >
      <div className={styles.heading}>
        <h2>{title}</h2>
        <p className={`${styles.progress} with-js not-on-paper`}>
          <span title={words.remembered}>{words.progress(count, labels.length)}</span>
          {count > 0 && (
            <button type="button" className={button.quiet} onClick={clear}>
              {words.restart}
            </button>
          )}
        </p>
      </div>
      {chosen.nearest.target === 'serial' && (
        <p className={`${styles.toPieces} with-js not-on-paper`}>
          <a href="#script" className={button.plain}>
            {words.toPieces}
          </a>
        </p>
      )}
      {children}
      {count === labels.length && (
        <div className={`${styles.finished} not-on-paper`}>
          <p>
            <Icon name="check" />
            <strong>{words.allDone}</strong>
          </p>
          {check && (
            <>
              <p>{words.allDoneNext}</p>
              <button
                type="button"
                className={button.plain}
                onClick={() => chosen.choose({ mode: 'check' })}
              >
                {words.allDoneCheck}
              </button>
            </>
          )}
        </div>
      )}
    </section>
  )
}
