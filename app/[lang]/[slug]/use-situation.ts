'use client'

import { useCallback } from 'react'
import { messagesOf } from '../../../lib/i18n'
import type { Language, Situation, Target } from '../../../lib/model'
import { useAnnounce } from '../../ui/announcer'
import { useBook } from './book'
import { nearestTarget } from './nearest-target'
import { sameSettings } from './same-settings'

/** A target that gave way to another one, because it is not for the situation that was chosen. */
export interface Moved {
  situation: Situation
  from: Target
  to: Target
}

/**
 * Chooses a situation and what goes with it: the same settings in the other procedure, whose steps
 * have other labels, and a target that is for it. A target that has to give way is said to.
 */
export function useSituationChoice(): (next: Situation) => void {
  const { language, article, chosen, setMoved } = useBook()
  const announce = useAnnounce()
  return useCallback(
    (next: Situation) => {
      const { nearest } = chosen
      const steps = sameSettings(article, nearest, next)
      const target = nearestTarget(nearest.target, next)
      chosen.choose({ situation: next, target, procedure: '', steps: steps?.join(',') ?? '' })
      const moved = { situation: next, from: nearest.target, to: target }
      if (moved.from === moved.to) return setMoved(null)
      setMoved(moved)
      announce(movedWords(moved, language))
    },
    [article, chosen, language, announce, setMoved],
  )
}

export function movedWords({ situation, from, to }: Moved, language: Language): string {
  const { choices, procedure } = messagesOf(language)
  const { targets } = choices
  return choices.moved(targets[from], procedure.situations[situation], targets[to])
}
