'use client'

import { useCallback } from 'react'
import { useBook } from './book'
import type { FieldName } from './fields'
import { choiceId } from './places'

/** Leads to the field of a choice or a value. */
export function useGoTo(): (name: FieldName) => void {
  const { setOpen } = useBook()
  return useCallback(
    (name) => {
      // Values have their fields among the steps; the choices' may be folded away.
      if (!name.startsWith('set.')) setOpen(true)
      // The field may have been hidden until now.
      requestAnimationFrame(() => {
        const field = document.getElementById(choiceId(name))
        field?.focus()
        field?.scrollIntoView({ block: 'center' })
      })
    },
    [setOpen],
  )
}
