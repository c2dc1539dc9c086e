import type { Localized, Operation, Outcome } from '../../model'
import type { Word } from '../cmd/tokenize'
import { PASSED, type ProgramResult } from '../grammar'
import { isCmdlet, programNamed } from '../program-table'
import { readProgram } from '../programs'
import { isMadeOfParts } from '../variables'
import { readCmdlet } from './cmdlets'
import { type PipelineCommand, pipelineOf } from './elements'
import { argumentsOf } from './parameters'
import { registryOperation } from './registry'

/** The short names that the articles use. Source: about_Aliases. */
const ALIASES: Readonly<Record<string, string>> = {
  gp: 'get-itemproperty',
  sp: 'set-itemproperty',
  rp: 'remove-itemproperty',
  ni: 'new-item',
  ri: 'remove-item',
  gci: 'get-childitem',
  ls: 'get-childitem',
  gsv: 'get-service',
  sasv: 'start-service',
  spsv: 'stop-service',
  cp: 'copy-item',
  mv: 'move-item',
  rm: 'remove-item',
  icm: 'invoke-command',
  etsn: 'enter-pssession',
  ipmo: 'import-module',
  rmo: 'remove-module',
  iwr: 'invoke-webrequest',
  iex: 'invoke-expression',
  gwmi: 'get-wmiobject',
  gcim: 'get-ciminstance',
  where: 'where-object',
  select: 'select-object',
}

export interface ParsedStatement {
  program: string
  outcome: Outcome
  operation: Operation | null
  refusal: Localized | null
}

/**
 * What one statement of PowerShell does, as far as its commands tell without being run: its first
 * one, or where that only asks, the first of its pipeline that changes something.
 */
export function parsePowershell(text: string): ParsedStatement {
  const [first, ...others] = pipelineOf(text)
  if (!first) {
    const refusal = openEnd(text)
    const outcome = refusal ? 'refused' : 'passed'
    return { program: '', outcome, operation: null, refusal }
  }
  const name = nameOf(first)
  const result = openEnd(text) ?? pipelineResult(resultOf(name, first), others, text)
  if ('en' in result) return { program: name, outcome: 'refused', operation: null, refusal: result }
  // An assignment keeps what its right side answers: it changes nothing by itself.
  return {
    program: name,
    outcome: result.outcome,
    operation: 'operation' in result ? result.operation : null,
    refusal: 'refusal' in result ? result.refusal : null,
  }
}

function nameOf({ name }: PipelineCommand): string {
  const written = name.toLowerCase()
  const alias = Object.hasOwn(ALIASES, written) ? ALIASES[written] : undefined
  return alias ?? programNamed(written)?.name ?? written
}

/** Verbs of cmdlets that hand on, show or keep what they are given. */
const HANDS_ON =
  /^(?:where|select|sort|group|format|measure|compare|out|write|tee|get|test|find|show|convert|convertto|convertfrom|join|split|resolve)-/
const CHANGES =
  /\b(?:set|enable|disable|remove|start|stop|restart|new|add|clear|rename|move|copy)-[a-z]/i

/** What was asked goes into a file: that is more than to ask. */
const WRITES_A_FILE = /^(?:out-file|set-content|add-content|tee-object|export-[a-z]+)$/

/** `Get-NetAdapter | Enable-NetAdapter` changes what the first command found. */
function pipelineResult(
  first: ProgramResult,
  others: PipelineCommand[],
  text: string,
): ProgramResult {
  if (first.outcome !== 'query') return first
  for (const command of others) {
    const name = nameOf(command)
    if (WRITES_A_FILE.test(name)) return PASSED
    // The grammar gives `% { … }` no name; what its block does is not taken apart.
    if (name === '' || name === 'foreach') {
      if (CHANGES.test(text.slice(command.start, command.end))) return PASSED
      continue
    }
    if (!isCmdlet(name) || HANDS_ON.test(name)) continue
    return resultOf(name, command)
  }
  return first
}

function resultOf(name: string, command: PipelineCommand): ProgramResult {
  if (isCmdlet(name)) {
    const given = argumentsOf(command)
    const operation = registryOperation(name, given)
    if (operation) {
      return { outcome: operation.kind === 'registry-query' ? 'query' : 'operation', operation }
    }
    return readCmdlet(name, given)
  }
  if (!programNamed(name)) return PASSED
  const words: Word[] = [{ value: command.name, start: command.start, end: command.start }]
  for (const { text, value, start, end } of command.elements) {
    words.push({ value: value ?? text, start, end })
  }
  const result = readProgram(name, words)
  // What a variable or an expression comes to is known where it runs, not here.
  const open = command.elements.some(
    ({ type, value, text }) => type === 'argument' && value === null && /[$(@]/.test(text),
  )
  const isUnknown =
    'operation' in result ? isMadeOfParts(result.operation) : result.outcome === 'refused'
  return open && isUnknown ? PASSED : result
}

/** An open quote: PowerShell waits for the rest, and takes the next lines into the string. */
function openEnd(text: string): Localized | null {
  if (text.includes('\n') || (text.match(/"/g)?.length ?? 0) % 2 === 0) return null
  // A quote inside single quotes or after a backtick opens nothing.
  const bare = text.replace(/'[^']*'|`./g, '')
  if ((bare.match(/"/g)?.length ?? 0) % 2 === 0) return null
  return {
    en: 'A double quote is not closed: PowerShell goes on reading until it finds another one.',
    fr: 'Un guillemet double n’est pas fermé : PowerShell continue de lire jusqu’au prochain.',
  }
}
