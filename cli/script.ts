import { join } from 'node:path'
import { CHOICE_NAMES, readChoices } from '../lib/choices'
import type { Language, Plan, Script } from '../lib/model'
import { makePlan } from '../lib/plan'
import { fillPlaceholders } from '../lib/rules'
import { abilityOf, bytesOf, emitScript, sha256Of, TARGETS, textOf } from '../lib/script'
import { Failure } from './failure'
import { readInput, type Settings, statOf } from './input'
import type { Output } from './output'
import { placeholderValues } from './placeholder-values'
import { writeWhole } from './write-whole'

export interface ScriptOptions {
  /** `name=value`, one for each placeholder that the reader fills in. */
  set: string[]
  output?: string
  [choice: string]: string | string[] | undefined
}

/** `repairbook script FILE|SLUG --situation … --target …`: a script's exact bytes. */
export async function script(
  name: string,
  { set, ...options }: ScriptOptions,
  settings: Settings,
  output: Output,
): Promise<number> {
  const { language } = settings
  for (const needed of ['situation', 'target'] as const) {
    if (options[needed] === undefined) {
      const values = needed === 'situation' ? 'online or offline' : TARGETS.join(', ')
      throw new Failure(`--${needed} is missing: expected ${values}.`)
    }
  }
  const given = CHOICE_NAMES.flatMap((choice): Array<[string, string]> => {
    const text = options[choice]
    return typeof text === 'string' ? [[choice, text]] : []
  })
  const read = readChoices(given)
  if (!read.ok) {
    const [first] = read.refused
    throw new Failure(`--${first?.name}: ${first?.message[language]}`)
  }
  const input = await readInput(name, settings)
  const filled = fillPlaceholders(input.article, placeholderValues(set))
  if (!filled.ok) throw new Failure(`--set: ${filled.message[language]}`)
  const { article } = filled
  const planned = makePlan(article, read.choices)
  if (!planned.ok) throw new Failure(planned.message[language])
  const emitted = emitScript(planned.plan, read.choices.target)
  if (!emitted.ok) throw new Failure(emitted.message[language])

  const bytes = bytesOf(emitted.script)
  if (options.output === undefined) {
    // A terminal shows the text; a pipe or a file gets the bytes, byte order mark included.
    output.write(output.terminal ? textOf(emitted.script) : bytes)
    for (const line of limitsOf(planned.plan, emitted.script, language)) output.note(line)
    return 0
  }
  const folder = statOf(options.output)?.isDirectory()
  const file = folder ? join(options.output, emitted.script.fileName) : options.output
  writeWhole(file, bytes)
  output.note(`${file}  ${bytes.length} bytes  SHA-256 ${sha256Of(bytes)}`)
  output.note(`Run it: ${emitted.script.run}`)
  for (const line of limitsOf(planned.plan, emitted.script, language)) output.note(line)
  return 0
}

/** What the script leaves to its reader, and what it does without a way to look or to go back. */
function limitsOf(plan: Plan, script: Script, language: Language): string[] {
  const leftOut = script.omissions.map(
    ({ step, reason }) => `Not in this script: step ${step}: ${reason[language]}`,
  )
  const limits = plan.actions.flatMap((action) => {
    const ability = abilityOf(action, script.target)
    if (!ability.express || ability.limit === null) return []
    return [`Step ${action.step}: ${ability.limit[language]}`]
  })
  return [...new Set([...leftOut, ...limits])]
}
