'use client'

import { messagesOf } from '../../../lib/i18n'
import { useBook } from './book'

/** On paper the choices cannot be seen in the bar: one line says them. */
export function ChosenNote() {
  const { language, chosen, made } = useBook()
  const { procedure, choices } = messagesOf(language)
  const { situation, target, mode } = chosen.nearest
  return (
    <p className="only-on-paper">
      {[
        procedure.situations[situation],
        choices.targets[target],
        choices.modeNames[mode],
        ...(made.ok ? [made.script.fileName, `SHA-256 ${made.sha256}`] : []),
      ].join(' · ')}
    </p>
  )
}
