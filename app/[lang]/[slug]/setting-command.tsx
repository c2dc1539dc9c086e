'use client'

import { messagesOf } from '../../../lib/i18n'
import { useBook } from './book'
import { CommandBox } from './command-box'

interface SettingCommandProps {
  procedure: string
  /** The setting, by its key, and its name. */
  setting: string
  name: string
}

/** What makes one setting true by hand, as the chosen target says it. */
export function SettingCommand({ procedure, setting, name }: SettingCommandProps) {
  const { language, commands } = useBook()
  const { steps } = messagesOf(language)
  const said = commands.get(procedure)
  if (!said) return <p>{steps.withheld}</p>
  const lines = said.get(setting)
  if (!lines || lines.length === 0) return <p>{steps.cannotSay(name)}</p>
  return <CommandBox lines={lines} name={name} language={language} />
}
