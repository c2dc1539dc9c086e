import type { Shell } from '../model'
import { diskpartSessions, isScript, isSettingsFile } from './block-kinds'
import { cmdStatements, goesOn, withoutContinuations } from './cmd/statements'
import { type BlockLine, type JoinedLines, joined } from './joined-lines'
import { misspeltProgram } from './misspelt'
import { powershellParts } from './powershell/statements'
import { programStarting } from './program-table'
import { promptOf } from './prompts'
import { isDataTag, isDiskpartCommand, isRunTag, shellOf } from './shell'
import { commandStarts, isSentence } from './starts'

export type { BlockLine } from './joined-lines'

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
  if (isSettingsFile(texts) || (isDataTag(tag) && !isScript(texts))) {
    return merged(lines.flatMap((line) => sampleOf(line)))
  }
  const statements: BlockStatement[] = []
  let at = 0
  for (const { start, end } of diskpartSessions(texts)) {
    const before = texts.slice(at, start)
    statements.push(...readLines(lines.slice(at, start), shellOf(before, tag), isRunTag(tag)))
    statements.push(...readLines(lines.slice(start, end), 'diskpart'))
    at = end
  }
  const rest = lines.slice(at)
  if (rest.length > 0) {
    statements.push(...readLines(rest, shellOf(texts.slice(at), tag), isRunTag(tag)))
  }
  return merged(statements)
}

/**
 * Lines of one shell, without prompts.
 *
 * @param run they are tagged as commands: a line that looks like one is, whatever its program
 */
function readLines(lines: readonly BlockLine[], shell: Shell, run = false): BlockStatement[] {
  if (shell === 'powershell') return readScript(lines)
  const statements = shell === 'cmd' ? cmdStatements(lines) : lines.map((line) => joined([line]))
  return statements.flatMap((statement) => readStatement(statement, shell, run))
}

/**
 * A console's screen: what stands after a prompt was typed, the rest is what was answered. An author
 * who copied a prompt along with one line may have left it out of the next: what begins like a
 * program's command, and like no answer, was typed as well.
 */
function readScreen(lines: BlockLine[], tag: string | null): BlockStatement[] {
  const statements: BlockStatement[] = []
  let last: { shell: Shell; indent: number } | null = null
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]
    if (!line) break
    const indent = line.text.length - line.text.trimStart().length
    const prompt = promptOf(line.text.trimStart())
    if (prompt?.shell === null) {
      const empty = line.text.slice(indent + prompt.length).trim() === ''
      if (!empty) statements.push(...sampleOf(line))
      continue
    }
    if (prompt) last = { shell: prompt.shell, indent }
    const typed = prompt ? after(line, indent + prompt.length) : line
    if (typed.text.trim() === '') continue
    if (!prompt && (indent > (last?.indent ?? 0) || !isTyped(line.text, last?.shell))) {
      statements.push(...sampleOf(line))
      continue
    }
    const run = [typed]
    for (let next = lines[index + 1]; next && goesOn(run.at(-1)?.text ?? ''); ) {
      if (next.text.trim() === '' || promptOf(next.text.trimStart())) break
      // `More?` is what cmd prints before a line that a caret asks for.
      run.push(after(next, /^\s*More\? ?/.exec(next.text)?.[0].length ?? 0))
      index++
      next = lines[index + 1]
    }
    const shell =
      last === null || last.shell === 'cmd'
        ? shellOf([typed.text], tag === 'powershell' ? null : tag)
        : last.shell
    statements.push(...typedIn(run, shell))
  }
  return merged(statements)
}

function after({ text, offset }: BlockLine, length: number): BlockLine {
  return { text: text.slice(length), offset: offset + length }
}

