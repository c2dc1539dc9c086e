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
      focusField(choiceId(name), FRAMES)
    },
    [setOpen],
  )
}

/** About two seconds. */
const FRAMES = 120

/** The field may be hidden, or not even loaded, until now. */
function focusField(id: string, frames: number) {
  requestAnimationFrame(() => {
    const field = document.getElementById(id)
    if (field) {
      field.focus()
      field.scrollIntoView({ block: 'center' })
    } else if (frames > 0) focusField(id, frames - 1)
  })
}
