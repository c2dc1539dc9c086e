import type { ReactNode } from 'react'
import { messagesOf, say } from '../../../lib/i18n'
import { pageWordsOf } from '../../../lib/i18n/pages'
import type { Article, Language } from '../../../lib/model'
import { Icon } from '../../ui/glyph'
import { renderMarkdown } from '../../ui/markdown'
import { AskedValues } from './asked-values'
import { ChangeCommand } from './change-command'
import { CommandBox } from './command-box'
import { OpenCommand } from './open-command'
import { stepId } from './places'
import { ProcedureFrame } from './procedure-frame'
import styles from './procedure-section.module.css'
import { Repairs } from './repairs'
import { Step } from './step'
import { asksIn, type ProcedureView, type StepBlock } from './view'

interface ProcedureSectionProps {
  article: Article
  view: ProcedureView
  language: Language
  names: readonly string[]
  anchors: readonly string[]
  /** By rule: the title of its page. */
  titles: ReadonlyMap<string, string>
}

/** One procedure of the article: its notes, its steps, and what was put right in it as a whole. */
export function ProcedureSection(props: ProcedureSectionProps) {
  const { article, view, language, names, anchors, titles } = props
  const { repair } = pageWordsOf(language)
  const { steps: words } = messagesOf(language)
  const markdown = (text: string) => renderMarkdown(text, { language, names, anchors })
  return (
    <ProcedureFrame
      procedure={view.id}
      situation={view.situation}
      title={view.title}
      labels={view.steps.map(({ label }) => label)}
    >
      {(view.introduction.length > 0 || view.situation === 'offline') && (
        <div className={styles.notes}>
          <Icon name="info" />
          <div>
            {view.introduction.map((text) => (
              <div key={text}>{markdown(text)}</div>
            ))}
            {view.situation === 'offline' && <p>{words.byHandOffline}</p>}
          </div>
        </div>
      )}
      <AskedValues procedure={view.id} />
      <ol data-bare="" className={styles.steps}>
        {view.steps.map((step) => (
          <Step
            key={step.label}
            procedure={view.id}
            label={step.label}
            hiveWork={step.hiveWork}
            asks={asksIn(step.blocks)}
            repairs={
              step.repaired.length > 0 && (
                <Repairs
                  article={article}
                  procedure={view.id}
                  situation={view.situation}
                  repaired={step.repaired}
                  language={language}
                  titles={titles}
                />
              )
            }
          >
            {step.blocks.map((block) => (
              <Block
                key={blockKey(block)}
                block={block}
                view={view}
                language={language}
                markdown={markdown}
              />
            ))}
          </Step>
        ))}
      </ol>
      {view.also.length > 0 && (
        <section className={`${styles.also} not-on-paper`} aria-labelledby={`${view.id}-also`}>
          <h3 id={`${view.id}-also`}>
            <Icon name="wrench" size={16} />
            {repair.alsoTitle}
          </h3>
          <ul data-bare="">
            {view.also.map((finding) => (
              <li key={`${finding.rule} ${finding.range.start.offset}`}>
                {say(finding.message, language)}{' '}
                <a href={`/${language}/rules/${finding.rule}`}>
                  {titles.get(finding.rule) ?? finding.rule}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </ProcedureFrame>
  )
}

interface BlockProps {
  block: StepBlock
  view: ProcedureView
  language: Language
  markdown: (text: string) => ReactNode
}

function Block({ block, view, language, markdown }: BlockProps) {
  const { steps: words } = messagesOf(language)
  switch (block.type) {
    case 'prose':
      return markdown(block.markdown)
    case 'change':
      return <ChangeCommand procedure={view.id} command={block.id} name={block.name} />
    case 'again':
      return (
        <p>
          <a href={`#${stepId(view.id, block.step)}`}>{words.again(block.name, block.step)}</a>
        </p>
      )
    case 'passed':
      return block.uses.length === 0 ? (
        <CommandBox lines={[block.text]} name={null} language={language} />
      ) : (
        <OpenCommand
          procedure={view.id}
          situation={view.situation}
          command={block.id}
          text={block.text}
          uses={block.uses}
          shell={block.shell}
        />
      )
    case 'comment':
      return (
        <p className={styles.comment} lang="en" translate="no">
          {block.text}
        </p>
      )
    case 'step':
      return (
        <div className={styles.below} id={stepId(view.id, block.id)}>
          <span className={styles.label}>{block.label === '' ? '•' : block.label}</span>
          <div>
            {block.blocks.map((one) => (
              <Block
                key={blockKey(one)}
                block={one}
                view={view}
                language={language}
                markdown={markdown}
              />
            ))}
          </div>
        </div>
      )
    default: {
      const never: never = block
      return never
    }
  }
}

function blockKey(block: StepBlock): string {
  switch (block.type) {
    case 'prose':
      return block.markdown
    case 'again':
      return `again ${block.name}`
    case 'change':
    case 'passed':
    case 'comment':
    case 'step':
      return block.id
    default: {
      const never: never = block
      return never
    }
  }
}
