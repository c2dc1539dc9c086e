'use client'

import { useCallback, useState } from 'react'
import type { Language } from '../../lib/model'
import type { SearchEntry } from '../search/match'

/** The catalogue as the search needs it: given by the page, or loaded when the box is first used. */
export function useSearchEntries(language: Language, given: SearchEntry[] | undefined) {
  const [entries, setEntries] = useState<SearchEntry[] | null>(given ?? null)
  const [failed, setFailed] = useState(false)
  const load = useCallback(() => {
    if (entries) return
    fetch(`/search/${language}.json`)
      .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
      .then((loaded: SearchEntry[]) => {
        setEntries(loaded)
        setFailed(false)
      })
      .catch(() => setFailed(true))
  }, [entries, language])
  return { entries, failed, load }
}
