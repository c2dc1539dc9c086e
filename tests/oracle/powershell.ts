import { join } from 'node:path'
import { z } from 'zod'
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
  const answer = await prefix.run(program, ['run', file, ...args], cwd === undefined ? {} : { cwd })
  // Wine may answer 0 for a program that crashed.
  if (/^(Fatal error|Unhandled exception|wine: Unhandled)/m.test(answer.stderr)) {
    throw new Error(`The PowerShell host crashed:\n${answer.stderr.slice(0, 4000)}`)
  }
  return answer
}

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
