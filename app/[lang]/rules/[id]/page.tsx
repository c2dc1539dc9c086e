import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { rulePage } from '../../../../lib/content'
import { languageNamed, messagesOf, typeset } from '../../../../lib/i18n'
import { pageWordsOf } from '../../../../lib/i18n/pages'
import type { Language } from '../../../../lib/model'
import { RULES } from '../../../../lib/rules'
import { Footer } from '../../../ui/footer'
import { Icon } from '../../../ui/glyph'
import { Header } from '../../../ui/header'
import { renderMarkdown } from '../../../ui/markdown'
import styles from '../rules.module.css'

export const dynamicParams = false

export function generateStaticParams() {
  return RULES.map(({ id }) => ({ id }))
}

interface RuleProps {
  params: Promise<{ lang: string; id: string }>
}

async function read(params: RuleProps['params']) {
  const { lang, id } = await params
  const language: Language | null = languageNamed(lang)
  if (!language || !RULES.some((rule) => rule.id === id)) notFound()
  return { language, page: await rulePage(language, id) }
}

export async function generateMetadata({ params }: RuleProps): Promise<Metadata> {
  const { language, page } = await read(params)
  const title = `${typeset(page.title, language)} · ${messagesOf(language).site.name}`
  return { title, description: page.summary }
}

export default async function Rule({ params }: RuleProps) {
  const { language, page } = await read(params)
  const { rules } = pageWordsOf(language)
  return (
    <>
      <Header language={language} path={`/rules/${page.id}`} />
      <main id="content" className={styles.page}>
        <p className={styles.back}>
          <a href={`/${language}/rules`}>{rules.all}</a>
        </p>
        <h1>{typeset(page.title, language)}</h1>
        <p className={styles.intro}>{typeset(page.summary, language)}</p>
        <ul data-bare="" className={styles.facts}>
          <li>
            <code translate="no">{page.id}</code>
          </li>
          <li>{rules.severity[page.severity]}</li>
          <li>
            {page.fixable && <Icon name="wrench" size={16} />}
            {page.fixable ? rules.fixable : rules.notFixable}
          </li>
        </ul>
        <div className={styles.prose}>{renderMarkdown(page.markdown, { language })}</div>
        <section aria-labelledby="sources" className={styles.prose}>
          <h2 id="sources">{rules.sources}</h2>
          <ul>
            {page.sources.map((source) => (
              <li key={source}>{typeset(source, language)}</li>
            ))}
          </ul>
        </section>
      </main>
      <Footer language={language} />
    </>
  )
}
