import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a program answered. Line ends are `\n`, whatever it printed. */
export interface Answer {
  exitCode: number
  stdout: string
  stderr: string
}

export interface Surroundings {
  env?: Record<string, string>
  cwd?: string
  /** Seconds after which the program is ended and the call throws; 300 when not given. */
  patience?: number
}

/**
 * A command that starts a program of Wine as it runs best here, with everything that it starts.
 *
 * Without random addresses: with them, about one start in a thousand fails, because the heap of
 * Wine's loader has grown to where Windows' shared data must lie ("failed to map the shared user
 * data"), and a script's `for /f` or `reg` finds nothing.
 *
 * On one processor, another for each worker: a program asks Wine's server hundreds of times before
 * its first line runs, and a question to another processor waits for that one to wake up.
 */
export function startOfWine(program: string, args: readonly string[]): [string, string[]] {
  if (!program.startsWith('wine') || process.platform !== 'linux') return [program, [...args]]
  const processor = ['taskset', '--cpu-list', String(processorOfWorker())]
  return ['setarch', ['--addr-no-randomize', ...processor, program, ...args]]
}

function processorOfWorker(): number {
  processors ??= allowedProcessors()
  const worker = Number(process.env.VITEST_POOL_ID ?? 1)
  return processors[(worker - 1) % processors.length] ?? 0
}

let processors: readonly number[] | undefined

/** The numbers of the processors that this process may run on: `0-1,4` is 0, 1 and 4. */
function allowedProcessors(): number[] {
  const status = readFileSync('/proc/self/status', 'utf8')
  const list = /^Cpus_allowed_list:\s*(\S+)/m.exec(status)?.[1] ?? '0'
  return list.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number)
    return Array.from({ length: last - first + 1 }, (_, at) => first + at)
  })
}

/**
 * Runs a program to its end and gives back what it answered; throws only where it could not be
 * started or did not end. The output goes through files: on a pipe, one would wait for Wine's
 * services too, which inherit it and live on for seconds.
 */
export async function run(
  program: string,
  args: readonly string[],
  { env = {}, cwd, patience = 300 }: Surroundings = {},
): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'repairbook-output-'))
  const [outFile, errFile] = [join(folder, 'stdout'), join(folder, 'stderr')]
  const [out, err] = [await open(outFile, 'w'), await open(errFile, 'w')]
  try {
    const exitCode = await new Promise<number>((resolve, reject) => {
      const child = spawn(...startOfWine(program, args), {
        stdio: ['ignore', out.fd, err.fd],
        env: { ...process.env, ...env },
        cwd,
      })
      const timer = setTimeout(() => {
        child.kill('SIGKILL')
        reject(new Error(`${program} ${args.join(' ')} did not end within ${patience} s`))
      }, patience * 1000)
      child.on('error', (error) => {
        clearTimeout(timer)
        reject(error)
      })
      child.on('exit', (code, signal) => {
        clearTimeout(timer)
        if (code === null) reject(new Error(`${program} was ended by ${signal}`))
        else resolve(code)
      })
    })
    return { exitCode, stdout: await text(outFile), stderr: await text(errFile) }
  } finally {
    await Promise.all([out.close(), err.close()])
    await rm(folder, { recursive: true, force: true })
  }
}

/** As `run`, for a program that the judges themselves need: any exit code but 0 throws. */
export async function runOrThrow(
  program: string,
  args: readonly string[],
  surroundings: Surroundings = {},
): Promise<string> {
  const { exitCode, stdout, stderr } = await run(program, args, surroundings)
  if (exitCode !== 0) {
    throw new Error(`${program} ${args.join(' ')} ended with ${exitCode}\n${stdout}${stderr}`)
  }
  return stdout
}

async function text(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).replaceAll('\r\n', '\n')
}
