'use client'

import { useEffect, useState } from 'react'

export type ValueReading = typeof import('./value-reading')

let loaded: ValueReading | null = null

/** What reads values, for a page that asks for some; null while it is loaded, and where none does. */
export function useValueReading(wanted: boolean): {
  reading: ValueReading | null
  failed: boolean
} {
  // The first render repeats the exported page, which was made without.
  const [reading, setReading] = useState<ValueReading | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!wanted) return
    let here = true
    const take = (one: ValueReading) => {
      loaded = one
      if (here) setReading(one)
    }
    if (loaded) take(loaded)
    else import('./value-reading').then(take, () => here && setFailed(true))
    return () => {
      here = false
    }
  }, [wanted])
  return { reading, failed }
}
