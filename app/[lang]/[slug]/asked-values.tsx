'use client'

import { lazy, Suspense } from 'react'
import { useBook } from './book'

/** Only the pages that ask for values load their fields. */
const ValueFields = lazy(() =>
  import('./value-fields').then(({ ValueFields: loaded }) => ({ default: loaded })),
)

/** The fields of what a procedure asks its reader for; nothing where it asks for nothing. */
export function AskedValues({ procedure }: { procedure: string }) {
  const { askedBy } = useBook()
  const own = askedBy(procedure)
  if (own.length === 0) return null
  return (
    <Suspense>
      <ValueFields procedure={procedure} own={own} />
    </Suspense>
  )
}
