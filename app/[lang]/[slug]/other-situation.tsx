'use client'

import { type MouseEvent, type ReactNode, useCallback } from 'react'
import { useBook } from './book'
import { useSituationChoice } from './use-situation'

/**
 * A link in the text to the other situation's procedure has to choose it first: until then the
 * procedure is not on the page for the browser to go to.
 */
export function OtherSituation({ children }: { children: ReactNode }) {
  const { article, chosen } = useBook()
  const chooseSituation = useSituationChoice()
  const follow = useCallback(
    (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
      const id = link?.getAttribute('href')?.slice(1)
      const wanted = article.procedures.find((one) => one.id === id)
      if (!wanted || wanted.situation === chosen.situation) return
      chooseSituation(wanted.situation)
      event.preventDefault()
      setTimeout(() => document.getElementById(wanted.id)?.scrollIntoView(), 50)
    },
    [article, chosen, chooseSituation],
  )
  // biome-ignore lint/a11y/useKeyWithClickEvents: it listens to links, which Enter presses
  // biome-ignore lint/a11y/noStaticElementInteractions: as above
  return <div onClick={follow}>{children}</div>
}
