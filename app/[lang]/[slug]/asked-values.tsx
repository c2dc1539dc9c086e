'use client'

import { type ComponentType, lazy } from 'react'
import { useBook } from './book'
import type { ValueFieldsProps } from './value-fields'

/**
 * Only the pages that ask for values load their fields; as with `WholeBook`, without <Suspense>.
 * Where that fails the steps and the script still say what is missing.
 */
const ValueFields = lazy<ComponentType<ValueFieldsProps>>(() =>
  import('./value-fields').then(
    ({ ValueFields: loaded }) => ({ default: loaded }),
    () => ({ default: () => null }),
  ),
)

/** The fields of what a procedure asks its reader for; nothing where it asks for nothing. */
export function AskedValues({ procedure }: { procedure: string }) {
  const { askedBy } = useBook()
  const own = askedBy(procedure)
  if (own.length === 0) return null
  return <ValueFields procedure={procedure} own={own} />
}
