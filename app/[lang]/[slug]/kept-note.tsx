'use client'

import { messagesOf } from '../../../lib/i18n'
import { capabilities } from '../../../lib/script/capabilities'
import { useBook } from './book'

/** What can be undone: the one thing in the summary that depends on the target. */
export function KeptNote({ procedure }: { procedure: string }) {
  const { language, chosen, commands } = useBook()
  const { procedure: words } = messagesOf(language)
  const { target } = chosen.nearest
  if (!capabilities[target].modes.includes('undo')) return words.notKept
  const said = [...(commands.get(procedure)?.values() ?? [])]
  const done = said.filter(({ ability }) => ability.express)
  const forGood = done.filter(({ ability }) => ability.express && !ability.undo)
  if (done.length === 0 && said.length > 0) return words.notHere
  if (forGood.length === 0) return words.kept
  return forGood.length === done.length ? words.forGoodAll : words.forGood(forGood.length)
}
