'use client'

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

interface LitValue {
  /** The label of the step that is pointed at, in the steps or in the script. */
  label: string | null
  /** Where it is pointed at: the other side scrolls to it, its own does not move. */
  from: 'steps' | 'script'
}

const NOTHING: LitValue = { label: null, from: 'steps' }
const Value = createContext<LitValue>(NOTHING)
const Light = createContext<(value: LitValue) => void>(() => {})

/** What lights up: a step and its lines. Apart from the choices, since it changes at every move. */
export function Lit({ children }: { children: ReactNode }) {
  const [value, setValue] = useState(NOTHING)
  const set = useMemo(
    () => (next: LitValue) => {
      setValue((before) =>
        before.label === next.label && before.from === next.from ? before : next,
      )
    },
    [],
  )
  return (
    <Light value={set}>
      <Value value={value}>{children}</Value>
    </Light>
  )
}

export function useLit(): LitValue {
  return useContext(Value)
}

export function useLight(): (value: LitValue) => void {
  return useContext(Light)
}
