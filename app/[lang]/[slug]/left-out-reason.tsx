'use client'

import { valueParameter } from '../../../lib/choices'
import { messagesOf, say } from '../../../lib/i18n'
import type { Omission } from '../../../lib/model'
import { useBook } from './book'
import styles from './left-out-reason.module.css'
import { useGoTo } from './use-go-to'

/** Why something is not in the script; where only a value is missing, with the way to its field. */
export function LeftOutReason({ omission: { what, reason, missing } }: { omission: Omission }) {
  const { language, askedBy, procedure } = useBook()
  const { values: words } = messagesOf(language)
  const goTo = useGoTo()
  const said = `${say(reason, language)}.`
  if (what !== undefined) {
    return (
      <>
        <code translate="no">{what}</code>: {said}
      </>
    )
  }
  if (!missing) return said
  const { subject, spelled } = missing
  const placeholder = askedBy(procedure?.id ?? '').find((one) => one.spellings.includes(spelled))
  // A value that only the command line takes: the reason says so.
  if (!placeholder) return said
  return (
    <>
      {words.missing(subject, spelled)}{' '}
      <button
        type="button"
        className={`${styles.give} with-js not-on-paper`}
        onClick={() => goTo(valueParameter(placeholder.id))}
      >
        {words.give}
      </button>
    </>
  )
}
