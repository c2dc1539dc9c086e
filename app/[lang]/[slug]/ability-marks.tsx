'use client'

import { asSentence, type Messages, messagesOf, say } from '../../../lib/i18n'
import type { Localized, Target } from '../../../lib/model'
import type { Ability } from '../../../lib/script/abilities'
import { capabilities } from '../../../lib/script/capabilities'
import { Icon } from '../../ui/glyph'
import styles from './ability-marks.module.css'
import { useBook } from './book'
import type { Said } from './made'
import type { RowPlace } from './row-text'

/**
 * What the target cannot do about a change, in a few words. What it can do about none (a .reg file
 * reads nothing back) is said once, beside the script, and not at every line.
 */
function marksOf(ability: Ability, target: Target, words: Messages['abilities']): string[] {
  if (!ability.express || !capabilities[target].modes.includes('undo')) return []
  return [...(ability.undo ? [] : [words.noUndo]), ...(ability.verify ? [] : [words.noVerify])]
}

/** In the table of what changes: the marks alone, or that it is not by this target. */
export function AbilityMarks({ at: { procedure, command, nth } }: { at: RowPlace }) {
  const { language, chosen, commands, keysOf } = useBook()
  const { abilities: words } = messagesOf(language)
  const known = commands.get(procedure)
  if (!known) return null
  const said = known.get(keysOf(procedure, command)[nth] ?? '')
  // The plan could not take it in: a placeholder, for one, that only the reader can fill in.
  if (!said) return <span className={styles.marks}>{words.leftToYou}</span>
  const { ability } = said
  if (!ability.express) {
    return <span className={styles.marks}>{words.notByTargetShort}</span>
  }
  const marks = marksOf(ability, chosen.nearest.target, words)
  return marks.length > 0 && <span className={styles.marks}>{marks.join(' · ')}</span>
}

/** In a step: the marks of its changes, and behind them the reason. */
export function AbilityNote({ said }: { said: Said[] }) {
  const { language, chosen } = useBook()
  const { abilities: words } = messagesOf(language)
  const { target } = chosen.nearest
  const reasons = distinct(said.flatMap(({ ability }) => (ability.express ? [] : [ability.why])))
  const limited = said.filter(({ ability }) => marksOf(ability, target, words).length > 0)
  const marks = new Set(limited.flatMap(({ ability }) => marksOf(ability, target, words)))
  const limits = distinct(
    limited.flatMap(({ ability }) => (ability.express && ability.limit ? [ability.limit] : [])),
  )
  const warnings = distinct(
    said.flatMap(({ ability }) =>
      ability.express && ability.limit && marksOf(ability, target, words).length === 0
        ? [ability.limit]
        : [],
    ),
  )
  return (
    <>
      {reasons.map((why) => (
        <p key={why.en}>
          <NotByTarget why={why} />
        </p>
      ))}
      {warnings.map((warning) => (
        <p key={warning.en}>{asSentence(say(warning, language))}</p>
      ))}
      {marks.size > 0 && (
        <details className={styles.note}>
          <summary>
            <Icon name="info" size={16} />
            <span>{[...marks].join(' · ')}</span>
          </summary>
          {limits.map((limit) => (
            <p key={limit.en}>{asSentence(say(limit, language))}</p>
          ))}
        </details>
      )}
    </>
  )
}

function NotByTarget({ why }: { why: Localized }) {
  const { language } = useBook()
  const { abilities: words } = messagesOf(language)
  return (
    <span className={styles.not}>
      <Icon name="refused" size={16} />
      <span>{words.notByTarget(say(why, language))}</span>
    </span>
  )
}

function distinct(sentences: Localized[]): Localized[] {
  return [...new Map(sentences.map((one) => [one.en, one])).values()]
}
