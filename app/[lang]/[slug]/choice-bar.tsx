'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import { SITUATIONS } from '../../../lib/choices'
import { messagesOf, otherLanguage } from '../../../lib/i18n'
import type { PlannableProcedure } from '../../../lib/plan'
import { Icon } from '../../ui/glyph'
import { LanguageLink } from '../../ui/language-link'
import { useBook } from './book'
import styles from './choice-bar.module.css'
import { choiceId } from './places'
import { MovedNote, TargetChoice } from './target-choice'
import { TextChoice } from './text-choice'
import { useSituationChoice } from './use-situation'

const MoreChoices = lazy(() =>
  import('./more-choices').then(({ MoreChoices: loaded }) => ({ default: loaded })),
)

/**
 * The bar that stays at the top: situation, target and the attached disk's letter, and the rest
 * behind a button. On a phone all of it folds into one line that says what is chosen.
 */
export function ChoiceBar() {
  const { language, article, chosen, procedure, open, setOpen } = useBook()
  const { choices: words, procedure: names, script } = messagesOf(language)
  const { nearest, situation } = chosen
  const offline = situation === 'offline'

  // Few readers open them: they are loaded once the page stands, for a reader who then loses the network.
  const [wanted, setWanted] = useState(false)
  useEffect(() => setWanted(true), [])

  const chooseSituation = useSituationChoice()
  const boots = offline && hasBootElements(procedure)
  const target = words.targets[nearest.target]
  const summary = [
    names.situations[situation],
    target,
    ...(offline ? [nearest.drive ? words.driveShort(nearest.drive) : words.driveAsked] : []),
    ...(boots && nearest.bootDrive ? [words.bootShort(nearest.bootDrive)] : []),
  ]
  const other = [
    ...(nearest.mode === 'apply' ? [] : [words.modeNames[nearest.mode]]),
    ...(nearest.steps ? [words.stepsSome(nearest.steps.length)] : []),
  ]
  const wrong = chosen.refused.length > 0
  return (
    <section
      className={`${styles.bar} with-js not-on-paper`}
      aria-label={words.title}
      data-open={open || undefined}
    >
      <button
        type="button"
        className={styles.fold}
        aria-expanded={open}
        aria-controls="choices"
        onClick={() => setOpen(!open)}
      >
        <Icon name={wrong ? 'refused' : 'sliders'} />
        <span>{[...summary, ...other].join(' · ')}</span>
        <span className={styles.change}>{open ? words.done : words.change}</span>
      </button>
      <div id="choices" className={styles.choices}>
        <div className={styles.main}>
          <fieldset className={styles.situations} id={choiceId('situation')} tabIndex={-1}>
            <legend className="unseen">{names.situation}</legend>
            {SITUATIONS.filter((one) => article.procedures.some((p) => p.situation === one)).map(
              (one) => (
                <label key={one}>
                  <input
                    type="radio"
                    name="situation"
                    value={one}
                    checked={situation === one}
                    onChange={() => chooseSituation(one)}
                  />
                  <span>{names.situations[one]}</span>
                </label>
              ),
            )}
          </fieldset>
          <TargetChoice />
          {offline && (
            <TextChoice
              name="drive"
              label={words.driveLabel}
              hint={words.driveHint}
              width={4}
              compact
            />
          )}
          {boots && (
            <TextChoice
              name="boot"
              label={words.bootLabel}
              hint={words.bootHint}
              width={4}
              compact
            />
          )}
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={open}
            aria-controls="more-choices"
            onClick={() => setOpen(!open)}
          >
            <Icon name="sliders" />
            <span className={styles.words}>{open ? words.less : words.more}</span>
            {other.length > 0 && <span>{other.join(' · ')}</span>}
            <span className={styles.chevron}>
              <Icon name="chevron" size={16} />
            </span>
          </button>
          <a href="#script" className={styles.jump}>
            {script.title}
          </a>
          {/* The header scrolls away; who changes the language in the middle wants to stay there. */}
          <LanguageLink
            to={otherLanguage(language)}
            path={`/${article.slug}`}
            className={styles.language}
          />
          <MovedNote />
        </div>
        <div id="more-choices" className={styles.more} hidden={!open}>
          {wanted && (
            <Suspense>
              <MoreChoices />
            </Suspense>
          )}
        </div>
      </div>
    </section>
  )
}

/** The boot store may lie on another partition than Windows, with a letter of its own. */
function hasBootElements(procedure: PlannableProcedure | undefined): boolean {
  return procedure?.changes.some(({ kind }) => kind === 'boot-element') ?? false
}
