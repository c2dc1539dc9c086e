'use client'

import { fileSize, messagesOf } from '../../../lib/i18n'
import { textOf } from '../../../lib/script'
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
  const { language, made } = useBook()
  const { script: words } = messagesOf(language)
  return (
    <section id="script" className={`${styles.panel} not-on-paper`} aria-labelledby="script-title">
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
          {made.ok ? (
            <CopyButton text={textOf(made.script)} language={language} label={words.copyScript} />
          ) : (
            <button type="button" className={button.plain} disabled>
              {messagesOf(language).copy.copy}
            </button>
          )}
          <Download />
        </div>
      </header>
      {made.ok ? (
        <>
          <ScriptCode script={made.script} colours={colours} />
          <ScriptFacts made={made} />
        </>
      ) : (
        <NoScript problems={made.problems} />
      )}
      <TargetAbilities />
    </section>
  )
}

/** A file with exactly the script's bytes, byte order mark included. */
function Download() {
  const { language, made } = useBook()
  const { script: words } = messagesOf(language)

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
    <button type="button" className={button.primary} disabled={!made.ok} onClick={download}>
      <Icon name="download" size={16} />
      {words.download}
    </button>
  )
}
