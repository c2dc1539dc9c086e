'use client'

import type { ReactNode } from 'react'
import type { Situation } from '../../../lib/model'
import { useBook } from './book'

interface OfProceduresProps {
  ids: string[]
  /** The situation of all of them, or null where they are for both. */
  situation: Situation | null
  children: ReactNode
}

/** Part of the page while one of these procedures is the chosen one. */
export function OfProcedures({ ids, situation, children }: OfProceduresProps) {
  const { procedure } = useBook()
  const other = situation === procedure?.situation && !ids.includes(procedure?.id ?? '')
  return (
    <div data-of-situation={situation ?? undefined} data-other={other || undefined}>
      {children}
    </div>
  )
}
