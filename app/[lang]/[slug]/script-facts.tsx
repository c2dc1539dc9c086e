'use client'

import { messagesOf } from '../../../lib/i18n'
import type { ReportLine } from '../../../lib/report'
import button from '../../ui/button.module.css'
import { CopyButton } from '../../ui/copy-button'
import { useBook } from './book'
import { LeftOutReason } from './left-out-reason'
import type { Made } from './made'
import styles from './script-panel.module.css'
import { TicketButton } from './ticket-button'

interface ScriptFactsProps {
  made: Extract<Made, { ok: true }>
  found?: readonly ReportLine[] | null
}

/** How to run the file, how to know that it is the right one, how to make it again. */
export function ScriptFacts({ made, found = null }: ScriptFactsProps) {
  const { plan, script, sha256 } = made
  const { language, labels, procedure, chosen } = useBook()
  const order = labels[procedure?.id ?? ''] ?? []
  const inOrder = [...script.omissions].sort(
    (a, b) => order.indexOf(topOf(a.step)) - order.indexOf(topOf(b.step)),
  )
  const { script: words, ticket } = messagesOf(language)
  // `az vm repair` is several lines: each is run when the one before it has ended.
  // What a console is started with is no line to copy: its mode says it in the reader's language.
  const runs =
    script.target === 'serial' ? [] : script.run.split(/\r?\n/).filter((line) => line !== '')
  return (
    <dl className={styles.facts}>
      {runs.length > 0 && (
        <div>
          <dt>{words.run}</dt>
          <dd>
            {runs.map((run) => (
              <Line key={run} text={run} label={words.copyRun} />
            ))}
            <p>{words.runHints[script.target]}</p>
            {script.target === 'reg' && (
              <p>
                <button
                  type="button"
                  className={`${button.plain} with-js`}
                  onClick={() => chosen.choose({ target: 'cmd', mode: 'check' })}
                >
                  {words.checkAfterwards}
                </button>
              </p>
            )}
          </dd>
        </div>
      )}
      <div>
        <dt>{words.sha}</dt>
        <dd>
          <Line text={sha256} label={words.copySha} />
        </dd>
      </div>
      <div>
        <dt>{words.again}</dt>
        <dd>
          <Line text={plan.remake.command} label={words.copyAgain} />
        </dd>
      </div>
      <div>
        <dt>{ticket.title}</dt>
        <dd>
          <TicketButton made={made} found={found} />
        </dd>
      </div>
      {script.omissions.length > 0 && (
        <div>
          <dt>{words.omissions}</dt>
          <dd>
            {inOrder.map((omission) => (
              <p key={`${omission.step} ${omission.what} ${omission.reason.en}`}>
                {omission.step}: <LeftOutReason omission={omission} />
              </p>
            ))}
          </dd>
        </div>
      )}
    </dl>
  )
}

/** The numbered step that a step below it belongs to: `7` for `7.2`. */
function topOf(step: string): string {
  return step.replace(/\..*$/, '')
}

function Line({ text, label }: { text: string; label: string }) {
  const { language } = useBook()
  return (
    <div className={styles.line}>
      <code translate="no">
        {/* Broken between words only: an option cut after its hyphens would be misread. */}
        {text.split(/(?<= )/).map((word) => (
          <span key={word} className={word.length < 30 ? styles.word : undefined}>
            {word}
          </span>
        ))}
      </code>
      <CopyButton quiet text={text} language={language} label={label} />
    </div>
  )
}
