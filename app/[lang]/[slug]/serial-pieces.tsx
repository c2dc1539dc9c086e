'use client'

import { useState } from 'react'
import { messagesOf, say } from '../../../lib/i18n'
import { askedWordsOf } from '../../../lib/i18n/asked'
import type { Plan } from '../../../lib/model'
import type { SerialPiece } from '../../../lib/script'
import { useAnnounce } from '../../ui/announcer'
import button from '../../ui/button.module.css'
import { writeClipboard } from '../../ui/clipboard'
import { CopyButton } from '../../ui/copy-button'
import { Icon } from '../../ui/glyph'
import { useBook } from './book'
import { namedAction } from './named'
import styles from './serial.module.css'

interface SerialPiecesProps {
  plan: Plan
  pieces: readonly SerialPiece[]
}

/** One piece at a time: a press copies the next one and says what the console should answer. */
export function SerialPieces({ plan, pieces }: SerialPiecesProps) {
  const { language } = useBook()
  const { copy } = messagesOf(language)
  const { serial: words } = askedWordsOf(language)
  const [copied, setCopied] = useState(0)
  const [failed, setFailed] = useState(false)
  const announce = useAnnounce()
  const all = pieces.length
  const next = pieces[copied]
  // What was copied last stays in view: its answer is what the reader now looks at.
  const shown = pieces[Math.max(0, copied - 1)]
  if (!shown) return null

  async function press() {
    if (!next) return
    const ok = await writeClipboard(next.text)
    setFailed(!ok)
    announce(ok ? words.pieceCopied(copied + 1, all) : copy.failed)
    if (ok) setCopied(copied + 1)
  }

  const label = copied === 0 ? words.copy(1, all) : words.copyNext(copied + 1, all)
  return (
    <div className={styles.pieces}>
      <div className={styles.press}>
        <button type="button" className={button.primary} disabled={!next} onClick={press}>
          <Icon name={next ? 'copy' : 'check'} />
          {next ? label : words.allCopied}
        </button>
        <progress value={copied} max={all} aria-label={words.progress} />
      </div>
      {failed && <p className={styles.failed}>{copy.failed}</p>}
      <div className={styles.piece}>
        <p className={styles.pieceHead}>
          <strong>{copied === 0 ? words.next : words.now}</strong>
          <span>{words.piece(Math.max(1, copied), all)}</span>
        </p>
        <p className={styles.what}>
          <What plan={plan} piece={shown} />
        </p>
        <code className={styles.text} translate="no" lang="en">
          {shown.text}
        </code>
        <p className={styles.expect}>
          <strong>{words.expect}</strong> {say(shown.expect, language)}
        </p>
        {copied > 0 && (
          <p className={styles.ways}>
            <button type="button" className={button.quiet} onClick={() => setCopied(copied - 1)}>
              {words.back}
            </button>
            <button type="button" className={button.quiet} onClick={() => setCopied(0)}>
              {words.restart}
            </button>
          </p>
        )}
      </div>
      <details className={styles.list}>
        <summary>{words.list(all)}</summary>
        <ol>
          {pieces.map((piece, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
            <li key={index} data-copied={index < copied || undefined}>
              <div>
                <p className={styles.what}>
                  <What plan={plan} piece={piece} />
                  {index < copied && (
                    <span className={styles.done}>
                      <Icon name="check" size={16} />
                      <span className="unseen">{copy.copied}</span>
                    </span>
                  )}
                </p>
                <code className={styles.text} translate="no" lang="en">
                  {piece.text}
                </code>
              </div>
              <CopyButton
                quiet
                text={piece.text}
                language={language}
                label={words.piece(index + 1, all)}
                onCopied={() => setCopied(index + 1)}
              />
            </li>
          ))}
        </ol>
      </details>
    </div>
  )
}

/** What a piece does, and to which setting. */
function What({ plan, piece }: { plan: Plan; piece: SerialPiece }) {
  const { language } = useBook()
  const { serial: words } = askedWordsOf(language)
  const action = piece.action === null ? undefined : plan.actions[piece.action]
  return (
    <>
      {words.purposes[piece.purpose]}
      {action && (
        <>
          {' · '}
          <code translate="no">{namedAction(action).name}</code>
        </>
      )}
    </>
  )
}
