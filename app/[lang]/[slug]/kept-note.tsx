'use client'

import { messagesOf } from '../../../lib/i18n'
import { useBook } from './book'

/** Whether old values are kept: the one thing in the summary that depends on the target. */
export function KeptNote() {
  const { language, chosen } = useBook()
  const { procedure } = messagesOf(language)
  return chosen.nearest.target === 'reg' ? procedure.notKept : procedure.kept
}
