import type { ReactNode } from 'react'
import { cautionOf, settingNames } from '../../../lib/content'
import { messagesOf, typeset } from '../../../lib/i18n'
import type { Article, Language } from '../../../lib/model'
import { Icon } from '../../ui/glyph'
import { renderMarkdown } from '../../ui/markdown'
import { Named } from '../../ui/named'
import { weakeningKeys } from './change-rows'
import { ChosenNote } from './chosen-note'
import { LeaveOut } from './leave-out'
import styles from './top.module.css'
import { titleOf } from './view'
import { WhatChanges } from './what-changes'

interface TopProps {
  article: Article
  language: Language
  anchors: readonly string[]
}

/** The first screen: is this my problem, what does it change, and what does it cost? */
export function Top({ article, language, anchors }: TopProps) {
  const { procedure: words } = messagesOf(language)
  const names = settingNames(article)
  const markdown = (text: string) => renderMarkdown(text, { language, names, anchors })
  return (
    <div className={styles.top}>
      <div className={styles.title}>
        <h1>{typeset(titleOf(article), language)}</h1>
        <ChosenNote />
      </div>
      <dl className={styles.problem}>
        <div>
          <dt>{words.symptom}</dt>
          {article.symptom.map(({ markdown: text }) => (
            <dd key={text}>{markdown(text)}</dd>
          ))}
        </div>
        <div>
          <dt>{words.cause}</dt>
          {article.cause.map(({ markdown: text }) => (
            <dd key={text}>{markdown(text)}</dd>
          ))}
        </div>
      </dl>
      <Caution article={article} language={language} names={names} />
      <WhatChanges article={article} language={language} />
      <Before article={article} language={language} markdown={markdown} />
    </div>
  )
}

interface CautionProps {
  article: Article
  language: Language
  names: string[]
}

/** What the procedure makes less secure, and the milder way, with the links of the article's warning. */
function Caution({ article, language, names }: CautionProps) {
  const { procedure: words } = messagesOf(language)
  const caution = cautionOf(article)
  if (!caution) return null
  const links = article.alerts
    .filter(({ kind }) => kind === 'warning')
    .flatMap(({ body }) => body.links)
    // A link within the page says nothing without the sentence around it.
    .filter(({ url }) => !url.startsWith('#'))
  return (
    <section className={styles.caution} aria-labelledby="caution">
      <h2 id="caution">
        <Icon name="alert" />
        {words.caution}
      </h2>
      <p>
        <Named text={typeset(caution.text, language)} names={names} />
      </p>
      <p>
        <strong>{words.milder}</strong>{' '}
        <Named text={typeset(caution.milder, language)} names={names} />
        {links.map(({ text, url }) => (
          <span key={url}>
            {' '}
            <a href={url} rel="noreferrer">
              {typeset(text, language)}
            </a>
          </span>
        ))}
      </p>
      <LeaveOut weakening={weakeningKeys(article, language)} />
    </section>
  )
}

interface BeforeProps {
  article: Article
  language: Language
  markdown: (text: string) => ReactNode
}

/** What is needed first, and the article's notes that belong to no procedure. */
function Before({ article, language, markdown }: BeforeProps) {
  const { procedure: words } = messagesOf(language)
  const ofProcedures = article.procedures.map(({ range }) => range)
  const notes = article.alerts.filter(
    ({ kind, range }) =>
      kind !== 'warning' &&
      !ofProcedures.some(
        ({ start, end }) => start.offset <= range.start.offset && range.end.offset <= end.offset,
      ),
  )
  return (
    <section className={styles.before} aria-labelledby="before">
      <h2 id="before">{words.before}</h2>
      <div>
        {article.prerequisites.map(({ markdown: text }) => (
          <div key={text}>{markdown(text)}</div>
        ))}
      </div>
      {notes.length > 0 && (
        <div className={styles.notes}>
          {notes.map(({ body }) => (
            <div key={body.markdown}>
              <Icon name="info" />
              <div>{markdown(body.markdown)}</div>
            </div>
          ))}
        </div>
      )}
    </section>
  )
}
