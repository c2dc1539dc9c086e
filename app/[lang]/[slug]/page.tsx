import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { articleBySlug, rulePages, settingNames, slugs } from '../../../lib/content'
import { LANGUAGES, languageNamed, messagesOf, typeset } from '../../../lib/i18n'
import { templatesOf } from '../../../lib/rules'
import { coloursOf } from '../../colours/highlight'
import { offeredScripts, readyScripts } from '../../scripts/ready'
import { Footer } from '../../ui/footer'
import { Header } from '../../ui/header'
import { ProcedureBook } from './book'
import { ChoiceBar } from './choice-bar'
import { OtherSituation } from './other-situation'
import styles from './page.module.css'
import { PhoneBar } from './phone-bar'
import { ProcedureSection } from './procedure-section'
import { ReadyList } from './ready-list'
import { ScriptPanel } from './script-panel'
import { SourceNote } from './source-note'
import { Top } from './top'
import { plannableOf, titleOf, viewOf } from './view'

export const dynamicParams = false

export async function generateStaticParams() {
  return (await slugs('en')).map((slug) => ({ slug }))
}

interface ProcedureProps {
  params: Promise<{ lang: string; slug: string }>
}

async function read(params: ProcedureProps['params']) {
  const { lang, slug } = await params
  const language = languageNamed(lang)
  if (!language) notFound()
  return { language, article: await articleBySlug(language, slug) }
}

export async function generateMetadata({ params }: ProcedureProps): Promise<Metadata> {
  const { language, article } = await read(params)
  return {
    title: `${titleOf(article)} · ${messagesOf(language).site.name}`,
    description: article.description,
  }
}

export default async function ProcedurePage({ params }: ProcedureProps) {
  const { language, article } = await read(params)
  const views = viewOf(article)
  const names = settingNames(article)
  const anchors = views.map(({ id }) => id)
  const scripts = readyScripts(article)
  const titles = new Map(
    (await rulePages(language)).map(({ id, title }) => [id, typeset(title, language)] as const),
  )
  const [usual] = scripts
  return (
    <>
      {LANGUAGES.map((other) => (
        <link key={other} rel="alternate" hrefLang={other} href={`/${other}/${article.slug}`} />
      ))}
      <Header language={language} path={`/${article.slug}`} />
      <main id="content">
        <ProcedureBook
          language={language}
          article={plannableOf(article)}
          templates={templatesOf(article)}
          title={typeset(titleOf(article), language)}
          titles={Object.fromEntries(views.map(({ id, title }) => [id, typeset(title, language)]))}
          labels={Object.fromEntries(
            views.map(({ id, steps }) => [id, steps.map(({ label }) => label)]),
          )}
        >
          <OtherSituation>
            <Top article={article} language={language} anchors={anchors} />
            <ChoiceBar />
            <div className={styles.columns}>
              <div className={styles.steps}>
                {views.map((view) => (
                  <ProcedureSection
                    key={view.id}
                    article={article}
                    view={view}
                    language={language}
                    names={names}
                    anchors={anchors}
                    titles={titles}
                  />
                ))}
                <SourceNote article={article} language={language} />
              </div>
              <div className={styles.script}>
                <div className="without-js">
                  <ReadyList scripts={offeredScripts(scripts)} language={language} />
                </div>
                <ScriptPanel colours={usual ? await coloursOf(usual.script) : []} />
              </div>
            </div>
            <PhoneBar />
          </OtherSituation>
        </ProcedureBook>
      </main>
      <Footer language={language} />
    </>
  )
}
