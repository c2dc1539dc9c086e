'use client'

import { messagesOf } from '../../../lib/i18n'
import type { Action, Choices } from '../../../lib/model'
// Not from the model's index: that would bring zod into the browser.
import { ATTACHED_DRIVE } from '../../../lib/model/attached-drive'
import { AbilityNote } from './ability-marks'
import { useBook } from './book'
import { CommandBox } from './command-box'
import { isComment } from './comment-line'
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
  const { language, chosen, commands, keysOf } = useBook()
  const { steps } = messagesOf(language)
  const known = commands.get(procedure)
  if (!known) return <p>{steps.withheld}</p>
  const said = keysOf(procedure, command).flatMap((key) => known.get(key) ?? [])
  const [first] = said
  if (!first) return null
  const label = name ?? nameOf(first.action)
  const lines = said.flatMap((one) => one.lines.filter((line) => !isComment(line)))
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
      {lines.length === 0 && unsaid && (
        <p>
          {awaitsDrive(first.action, chosen.nearest)
            ? steps.awaitsDrive(label)
            : steps.cannotSay(label)}
        </p>
      )}
      <AbilityNote said={said} />
    </div>
  )
}

/** On an attached disk that has no letter yet, a path of it cannot be typed. */
function awaitsDrive(action: Action, { situation, drive }: Choices): boolean {
  if (situation === 'online' || drive !== null) return false
  return action.kind === 'boot-element' || JSON.stringify(action).includes(ATTACHED_DRIVE)
}

function nameOf(action: Parameters<typeof namedAction>[0]): string {
  const { place, name } = namedAction(action)
  return `${place} ${name}`
}
