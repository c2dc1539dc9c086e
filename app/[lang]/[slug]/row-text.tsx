'use client'

import type { Action, Language } from '../../../lib/model'
// Not from the model's index: that would bring zod into the browser.
import { ATTACHED_DRIVE } from '../../../lib/model/attached-drive'
import { useBook } from './book'
import { Breakable } from './breakable'
import { dataOf } from './data-words'
import { namedAction } from './named'

/** A line of the table of what changes, however its command is filled in. */
export interface RowPlace {
  procedure: string
  command: string
  nth: number
}

interface RowTextProps {
  at: RowPlace
  part: 'place' | 'name' | 'data'
  /** As the article has it. */
  text: string
}

/** A word of that table with what the reader filled in, and the attached disk's letter once chosen. */
export function RowText({ at, part, text }: RowTextProps) {
  const { language, chosen, commands, keysOf } = useBook()
  const key = keysOf(at.procedure, at.command)[at.nth]
  const action = key === undefined ? undefined : commands.get(at.procedure)?.get(key)?.action
  const { drive } = chosen.nearest
  const filled = action ? wordOf(action, part, language) : text
  return <Breakable text={drive === null ? filled : filled.replaceAll(ATTACHED_DRIVE, drive)} />
}

function wordOf(action: Action, part: RowTextProps['part'], language: Language): string {
  return part === 'data' ? dataOf(action, language).text : namedAction(action)[part]
}
