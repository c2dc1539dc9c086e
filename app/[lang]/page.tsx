import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { articleBySlug, catalogue, restartNeeded, settingsOf } from '../../lib/content'
import { languageNamed, messagesOf } from '../../lib/i18n'
import { pageWordsOf } from '../../lib/i18n/pages'
import { Footer } from '../ui/footer'
import { Icon } from '../ui/glyph'
import { Header } from '../ui/header'
import { Search } from '../ui/search'
import { countOf, sharedRowsOf } from './[slug]/change-rows'
import styles from './start.module.css'

interface StartProps {
  params: Promise<{ lang: string }>
}

export async function generateMetadata({ params }: StartProps): Promise<Metadata> {
  const language = languageNamed((await params).lang)
  if (!language) notFound()
  const { site } = messagesOf(language)
  return { title: site.name, description: site.tagline }
}

export default async function Start({ params }: StartProps) {
  const language = languageNamed((await params).lang)
  if (!language) notFound()
  const { start } = pageWordsOf(language)
  const { procedure } = messagesOf(language)
  const entries = await Promise.all(
    (await catalogue(language)).map(async (entry) => {
      const article = await articleBySlug(language, entry.slug)
      // As the procedure's own page counts them: what the first of its procedures changes.
      const [first] = sharedRowsOf(article, settingsOf(article), language)
      const changes = countOf(first?.rows ?? [], language)
      return { ...entry, changes, restart: restartNeeded(article) }
    }),
  )
  return (
    <>
      <Header language={language} path="" search={false} />
      <main id="content" className={styles.main}>
        <h1>{start.title}</h1>
        <p className={styles.intro}>{start.intro}</p>
        <Search
          language={language}
          entries={entries.map(({ slug, title, symptoms, keywords }) => ({
            slug,
            title,
            symptoms,
            keywords,
          }))}
        />
        <section aria-labelledby="catalogue" className={styles.catalogue}>
          <h2 id="catalogue">{start.catalogue}</h2>
          <ul data-bare="">
            {entries.map((entry) => (
              <li key={entry.slug} className={styles.entry}>
                <ul data-bare="" className={styles.symptoms}>
                  {entry.symptoms.map((symptom) => (
                    <li key={symptom}>{symptom}</li>
                  ))}
                </ul>
                <div>
                  <h3>
                    <a href={`/${language}/${entry.slug}`}>
                      {entry.title}
                      <Icon name="arrow" />
                    </a>
                  </h3>
                  <p>{entry.description}</p>
                  <p className={styles.figures}>
                    {entry.changes}
                    {' · '}
                    {entry.restart ? procedure.restart : procedure.noRestart}
                  </p>
                </div>
              </li>
            ))}
          </ul>
          <p className={styles.count}>{start.count(entries.length)}</p>
        </section>
        <section aria-labelledby="how" className={styles.how}>
          <h2 id="how">{start.howTitle}</h2>
          <ol data-bare="">
            {start.how.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </section>
      </main>
      <Footer language={language} />
    </>
  )
}
