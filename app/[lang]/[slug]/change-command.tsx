'use client'

import { messagesOf } from '../../../lib/i18n'
import { AbilityNote } from './ability-marks'
import { useBook } from './book'
import { CommandBox } from './command-box'
import { namedAction } from './named'

interface ChangeCommandProps {
  procedure: string
  /** The article's command. */
  command: string
  /** The name of the value that it sets; null for what is no setting. */
  name: string | null
}

/** What makes a change by hand, as the chosen target says it, and what the target cannot do about it. */
export function ChangeCommand({ procedure, command, name }: ChangeCommandProps) {
  const { language, commands, keysOf } = useBook()
  const { steps } = messagesOf(language)
  const known = commands.get(procedure)
  if (!known) return <p>{steps.withheld}</p>
  const said = keysOf(procedure, command).flatMap((key) => known.get(key) ?? [])
  const [first] = said
  const label = name ?? (first ? nameOf(first.action) : '')
  const lines = said.flatMap((one) => one.lines)
  // What the plan had to leave out has its reason below the step.
  const unsaid = said.some(({ ability }) => ability.express)
  return (
    <div>
      {lines.length > 0 && (
        <CommandBox
          lines={lines}
          name={name}
          label={steps.copyCommand(label)}
          language={language}
        />
      )}
      {lines.length === 0 && unsaid && <p>{steps.cannotSay(label)}</p>}
      <AbilityNote said={said} />
    </div>
  )
}

function nameOf(action: Parameters<typeof namedAction>[0]): string {
  const { place, name } = namedAction(action)
  return `${place} ${name}`
}
