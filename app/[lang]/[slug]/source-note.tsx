import { messagesOf, typeset } from '../../../lib/i18n'
import type { Article, Language } from '../../../lib/model'
import styles from './source-note.module.css'

/** Where the facts come from: title, place, date, licence. */
export function SourceNote({ article, language }: { article: Article; language: Language }) {
  const { procedure: words } = messagesOf(language)
  const { source } = article
  if (!source) return null
  return (
    <section className={styles.source} aria-labelledby="source">
      <h2 id="source">{words.source}</h2>
      <p>
        <cite>{source.title}</cite>, {words.sourceIn}{' '}
        <code translate="no">
          {source.repository}/<wbr />
          {source.path}
        </code>
        , <time dateTime={source.date}>{source.date}</time>, {words.licence}{' '}
        <span lang="en">{source.licence}</span>.
      </p>
      {source.attribution && <p>{typeset(source.attribution, language)}</p>}
    </section>
  )
}
