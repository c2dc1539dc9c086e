'use client'

import { messagesOf } from '../../../lib/i18n'
import button from '../../ui/button.module.css'
import { changeKey, factKey } from './action-key'
import { useBook } from './book'
import { settingSteps } from './same-settings'

interface LeaveOutProps {
  /** The keys of the changes that lower security. */
  weakening: string[]
}

/** The milder way in one press: the script without the steps that lower security. */
export function LeaveOut({ weakening }: LeaveOutProps) {
  const { language, chosen, procedure } = useBook()
  const { procedure: words } = messagesOf(language)
  if (!procedure || weakening.length === 0) return null
  const lowering = new Set(
    [
      ...procedure.facts.filter((fact) => weakening.includes(factKey(fact))),
      ...procedure.changes.filter((change) => weakening.includes(changeKey(change))),
    ].map(({ step }) => step),
  )
  if (lowering.size === 0) return null
  const all = settingSteps(procedure)
  const included = chosen.nearest.steps ?? all
  const isOut = !included.some((label) => lowering.has(label))
  const left = included.filter((label) => !lowering.has(label))
  if (!isOut && left.length === 0) return null

  function press() {
    const steps = isOut ? all.filter((one) => included.includes(one) || lowering.has(one)) : left
    chosen.choose({ steps: steps.length === all.length ? '' : steps.join(',') })
  }

  return (
    <p className="with-js not-on-paper" aria-live="polite">
      {isOut && <>{words.leftOut} </>}
      <button type="button" className={button.plain} onClick={press}>
        {isOut ? words.putBack : words.leaveOut}
      </button>
    </p>
  )
}
