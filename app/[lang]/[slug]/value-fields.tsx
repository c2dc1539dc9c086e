'use client'

import { valueParameter } from '../../../lib/choices'
import { asSentence, messagesOf, say } from '../../../lib/i18n'
import { expectedValue } from '../../../lib/placeholder-values'
import type { AskedPlaceholder } from '../../../lib/rules/asked'
import { useBook } from './book'
import { TextChoice } from './text-choice'
import styles from './value-fields.module.css'

export interface ValueFieldsProps {
  procedure: string
  own: readonly AskedPlaceholder[]
}

/** What the procedure cannot know: one field for each thing, before the steps that need it. */
export function ValueFields({ procedure, own }: ValueFieldsProps) {
  const { language } = useBook()
  const { values: words } = messagesOf(language)
  const id = `${procedure}-values`

  function hintOf({ type, spellings, optional, secret }: AskedPlaceholder): string {
    const expected = asSentence(say(expectedValue(type), language)).slice(0, -1)
    return [
      words.hint(expected, spellings.join(', ')),
      ...(optional ? [words.found] : []),
      ...(secret ? [words.secret] : []),
    ].join(' ')
  }

  return (
    <section className={`${styles.values} with-js not-on-paper`} aria-labelledby={id}>
      <h3 id={id}>{words.title}</h3>
      {own.some(({ optional }) => !optional) && <p>{words.intro}</p>}
      <div className={styles.fields}>
        {own.map((placeholder) => (
          <TextChoice
            key={placeholder.id}
            name={valueParameter(placeholder.id)}
            label={placeholder.optional ? words.bootEntry : words.names[placeholder.type]}
            hint={hintOf(placeholder)}
            width={placeholder.type === 'guid' ? 38 : 24}
            secret={placeholder.secret}
          />
        ))}
      </div>
    </section>
  )
}
