'use client'

import { messagesOf } from '../../../lib/i18n'
import type { ReportLine } from '../../../lib/report'
import { CopyButton } from '../../ui/copy-button'
import { useBook } from './book'
import type { Made } from './made'
import { useProgress } from './use-progress'

interface TicketButtonProps {
  made: Extract<Made, { ok: true }>
  found: readonly ReportLine[] | null
}

/**
 * Copies what was chosen, done and found, for the ticket: made when it is pressed, by what is loaded
 * then, and kept nowhere.
 */
export function TicketButton({ made: { fitted: plan, script, sha256 }, found }: TicketButtonProps) {
  const { language, article, title, labels, procedure } = useBook()
  const { ticket: words } = messagesOf(language)
  const id = procedure?.id ?? ''
  const { done } = useProgress(article.slug, id)
  const steps = labels[id] ?? []
  const text = async () => {
    const { ticketText } = await import('./ticket')
    return ticketText({ language, title, plan, script, sha256, steps, done, found, at: new Date() })
  }
  return <CopyButton text={text} language={language} label={words.label} words={words.copy} quiet />
}
