import { join } from 'node:path'
import * as z from 'zod'
import { powerShellHost } from './powershell-host'
import { type Answer, runOrThrow } from './program'
import type { Prefix } from './wine'

/**
 * Runs a `.ps1` in a prefix as `pwsh -File` does, by the engine of PowerShell 7 with the real
 * registry provider; a start takes some 3 s.
 *
 * @param file Windows path, as `prefix.put` gives it
 * @param args as on the command line: `['-Drive', 'F', '-Check']`
 * @param cwd the folder of Linux that it runs in; the prefix's own when not given
 * @returns exit code; stdout with output, verbose and "What if:"; stderr with errors and warnings
 */
export async function runPs1(
  prefix: Prefix,
  file: string,
  args: readonly string[] = [],
  cwd?: string,
): Promise<Answer> {
  const program = join(await powerShellHost(), 'windows', 'repairbook-host.exe')
  const once = () => prefix.run(program, ['run', file, ...args], cwd === undefined ? {} : { cwd })
  let answer = await once()
  // Once in some thousand starts Wine crashes .NET before a line of the script is run.
  if (CRASHED.test(answer.stderr) && answer.stdout === '') answer = await once()
  if (CRASHED.test(answer.stderr)) {
    throw new Error(`The PowerShell host crashed:\n${answer.stderr.slice(0, 4000)}`)
  }
  return answer
}

/** Wine may answer 0 for a program that crashed. */
const CRASHED = /^(Fatal error|Unhandled exception|wine: Unhandled)/m

const Judgements = z.array(
  z.object({
    file: z.string(),
    errors: z.array(
      z.object({ line: z.int(), column: z.int(), id: z.string(), message: z.string() }),
    ),
    newerSyntax: z.array(
      z.object({ line: z.int(), column: z.int(), what: z.string(), text: z.string() }),
    ),
  }),
)

/** Parse errors of a script, and each use of syntax that Windows PowerShell 5.1 does not know. */
export type ParsedScript = z.infer<typeof Judgements>[number]

/** Has the engine parse script files (paths on this machine); nothing of them is run. */
export async function parsePs1(files: readonly string[]): Promise<ParsedScript[]> {
  const program = join(await powerShellHost(), 'native', 'repairbook-host.dll')
  return Judgements.parse(JSON.parse(await runOrThrow('dotnet', [program, 'parse', ...files])))
}
