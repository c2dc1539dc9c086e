import type { Shell } from '../model'
import { misspeltProgram } from './misspelt'
import { powershellParts } from './powershell/statements'
import { programStarting } from './program-table'
import { promptOf } from './prompts'
import { isDataTag, isDiskpartCommand, shellOf } from './shell'
import { commandStarts } from './starts'

/** One line of a code block, without its container's indentation, and where it stands in the article. */
export interface BlockLine {
  text: string
  offset: number
}

/** A part of a code block: a whole statement of one shell, a comment, or something not to be run. */
export interface BlockStatement {
  kind: 'command' | 'comment' | 'sample'
  shell: Shell
  program: string
  /** Several lines are joined by `\n`, without their container's indentation and without a prompt. */
  text: string
  /** Where it starts and ends in the article. */
  start: number
  end: number
  gluedTo: 'command' | null
}

/**
 * A code block taken apart. Its shell is told from what it holds; the fence's tag counts only where
 * that leaves the question open.
 *
 * @param tag the word after the fence, in lower case, or null
 */
export function readBlock(lines: BlockLine[], tag: string | null): BlockStatement[] {
  const prompted = lines.map((line) => promptOf(line.text.trimStart()))
  if (prompted.some((prompt) => prompt !== null)) return readScreen(lines, tag)
  const texts = lines.map(({ text }) => text)
  if (isDataTag(tag) && !texts.some((text) => programStarting(text.trim(), 'block')?.plain)) {
    return merged(lines.flatMap((line) => sampleOf(line)))
  }
  const shell = shellOf(texts, tag)
  const statements =
    shell === 'powershell' ? readScript(lines) : lines.flatMap((line) => readLine(line, shell))
  return merged(statements)
}

/** A console's screen: what stands after a prompt was typed, the rest is what was answered. */
function readScreen(lines: BlockLine[], tag: string | null): BlockStatement[] {
  return merged(
    lines.flatMap((line) => {
      const indent = line.text.length - line.text.trimStart().length
      const prompt = promptOf(line.text.trimStart())
      if (!prompt) return sampleOf(line)
      const typed = line.text.slice(indent + prompt.length)
      if (typed.trim() === '') return []
      if (prompt.shell === null) return sampleOf(line)
      const rest = { text: typed, offset: line.offset + indent + prompt.length }
      const shell =
        prompt.shell === 'cmd' ? shellOf([typed], tag === 'powershell' ? null : tag) : prompt.shell
      return commandOf(rest, shell)
    }),
  )
}

/** What was typed at a prompt is a command, whether or not we know its program. */
function commandOf(line: BlockLine, shell: Shell): BlockStatement[] {
  const read = shell === 'powershell' ? readScript([line]) : readLine(line, shell)
  if (read.some(({ kind }) => kind === 'command')) return read
  const text = line.text.trim()
  const start = line.offset + line.text.length - line.text.trimStart().length
  const program = text.split(/\s/, 1)[0]?.toLowerCase() ?? ''
  return [{ kind: 'command', shell, program, text, start, end: start + text.length, gluedTo: null }]
}

/** A script's lines as one text, and each part of it back at its place in the article. */
function readScript(lines: BlockLine[]): BlockStatement[] {
  const script = lines.map(({ text }) => text).join('\n')
  const starts: number[] = []
  let at = 0
  for (const { text } of lines) {
    starts.push(at)
    at += text.length + 1
  }
  let row = 0
  const placeOf = (offset: number) => {
    while (row + 1 < starts.length && (starts[row + 1] ?? 0) <= offset) row++
    while (row > 0 && (starts[row] ?? 0) > offset) row--
    return (lines[row]?.offset ?? 0) + offset - (starts[row] ?? 0)
  }
  return powershellParts(script).map(({ kind, start, end, glued }) => {
    const text = script.slice(start, end)
    const first = placeOf(start)
    const program = /^[\w.-]+/.exec(text)?.[0].toLowerCase() ?? ''
    return {
      kind,
      shell: 'powershell',
      program,
      text,
      start: first,
      end: placeOf(end - 1) + 1,
      gluedTo: glued ? 'command' : null,
    }
  })
}

const COMMENT = /^(?:@?rem(?:\s|$)|::|#(?!\w*>))/i

/** One line for cmd, diskpart, the special administration console or Azure's command line. */
function readLine(line: BlockLine, shell: Shell): BlockStatement[] {
  const text = line.text.trim()
  if (text === '') return []
  const start = line.offset + line.text.length - line.text.trimStart().length
  const place = { start, end: start + text.length, gluedTo: null }
  if (COMMENT.test(text)) return [{ kind: 'comment', shell, program: '', text, ...place }]
  if (shell === 'diskpart' && isDiskpartCommand(text)) {
    return [{ kind: 'command', shell, program: 'diskpart', text, ...place }]
  }
  const starts = commandStarts(text, 'block')
  if (starts.length === 0) {
    const meant = misspeltProgram(text)
    if (meant === null) return sampleOf(line)
    return [{ kind: 'command', shell, program: meant, text, ...place }]
  }
  return starts.map(({ offset, gluedTo }, index) => {
    const end = starts[index + 1]?.offset ?? text.length
    const command = text.slice(offset, end).trimEnd()
    const program = programStarting(command, 'block')
    return {
      kind: 'command',
      shell: program?.shell ?? shell,
      program: program?.name ?? '',
      text: command,
      start: start + offset,
      end: start + offset + command.length,
      gluedTo: gluedTo === 'command' ? 'command' : null,
    }
  })
}

function sampleOf(line: BlockLine): BlockStatement[] {
  const text = line.text.trim()
  if (text === '') return []
  const start = line.offset + line.text.length - line.text.trimStart().length
  const place = { start, end: start + text.length, gluedTo: null }
  return [{ kind: 'sample', shell: 'cmd', program: '', text, ...place }]
}

/** Lines of output that follow each other are one sample. */
function merged(statements: BlockStatement[]): BlockStatement[] {
  const result: BlockStatement[] = []
  let lines: string[] = []
  const close = () => {
    const last = result.at(-1)
    if (last && lines.length > 1) last.text = lines.join('\n')
    lines = []
  }
  for (const statement of statements) {
    const last = result.at(-1)
    if (last?.kind === 'sample' && statement.kind === 'sample') {
      if (lines.length === 0) lines.push(last.text)
      lines.push(statement.text)
      last.end = statement.end
      continue
    }
    close()
    result.push({ ...statement })
  }
  close()
  return result
}
