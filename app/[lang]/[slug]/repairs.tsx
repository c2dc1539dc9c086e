import { defaultChoices } from '../../../lib/choices'
import { say } from '../../../lib/i18n'
import { pageWordsOf } from '../../../lib/i18n/pages'
import type { Article, Language, Situation } from '../../../lib/model'
// Not from the model's index: that would bring zod into the browser.
import { isRegistrySet } from '../../../lib/model/registry-action'
import { makePlan } from '../../../lib/plan'
import { linesFor } from '../../../lib/script'
import { Icon } from '../../ui/glyph'
import { factKey } from './action-key'
import { align } from './aligned'
import styles from './repairs.module.css'
import type { StepView } from './view'

interface RepairsProps {
  article: Article
  procedure: string
  situation: Situation
  repaired: StepView['repaired']
  language: Language
  /** By rule: the title of its page. */
  titles: ReadonlyMap<string, string>
}

/** The quiet mark of a step: each of its commands as published, as emitted, and why. */
export function Repairs({
  article,
  procedure,
  situation,
  repaired,
  language,
  titles,
}: RepairsProps) {
  const { repair } = pageWordsOf(language)
  const count = repaired.reduce((sum, { command }) => sum + command.repairs.length, 0)
  if (count === 0) return null
  const made = makePlan(article, { ...defaultChoices(situation), procedure })
  return (
    <details className={`${styles.repairs} not-on-paper`}>
      <summary className={styles.mark}>
        <Icon name="wrench" size={16} />
        <span>{repair.repairs(count)}</span>
      </summary>
      {repaired.map(({ command, fact }) => {
        const action =
          made.ok &&
          fact &&
          made.plan.actions.find((one) => isRegistrySet(one) && factKey(one) === factKey(fact))
        const emitted =
          made.ok && action
            ? linesFor(action, made.plan, 'cmd')[0]
            : (command.repaired ?? undefined)
        return (
          <section key={command.id} className={styles.command}>
            <Compared
              published={command.text}
              emitted={emitted ?? ''}
              command={command}
              language={language}
            />
            <ul data-bare="" className={styles.why} aria-label={repair.why}>
              {command.repairs.map((one) => (
                <li key={`${one.rule} ${one.start}`}>
                  {say(one.message, language)}{' '}
                  <a href={`/${language}/rules/${one.rule}`}>{titles.get(one.rule) ?? one.rule}</a>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </details>
  )
}

interface ComparedProps {
  published: string
  emitted: string
  command: StepView['repaired'][number]['command']
  language: Language
}

/** For the eye, pairs of lines that break together; for the ear, one text after the other. */
function Compared({ published, emitted, command, language }: ComparedProps) {
  const { repair } = pageWordsOf(language)
  return (
    <div className={styles.compared} translate="no">
      <p className="unseen">
        {repair.published} ({repair.line(command.range.start.line)}): <code>{published}</code>
      </p>
      <p className="unseen">
        {repair.emitted}: <code>{emitted}</code>
      </p>
      <p aria-hidden="true" className={styles.names}>
        <span>{repair.published}</span>
        <span>{repair.emitted}</span>
      </p>
      <p aria-hidden="true" className={styles.columns}>
        {align(published, emitted, command.repairs).map((column, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns of one fixed text have no other identity
          <span key={index} className={styles.column} data-changed={column.changed || undefined}>
            <del>{column.published}</del>
            <ins>{column.emitted}</ins>
          </span>
        ))}
      </p>
    </div>
  )
}
