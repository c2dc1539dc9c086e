import type { Prefix } from './wine'

/**
 * Runs lines as somebody does who copies them from an article: written as they are into a `.cmd`,
 * one after another, whatever came of the one before.
 *
 * @returns the exit code of each line
 */
export async function runAsPublished(prefix: Prefix, lines: readonly string[]): Promise<number[]> {
  const text = lines.map((line) => `${line}\r\necho exit code %errorlevel%\r\n`).join('')
  const file = await prefix.put('published.cmd', `@echo off\r\n${text}`)
  const { stdout } = await prefix.runCmd(file)
  const codes = [...stdout.matchAll(/^exit code (\d+)$/gm)].map(([, code]) => Number(code))
  if (codes.length !== lines.length)
    throw new Error(`${codes.length} of ${lines.length} lines ran:\n${stdout}`)
  return codes
}
