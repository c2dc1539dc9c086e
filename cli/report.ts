import type { Language } from '../lib/model'
import { makePlan } from '../lib/plan'
import { type ReportLine, readConsole, STATUS_WORDS, type Status } from '../lib/report'
import { fillPlaceholders } from '../lib/rules'
import { COLON, omissionText } from '../lib/script'
import { Failure } from './failure'
import { givenChoices, refuseIdle } from './given-choices'
import { readInput, type Settings } from './input'
import { json, type Output, table } from './output'
import { placeholderValues } from './placeholder-values'

export interface ReportOptions {
  /** `name=value`, one for each placeholder that the reader fills in. */
  set: string[]
  format: 'table' | 'json'
  [choice: string]: string | string[] | undefined
}

/** More than any console keeps; a text that long is no console's. */
const LONGEST_PASTE = 4_000_000

/**
 * `repairbook report FILE|SLUG --situation online < console-output.txt`: how each thing that the
 * procedure changes stands, by what a console printed.
 *
 * @param pasted reads what was pasted, all of it
 * @returns 0 where all are set, 1 otherwise
 */
export async function report(
  name: string,
  { set, format, ...options }: ReportOptions,
  settings: Settings,
  output: Output,
  pasted: () => Promise<Uint8Array>,
): Promise<number> {
  const { language } = settings
  if (options.situation === undefined) {
    throw new Failure('--situation is missing: expected online or offline.')
  }
  const { choices, given } = givenChoices(options, language)
  refuseIdle(given, choices.situation, null, language)
  const input = await readInput(name, settings)
  const filled = fillPlaceholders(input.article, placeholderValues(set))
  if (!filled.ok) throw new Failure(`--set: ${filled.message[language]}`)
  const planned = makePlan(filled.article, choices)
  if (!planned.ok) throw new Failure(planned.message[language])

  const lines = readConsole(planned.plan, textOf(await pasted()))
  if (format === 'json') output.write(json(lines.map((line) => rowOf(line, language))))
  else {
    output.write(
      table(
        HEADINGS[language],
        lines.map((line) => cellsOf(line, language)),
      ),
    )
    output.note(summary(lines, language))
    for (const one of planned.plan.omissions) {
      output.note(
        `${NOT_ASKED[language]} ${one.step}${COLON[language]}${omissionText(one, language)}`,
      )
    }
  }
  return lines.every(({ status }) => status === 'set') ? 0 : 1
}

/** A text file of Windows is UTF-8, UTF-16 with its mark, or in a code page of eight bits. */
function textOf(bytes: Uint8Array): string {
  if (bytes.length > LONGEST_PASTE) {
    const size = (bytes.length / 1e6).toFixed(1)
    throw new Failure(`what was pasted has ${size} MB: expected the text of a console, up to 4 MB.`)
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Which code page it was does not matter: accents are read as anything.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function rowOf(line: ReportLine, language: Language) {
  return { ...line, reason: line.reason?.[language] ?? null }
}

const HEADINGS: Readonly<Record<Language, string[]>> = {
  en: ['step', 'status', 'name', 'should be', 'is', 'place'],
  fr: ['étape', 'état', 'nom', 'voulu', 'trouvé', 'endroit'],
}

const NOT_ASKED: Readonly<Record<Language, string>> = {
  en: 'Not in this report: step',
  fr: 'Absent de ce compte rendu : étape',
}

function cellsOf({ step, status, place, name, want, is, reason }: ReportLine, language: Language) {
  const found = is ?? reason?.[language] ?? '–'
  return [step, STATUS_WORDS[status][language], name, want, found, place]
}

function summary(lines: readonly ReportLine[], language: Language): string {
  const counts = new Map<Status, number>()
  for (const { status } of lines) counts.set(status, (counts.get(status) ?? 0) + 1)
  const parts = [...counts].map(([status, count]) => `${count} ${STATUS_WORDS[status][language]}`)
  return `${lines.length}: ${parts.join(', ')}`
}
