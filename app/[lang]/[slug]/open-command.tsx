'use client'

import { filledText } from '../../../lib/command/filled-text'
import type { PlaceholderUse, Shell, Situation } from '../../../lib/model'
import { useBook } from './book'
import { ChangeCommand } from './change-command'
import { CommandBox } from './command-box'

interface OpenCommandProps {
  procedure: string
  situation: Situation
  command: string
  /** As published, or as repaired. */
  text: string
  uses: PlaceholderUse[]
  shell: Shell
}

/**
 * A command with something to fill in that no script does without it: shown with what the reader
 * has given so far, and as a change once that makes it one.
 */
export function OpenCommand(props: OpenCommandProps) {
  const { procedure, situation, command, text, uses, shell } = props
  const { language, chosen, keysOf } = useBook()
  if (keysOf(procedure, command).length > 0) {
    return <ChangeCommand procedure={procedure} command={command} name={null} />
  }
  const { drive, bootDrive } = chosen.nearest
  const values = new Map(chosen.values)
  if (situation === 'offline' && drive) {
    values.set('drive', drive)
    values.set('boot-drive', bootDrive ?? drive)
  }
  return (
    <CommandBox lines={[filledText(text, uses, values, shell)]} name={null} language={language} />
  )
}
