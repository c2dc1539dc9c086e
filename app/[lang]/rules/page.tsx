import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { rulePages } from '../../../lib/content'
import { languageNamed, messagesOf, typeset } from '../../../lib/i18n'
import { pageWordsOf } from '../../../lib/i18n/pages'
import { Footer } from '../../ui/footer'
import { Header } from '../../ui/header'
import styles from './rules.module.css'

interface RulesProps {
  params: Promise<{ lang: string }>
}

export async function generateMetadata({ params }: RulesProps): Promise<Metadata> {
  const language = languageNamed((await params).lang)
  if (!language) notFound()
  const { rules } = pageWordsOf(language)
  const { site } = messagesOf(language)
  return { title: `${rules.title} · ${site.name}`, description: rules.intro }
}

const SEVERITIES = ['error', 'warning', 'info'] as const

export default async function Rules({ params }: RulesProps) {
  const language = languageNamed((await params).lang)
  if (!language) notFound()
  const { rules } = pageWordsOf(language)
  const pages = await rulePages(language)
  return (
    <>
      <Header language={language} path="/rules" />
      <main id="content" className={styles.main}>
        <h1>{rules.title}</h1>
        <p className={styles.intro}>{rules.intro}</p>
        {SEVERITIES.map((severity) => (
          <section key={severity} aria-labelledby={severity} className={styles.group}>
            <h2 id={severity}>{rules.severity[severity]}</h2>
            <ul data-bare="">
              {pages
                .filter((page) => page.severity === severity)
                .map((page) => (
                  <li key={page.id} className={styles.rule}>
                    <div>
                      <h3>
                        <a href={`/${language}/rules/${page.id}`}>
                          {typeset(page.title, language)}
                        </a>
                      </h3>
                      <code translate="no">{page.id}</code>
                    </div>
                    <p>{typeset(page.summary, language)}</p>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </main>
      <Footer language={language} />
    </>
  )
}
