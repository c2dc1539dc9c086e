import type { Command, Localized } from '../model'
import type { ArticleProblem } from './rule'

/** A remark about a whole command, which is left to a person. */
export function remarkOn({ range }: Command, en: string, fr: string): ArticleProblem {
  const message: Localized = { en, fr }
  return { start: range.start.offset, end: range.end.offset, message, fix: [] }
}