/** A line without a prompt that was typed all the same: answers are set in, or read like sentences. */
function isTyped(line: string, last: Shell | undefined): boolean {
  const text = line.trim()
  if (last === 'diskpart') return isDiskpartCommand(text)
  const program = programStarting(text, 'inline')
  if (program === null || isSentence(text)) return false
  // `REG ADD KeyName [/v ValueName | /ve]` is what a program answers to `/?`.
  if (/\[\s*\[?[/-]|\[<|\.\.\.\]/.test(text)) return false
  return program.shell !== 'powershell' || last === 'powershell'
}

/** What was typed at a prompt is a command, whether or not we know its program. */
function typedIn(lines: readonly BlockLine[], shell: Shell): BlockStatement[] {
  const read = readLines(lines, shell)
  return read.some(({ kind }) => kind === 'command') ? read : [unknownCommand(joined(lines), shell)]
}

/** A whole statement of a program that nobody here knows. */
function unknownCommand(statement: JoinedLines, shell: Shell): BlockStatement {
  const { text, start, end } = partOf(statement)
  const program = text.split(/\s/, 1)[0]?.toLowerCase() ?? ''
  return { kind: 'command', shell, program, text, start, end, gluedTo: null }
}

/** The statement without the blanks around it, or what of it stands between two offsets. */
function partOf({ text, placeOf }: JoinedLines, from = 0, to = text.length) {
  const part = text.slice(from, to)
  const first = from + part.length - part.trimStart().length
  const trimmed = part.trim()
  const start = placeOf(first)
  return { text: trimmed, first, start, end: placeOf(first + Math.max(trimmed.length, 1) - 1) + 1 }
}

/** A script's lines as one text, and each part of it back at its place in the article. */
function readScript(lines: readonly BlockLine[]): BlockStatement[] {
  const { text: script, placeOf } = joined(lines)
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

const SILENT = /^@+\s*(?=[\w%"(])/
const COMMENT = /^(?:@?rem(?:\s|$)|::|#(?!\w*>))/i

/** One statement for cmd, diskpart, the special administration console or Azure's command line. */
function readStatement(statement: JoinedLines, shell: Shell, run: boolean): BlockStatement[] {
  const { text, first, ...place } = partOf(statement)
  if (text === '') return []
  if (COMMENT.test(text))
    return [{ kind: 'comment', shell, program: '', text, ...place, gluedTo: null }]
  if (shell === 'diskpart' && isDiskpartCommand(text)) {
    return [{ kind: 'command', shell, program: 'diskpart', text, ...place, gluedTo: null }]
  }
  // `@` only keeps cmd from showing the line.
  const silent = shell === 'cmd' ? (SILENT.exec(text)?.[0].length ?? 0) : 0
  if (silent > 0) {
    const rest = {
      text: text.slice(silent),
      placeOf: (at: number) => statement.placeOf(first + silent + at),
    }
    const read = readStatement(rest, shell, run)
    return read.some(({ kind }) => kind !== 'sample') ? read : [unknownCommand(rest, shell)]
  }
  const plain = withoutContinuations(text)
  const starts = commandStarts(plain, 'block')
  if (starts.length === 0) {
    const program = misspeltProgram(plain) ?? groupProgram(plain, shell)
    if (program === null && run && shell === 'cmd' && CALL.test(plain)) {
      return [unknownCommand(statement, shell)]
    }
    if (program === null)
      return [{ kind: 'sample', shell: 'cmd', program: '', text, ...place, gluedTo: null }]
    return [{ kind: 'command', shell, program, text, ...place, gluedTo: null }]
  }
  return starts.map(({ offset, gluedTo }, index) => {
    const next = starts[index + 1]?.offset ?? text.length
    const { text: command, start, end } = partOf(statement, first + offset, first + next)
    const program = programStarting(withoutContinuations(command), 'block')
    return {
      kind: 'command',
      shell: program?.shell ?? shell,
      program: program?.name ?? '',
      text: command,
      start,
      end,
      gluedTo: gluedTo === 'command' ? 'command' : null,
    }
  })
}

/** `WaAppAgent.exe /install`, `contoso -remove`: called like a program. */
const CALL =
  /^(?:"[^"]+\.(?:exe|com|bat|cmd)"|\S+\.(?:exe|com|bat|cmd))(?:\s|$)|^[a-z][\w-]{1,30}\s+[/-][A-Za-z?]\S*(?:\s|$)/i

/** `(reg add … & reg add …) > log.txt`: one statement of cmd itself, which no program's grammar reads. */
function groupProgram(text: string, shell: Shell): string | null {
  const inner = shell === 'cmd' ? /^[(\s]*\(\s*(?=\S)/.exec(text)?.[0].length : undefined
  return inner !== undefined && programStarting(text.slice(inner), 'block') ? 'cmd' : null
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
