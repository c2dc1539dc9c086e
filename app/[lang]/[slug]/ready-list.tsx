import { fileSize, messagesOf } from '../../../lib/i18n'
import type { Language } from '../../../lib/model'
import { bytesOf, sha256Of } from '../../../lib/script'
import type { ReadyScript } from '../../scripts/ready'
import styles from './ready-list.module.css'

interface ReadyListProps {
  scripts: ReadyScript[]
  language: Language
}

/** Ready-made scripts with the usual choices, as plain links: what there is when scripting is off. */
export function ReadyList({ scripts, language }: ReadyListProps) {
  const { script: words, procedure, choices } = messagesOf(language)
  return (
    <section className={`${styles.ready} not-on-paper`} aria-labelledby="ready">
      <h2 id="ready">{words.ready}</h2>
      <p>{words.readyHint}</p>
      <ul data-bare="">
        {scripts.map(({ script, situation, target, mode }) => {
          const bytes = bytesOf(script)
          return (
            <li key={script.fileName}>
              <a href={`/scripts/${script.fileName}`} download translate="no">
                {script.fileName}
              </a>
              <span>
                {[
                  procedure.situations[situation],
                  choices.targets[target],
                  choices.modeNames[mode],
                  fileSize(bytes.length, language),
                ].join(' · ')}
              </span>
              <span className={styles.sha}>
                {words.sha} <code translate="no">{sha256Of(bytes)}</code>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
