'use client'

import { lazy, Suspense } from 'react'
import { fileSize, messagesOf } from '../../../lib/i18n'
import { textOf } from '../../../lib/script/bytes'
import button from '../../ui/button.module.css'
import { CopyButton } from '../../ui/copy-button'
import { Icon } from '../../ui/glyph'
import { useBook } from './book'
import { NoScript } from './no-script'
import { ScriptCode } from './script-code'
import { ScriptFacts } from './script-facts'
import styles from './script-panel.module.css'
import { TargetAbilities } from './target-abilities'

interface ScriptPanelProps {
  /** How the lines of the usual script are coloured; the others' colours are loaded when chosen. */
  colours: string[]
}

/** The whole script of the choices: to read, to copy, to download, to run. */
export function ScriptPanel({ colours }: ScriptPanelProps) {
  const { language, made, loading, failed } = useBook()
  const { script: words } = messagesOf(language)
  // A console is given one piece at a time: the whole at once would be cut off and run together.
  const serial = made.ok && made.script.target === 'serial'
  return (
    <section
      id="script"
      className={`${styles.panel} not-on-paper`}
      aria-labelledby="script-title"
      aria-busy={loading && !failed}
    >
      <header className={styles.head}>
        <h2 id="script-title">{words.title}</h2>
        {made.ok && (
          <p className={styles.file}>
            <code translate="no">{made.script.fileName}</code>
            <span>
              {fileSize(made.bytes.length, language)} · {words.encodings[made.script.encoding]}
            </span>
          </p>
        )}
        <div className={`${styles.actions} with-js`}>
          {serial ? null : made.ok && !loading ? (
            <CopyButton text={textOf(made.script)} language={language} label={words.copyScript} />
          ) : (
            <button type="button" className={button.plain} disabled>
              {messagesOf(language).copy.copy}
            </button>
          )}
          <Download />
        </div>
      </header>
      {failed ? <p className={styles.failed}>{words.notLoaded}</p> : <Body colours={colours} />}
      <TargetAbilities />
    </section>
  )
}

/** Only those who choose the serial console load its mode, and what reads the console's output. */
const SerialPanel = lazy(() =>
  import('./serial-panel').then(({ SerialPanel: loaded }) => ({ default: loaded })),
)

function Body({ colours }: ScriptPanelProps) {
  const { language, made } = useBook()
  if (!made.ok) return <NoScript problems={made.problems} />
  if (made.script.target === 'serial') {
    return (
      <Suspense fallback={<p className={styles.loading}>{messagesOf(language).script.loading}</p>}>
        <SerialPanel made={made} />
      </Suspense>
    )
  }
  return (
    <>
      <ScriptCode script={made.script} colours={colours} />
      <ScriptFacts made={made} />
    </>
  )
}

/** A file with exactly the script's bytes, byte order mark included. */
function Download() {
  const { language, made, loading } = useBook()
  const { script: words } = messagesOf(language)
  const ready = made.ok && !loading

  function download() {
    if (!made.ok) return
    const blob = new Blob([new Uint8Array(made.bytes)], { type: 'application/octet-stream' })
    const address = URL.createObjectURL(blob)
    const link = document.createElement('a')
    link.href = address
    link.download = made.script.fileName
    link.click()
    // The download has its own hold on the bytes once it has begun.
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
  }

  return (
    <button type="button" className={button.primary} disabled={!ready} onClick={download}>
      <Icon name="download" size={16} />
      {words.download}
    </button>
  )
}
