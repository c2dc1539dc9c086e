import { programStarting } from './program-table'
import { isDiskpartCommand } from './shell'

/** `[General]` above `name=value`: the content of a file, which the reader is to write. */
export function isSettingsFile(texts: readonly string[]): boolean {
  const lines = texts.map((text) => text.trim()).filter((line) => line !== '')
  return (
    /^\[[\w .-]+\]$/.test(lines[0] ?? '') &&
    lines.length > 1 &&
    lines.every((line) => /^(?:\[[\w .-]+\]$|[\w .{}-]+=|;)/.test(line))
  )
}

/**
 * A block that is tagged as data and holds commands: one that nothing but a program is called, or
 * several lines that are all commands, as in a batch file that the reader is to write.
 */
export function isScript(texts: readonly string[]): boolean {
  const starts = texts.flatMap((text) => {
    const line = text.trim()
    return line === '' ? [] : [programStarting(line, 'block')]
  })
  return starts.some((program) => program?.plain) || starts.every((program) => program !== null)
}

export interface Session {
  start: number
  end: number
}

/** Which lines are typed at diskpart's own prompt: those after its name, up to `exit`. */
export function diskpartSessions(texts: readonly string[]): Session[] {
  const sessions: Session[] = []
  for (let at = 0; at < texts.length; at++) {
    if (!/^\s*diskpart(?:\.exe)?\s*$/i.test(texts[at] ?? '')) continue
    const start = at + 1
    const end = sessionEnd(texts, start)
    if (end === start) continue
    sessions.push({ start, end })
    at = end - 1
  }
  return sessions
}

function sessionEnd(texts: readonly string[], start: number): number {
  let end = start
  for (let at = start; at < texts.length; at++) {
    const text = texts[at]?.trim() ?? ''
    if (text === '') continue
    if (!isDiskpartCommand(text) && !/^rem\s/i.test(text)) break
    end = at + 1
    if (/^exit$/i.test(text)) break
  }
  return end
}
