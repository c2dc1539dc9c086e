import type { Shell } from '../model'
import { tokenize } from './cmd/tokenize'
import { pipelineOf } from './powershell/elements'

/** One program and its arguments as it receives them, free of the shell that starts it. */
export interface ProgramCall {
  /** In lower case, without path and extension. */
  program: string
  arguments: string[]
}

/**
 * The one program that a command starts, with its arguments; null where it is more than that (a
 * pipe, a redirection, a variable): then the text means something to its own shell alone.
 */
export function programCall(text: string, shell: Shell): ProgramCall | null {
  const words = shell === 'cmd' ? cmdWords(text) : shell === 'powershell' ? psWords(text) : null
  const [name, ...rest] = words ?? []
  if (name === undefined || rest.some((word) => /%\w+%/.test(word))) return null
  const program = name.slice(Math.max(name.lastIndexOf('\\'), name.lastIndexOf('/')) + 1)
  return { program: program.toLowerCase().replace(/\.(?:exe|com)$/, ''), arguments: rest }
}

function cmdWords(text: string): string[] | null {
  const { commands, unclosedQuote } = tokenize(text)
  const [only] = commands
  if (!only || commands.length > 1 || unclosedQuote) return null
  if (only.operator !== null || only.redirections.length > 0) return null
  return only.words.map(({ value }) => value)
}

function psWords(text: string): string[] | null {
  const pipeline = pipelineOf(text)
  const [only] = pipeline
  if (!only || pipeline.length > 1 || only.end < text.trimEnd().length) return null
  // An assignment, or something else around the command.
  if (text.slice(0, only.start).trim() !== '') return null
  const words = [only.name]
  for (const { type, text: written, value } of only.elements) {
    const word = type === 'parameter' ? written : value
    if (word === null) return null
    words.push(word)
  }
  return words
}
