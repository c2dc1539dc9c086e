import type { Localized, Operation, Outcome, Shell } from '../model'
import { tokenize } from './cmd/tokenize'
import { programNamed } from './programs'
import { parseReg } from './reg/parse'

/** What one line of shell text is: the shell it is for, its program, and what that does. */
export interface ParsedCommand {
  shell: Shell
  program: string
  outcome: Outcome
  operation: Operation | null
  refusal: Localized | null
}

/**
 * `text` is one command line of CMD. What is not modelled passes through whole (`passed`); what
 * its program would refuse comes back `refused`, with the reason.
 */
export function parseCommand(text: string): ParsedCommand {
  const line = tokenize(text)
  const first = line.commands[0]
  const word = first?.words[0]?.value ?? ''
  const program = programNamed(word)
  const name = program?.name ?? word.toLowerCase()
  const shell = program?.shell ?? 'cmd'
  const parsed = { shell, program: name }
  if (name !== 'reg' || !first) {
    return { ...parsed, outcome: 'passed', operation: null, refusal: null }
  }
  if (line.unclosedQuote) {
    const refusal = {
      en: 'A double quote is not closed: the rest of the line belongs to one argument.',
      fr: 'Un guillemet double n’est pas fermé : le reste de la ligne forme un seul argument.',
    }
    return { ...parsed, outcome: 'refused', operation: null, refusal }
  }
  const result = parseReg(first.words)
  if (!result.ok) {
    return { ...parsed, outcome: 'refused', operation: null, refusal: result.message }
  }
  const outcome = result.operation.kind === 'registry-query' ? 'query' : 'operation'
  return { ...parsed, outcome, operation: result.operation, refusal: null }
}
