import type { Localized, Operation, Outcome, Shell } from '../model'
import { type CommandLine, tokenize, type Word } from './cmd/tokenize'
import { PASSED, type ProgramResult } from './grammar'
import { parsePowershell } from './powershell/parse'
import { programNamed } from './program-table'
import { readProgram } from './programs'
import { readDiskpart } from './programs/disk'
import { hangsOnVariable } from './variables'

/** What one command is: the shell it is for, its program, and what that does. */
export interface ParsedCommand {
  shell: Shell
  program: string
  outcome: Outcome
  operation: Operation | null
  refusal: Localized | null
}

const UNCLOSED: Localized = {
  en: 'A double quote is not closed: the rest of the line belongs to one argument.',
  fr: 'Un guillemet double n’est pas fermé : le reste de la ligne forme un seul argument.',
}

/**
 * `text` is one statement of `shell`. What is not modelled passes through whole (`passed`); what its
 * program would refuse comes back `refused`, with the reason.
 */
export function parseCommand(text: string, shell: Shell = 'cmd'): ParsedCommand {
  switch (shell) {
    case 'cmd':
      return parseCmd(text)
    case 'powershell':
      return { shell, ...parsePowershell(text) }
    case 'diskpart':
      return parsed(shell, 'diskpart', readDiskpart(text))
    case 'sac':
    case 'az':
      return parsed(shell, shell === 'az' ? 'az' : 'ch', PASSED)
    default: {
      const never: never = shell
      return never
    }
  }
}

function parseCmd(text: string): ParsedCommand {
  const line = tokenize(text)
  const first = line.commands[0]
  const word = first?.words[0]?.value ?? ''
  const program = programNamed(word)
  const name = program?.name ?? word.toLowerCase()
  if (!first) return parsed('cmd', name, PASSED)
  if (name === 'cmd') return parseInner(first.words.map(({ value }) => value))
  const words = name === 'reg' ? first.words.map(unescaped) : first.words
  const result = isOneOfSeveral(line) ? PASSED : readProgram(name, words)
  // cmd hands an open quote on without a word; a program that is modelled takes the wrong arguments.
  if (line.unclosedQuote && result.outcome !== 'passed') {
    return { shell: 'cmd', program: name, outcome: 'refused', operation: null, refusal: UNCLOSED }
  }
  // No path holds a quote: what a backslash made of one has swallowed arguments that are not known.
  if ('operation' in result && namesQuote(result.operation)) return parsed('cmd', name, PASSED)
  if ('operation' in result && hangsOnVariable(result.operation) && !ESCAPED.test(text)) {
    return parsed('cmd', name, PASSED)
  }
  return parsed(program?.shell === 'powershell' ? 'cmd' : (program?.shell ?? 'cmd'), name, result)
}

/** `%%name%%`, as in a batch file, and `^%name^%`, as at a prompt: text that is to hold `%name%`. */
const ESCAPED = /%%\w+%%|\^%\w+\^?%/

function unescaped(word: Word): Word {
  return { ...word, value: word.value.replace(/%%(\w+)%%/g, '%$1%') }
}

function namesQuote(operation: Operation): boolean {
  const about = operation.kind === 'query' ? operation.about : operation.kind
  return about === 'file' && 'subject' in operation && (operation.subject?.includes('"') ?? false)
}

/** What only follows on a command and changes nothing. */
const ONLY_SAYS = /^(?:@?echo(?:[.\s]|$)|pause$|cls$|rem$|exit$)/i

/**
 * Whether a line runs more than its first command (`net stop A & net start A`): to read the first alone
 * would lose the rest. What a pipe feeds only reads: its source is all that counts.
 */
function isOneOfSeveral({ commands }: CommandLine): boolean {
  return commands.some(({ operator }, index) => {
    const next = commands[index + 1]?.words[0]?.value
    return next !== undefined && operator !== '|' && !ONLY_SAYS.test(next)
  })
}

/** `cmd /c "program …"`: what counts is the command inside. */
function parseInner(words: string[]): ParsedCommand {
  const at = words.findIndex((word) => /^\/[ck]$/i.test(word))
  const inner =
    at === -1
      ? ''
      : words
          .slice(at + 1)
          .join(' ')
          .trim()
  if (inner === '' || /^cmd(\.exe)?(\s|$)/i.test(inner)) return parsed('cmd', 'cmd', PASSED)
  return parseCmd(inner)
}

function parsed(shell: Shell, program: string, result: ProgramResult): ParsedCommand {
  const { outcome } = result
  return {
    shell,
    program,
    outcome,
    operation: 'operation' in result ? result.operation : null,
    refusal: 'refusal' in result ? result.refusal : null,
  }
}
