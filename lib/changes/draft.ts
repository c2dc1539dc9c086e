import type { Change, Localized, Operation, Shell, Situation } from '../model'

type WithoutPlace<T> = T extends unknown ? Omit<T, 'step' | 'command' | 'line'> : never

/** A change before it is known which command of which step asks for it. */
export type Draft = WithoutPlace<Change>

/** What a command changes; or why no script does it; or null for “it is simply not modelled”. */
export type Found = { done: Draft[] } | { reason: Localized } | null

/** One command as the conversion sees it. */
export interface Asked {
  /** Repaired, with what a script finds by itself put in. */
  text: string
  shell: Shell
  situation: Situation
  operation: Operation | null
}

export function leave(en: string, fr: string): Found {
  return { reason: { en, fr } }
}
