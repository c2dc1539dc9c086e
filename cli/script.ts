import { join } from 'node:path'
import type { Article, Choices, Language, Plan, Script } from '../lib/model'
import { makePlan, statingProcedures } from '../lib/plan'
import { fillPlaceholders } from '../lib/rules'
import {
  abilityOf,
  bytesOf,
  COLON,
  emitScript,
  omissionText,
  sha256Of,
  TARGETS,
  textOf,
} from '../lib/script'
import { Failure } from './failure'
import { givenChoices, refuseIdle } from './given-choices'
import { readInput, type Settings, statOf } from './input'
import type { Output } from './output'
import { placeholderValues } from './placeholder-values'
import { runNote } from './run-lines'
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
  const { choices, given } = givenChoices(options, language)
  refuseIdle(given, choices.situation, choices.target, language)
  const input = await readInput(name, settings)
  const filled = fillPlaceholders(input.article, placeholderValues(set))
  if (!filled.ok) throw new Failure(`--set: ${filled.message[language]}`)
  const { article } = filled
  const planned = makePlan(article, choices)
  if (!planned.ok) throw new Failure(planned.message[language])
  const emitted = emitScript(planned.plan, choices.target)
  if (!emitted.ok) throw new Failure(emitted.message[language])

  const notes = [
    ...otherProcedures(article, choices, language),
    ...limitsOf(planned.plan, emitted.script, language),
  ]
  const bytes = bytesOf(emitted.script)
  if (options.output === undefined) {
    // A terminal shows the text; a pipe or a file gets the bytes, byte order mark included.
    output.write(output.terminal ? textOf(emitted.script) : bytes)
    for (const line of notes) output.note(line)
    return 0
  }
  const folder = statOf(options.output)?.isDirectory()
  const file = folder ? join(options.output, emitted.script.fileName) : options.output
  writeWhole(file, bytes)
  output.note(`${file}  ${bytes.length} bytes  SHA-256 ${sha256Of(bytes)}`)
  output.note(runNote(planned.plan, emitted.script, file, language))
  for (const line of notes) output.note(line)
  return 0
}

/** Which procedure the script is of, where nobody said so and the article has several to choose from. */
function otherProcedures(
  article: Article,
  { situation, procedure }: Choices,
  language: Language,
): string[] {
  const [usual, ...others] = statingProcedures(article, situation).map(({ id }) => id)
  if (procedure !== null || usual === undefined || others.length === 0) return []
  const list = others.join(', ')
  return [
    language === 'en'
      ? `Of the procedure ${usual}. For another one: --procedure ${list}`
      : `De la procédure ${usual}. Pour une autre : --procedure ${list}`,
  ]
}

/** What the script leaves to its reader, and what it does without a way to look or to go back. */
function limitsOf(plan: Plan, script: Script, language: Language): string[] {
  const words = WORDS[language]
  const leftOut = script.omissions.map(
    (one) => `${words.leftOut} ${one.step}${COLON[language]}${omissionText(one, language)}`,
  )
  const limited = new Map<string, Set<string>>()
  for (const action of plan.actions) {
    const ability = abilityOf(action, script.target)
    if (!ability.express || ability.limit === null) continue
    const limit = ability.limit[language]
    limited.set(limit, (limited.get(limit) ?? new Set()).add(action.step))
  }
  const limits = [...limited].map(
    ([limit, steps]) =>
      `${steps.size > 1 ? words.steps : words.step} ${[...steps].join(', ')}${COLON[language]}${limit}`,
  )
  return [...new Set(leftOut), ...limits]
}

const WORDS = {
  en: { leftOut: 'Not in this script: step', step: 'Step', steps: 'Steps' },
  fr: { leftOut: 'Absent de ce script : étape', step: 'Étape', steps: 'Étapes' },
} as const satisfies Record<Language, Record<string, string>>
