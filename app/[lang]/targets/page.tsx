import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { asSentence, languageNamed, messagesOf, say } from '../../../lib/i18n'
import { pageWordsOf } from '../../../lib/i18n/pages'
import { ACTION_KINDS, type Language, type Localized } from '../../../lib/model'
import {
  type Ability,
  type AbilityRow,
  abilityRows,
  capabilities,
  TARGETS,
} from '../../../lib/script'
import { Footer } from '../../ui/footer'
import { Icon } from '../../ui/glyph'
import { Header } from '../../ui/header'
import styles from './targets.module.css'

interface TargetsProps {
  params: Promise<{ lang: string }>
}

export async function generateMetadata({ params }: TargetsProps): Promise<Metadata> {
  const language = languageNamed((await params).lang)
  if (!language) notFound()
  const { targets } = pageWordsOf(language)
  const { site } = messagesOf(language)
  return { title: `${targets.title} · ${site.name}`, description: targets.intro }
}

/** What each target can do, kind by kind: made from the same table that the scripts are made from. */
export default async function Targets({ params }: TargetsProps) {
  const language = languageNamed((await params).lang)
  if (!language) notFound()
  const { targets: words } = pageWordsOf(language)
  const { choices, procedure } = messagesOf(language)
  const rows = abilityRows(ACTION_KINDS)
  const notes = notesOf(rows)
  return (
    <>
      <Header language={language} path="/targets" />
      <main id="content" className={styles.main}>
        <h1>{words.title}</h1>
        <p className={styles.intro}>{words.intro}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <section className={styles.scroll} tabIndex={0} aria-label={words.title}>
          <table className={styles.table}>
            <caption className="unseen">{words.title}</caption>
            <thead>
              <tr>
                <th scope="col">{messagesOf(language).abilities.kind}</th>
                {TARGETS.map((target) => (
                  <th key={target} scope="col">
                    {choices.targets[target]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.kind} ${row.by}`}>
                  <th scope="row">{nameOf(row, language)}</th>
                  {TARGETS.map((target) => (
                    <Cell
                      key={target}
                      ability={row.targets[target]}
                      notes={notes}
                      language={language}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <ol className={styles.notes}>
          {notes.map((note, index) => (
            <li key={note.en} id={`note-${index + 1}`}>
              {asSentence(say(note, language))}
            </li>
          ))}
        </ol>
        {TARGETS.map((target) => {
          const { situations, modes, limits } = capabilities[target]
          return (
            <section key={target} className={styles.target} aria-labelledby={target}>
              <h2 id={target}>{choices.targets[target]}</h2>
              <p>
                {[
                  situations.map((one) => procedure.situations[one]).join(' / '),
                  modes.map((mode) => choices.modeNames[mode]).join(', '),
                ].join(' · ')}
              </p>
              {limits.map((limit) => (
                <p key={limit.en}>{say(limit, language)}</p>
              ))}
            </section>
          )
        })}
      </main>
      <Footer language={language} />
    </>
  )
}

interface CellProps {
  ability: Ability
  notes: Localized[]
  language: Language
}

/** A tick for everything; else what is not to be had, and the number of the reason below. */
function Cell({ ability, notes, language }: CellProps) {
  const { targets: words } = pageWordsOf(language)
  const note = noteOf(ability)
  const number = note ? notes.findIndex(({ en }) => en === note.en) + 1 : 0
  const lacks = ability.express
    ? (['keep', 'verify', 'undo'] as const).filter((one) => !ability[one])
    : []
  return (
    <td data-can={ability.express || undefined}>
      {ability.express && <Icon name="check" size={16} />}
      <span className={ability.express && lacks.length === 0 ? 'unseen' : undefined}>
        {!ability.express
          ? words.cannot
          : lacks.length === 0
            ? words.everything
            : lacks.map((one) => words.lacks[one]).join(', ')}
      </span>
      {number > 0 && (
        <a href={`#note-${number}`} aria-label={words.note(number)}>
          {number}
        </a>
      )}
    </td>
  )
}

function noteOf(ability: Ability): Localized | null {
  return ability.express ? ability.limit : ability.why
}

/** Every reason once, in the order in which the table needs them. */
function notesOf(rows: AbilityRow[]): Localized[] {
  const all = rows.flatMap(({ targets }) =>
    TARGETS.flatMap((target) => noteOf(targets[target]) ?? []),
  )
  return [...new Map(all.map((note) => [note.en, note])).values()]
}

function nameOf({ kind, by }: AbilityRow, language: Language): string {
  const { targets } = pageWordsOf(language)
  const { abilities } = messagesOf(language)
  if (by === null) return abilities.kinds[kind]
  return targets.rule(abilities.kinds[kind], by === 'name')
}
