'use client'

import { useState } from 'react'
import { messagesOf } from '../../../lib/i18n'
import { useAnnounce } from '../../ui/announcer'
import button from '../../ui/button.module.css'
import { writeClipboard } from '../../ui/clipboard'
import { Icon } from '../../ui/glyph'
import { useBook } from './book'
import styles from './phone-bar.module.css'
import { stepId } from './places'
import { useProgress } from './use-progress'

/**
 * At the bottom of a phone: copy the next step, then tick it, then copy the one after. Two presses
 * a step, so that nothing is ticked that was not run.
 */
export function PhoneBar() {
  const { language, article, chosen, labels, procedure, commands } = useBook()
  const { phone, copy } = messagesOf(language)
  const { done, tick } = useProgress(article.slug, procedure?.id ?? '')
  const announce = useAnnounce()
  const [copied, setCopied] = useState<string | null>(null)
  // The serial console's own mode has its own button at the bottom.
  if (!procedure || chosen.nearest.target === 'serial') return null

  const next = (labels[procedure.id] ?? []).find((label) => !done.includes(label))
  const said = [...(commands.get(procedure.id)?.values() ?? [])]
    .filter(({ action }) => action.step === next)
    .flatMap(({ lines }) => lines)
  const toTick = next !== undefined && (said.length === 0 || copied === next)

  async function press() {
    if (next === undefined || !procedure) return
    if (toTick) {
      tick(next, true)
      setCopied(null)
    } else {
      const ok = await writeClipboard(said.join('\r\n'))
      announce(ok ? phone.copied(next) : copy.failed)
      if (ok) setCopied(next)
    }
    document.getElementById(stepId(procedure.id, next))?.scrollIntoView({ block: 'center' })
  }

  return (
    <div className={`${styles.bar} with-js not-on-paper`}>
      <button
        type="button"
        className={button.primary}
        disabled={next === undefined}
        onClick={press}
      >
        <Icon name={toTick || next === undefined ? 'check' : 'copy'} size={16} />
        {next === undefined ? phone.nothing : toTick ? phone.tickStep(next) : phone.copyStep(next)}
      </button>
      <a href="#script" className={button.plain}>
        {phone.script}
      </a>
    </div>
  )
}
