import { spawn } from 'node:child_process'
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startOfWine } from './program'
import type { Prefix } from './wine'

/**
 * Pastes pieces into Wine's cmd, one after another, as at a console: cmd reads them from its input,
 * with the rules of a prompt. (`wine cmd /c PIECE` would not do: on its way from Linux a quote
 * becomes `\"`.)
 *
 * @returns the screen as a console has it: prompts, what was pasted, what was answered
 */
export async function paste(machine: Prefix, pieces: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'repairbook-console-'))
  const [input, output] = [join(folder, 'input'), join(folder, 'output')]
  await machine.put('console.txt', '')
  await writeFile(input, pieces.map((piece) => `${piece}\r\n`).join(''))
  const [from, to] = [await open(input), await open(output, 'w')]
  try {
    await new Promise<void>((resolve, reject) => {
      const child = spawn(...startOfWine('wine', ['cmd']), {
        stdio: [from.fd, to.fd, to.fd],
        env: { ...process.env, ...machine.env },
        cwd: join(machine.path, 'drive_c', 'work'),
      })
      child.on('error', reject)
      child.on('exit', () => resolve())
    })
    return withEchoes(await readFile(output, 'latin1'), pieces)
  } finally {
    await Promise.all([from.close(), to.close()])
    await rm(folder, { recursive: true, force: true })
  }
}

/** A console echoes what is typed, which a program that reads a file does not do. */
function withEchoes(output: string, pieces: readonly string[]): string {
  const left = [...pieces]
  return output
    .split('\r\n')
    .map((line) => {
      const prompt = /^[A-Z]:\\[^<>|?*":]*>/i.exec(line)?.[0]
      if (prompt === undefined) return line
      const piece = left.shift()
      return piece === undefined ? line : `${prompt}${piece}\r\n${line.slice(prompt.length)}`
    })
    .join('\r\n')
}
