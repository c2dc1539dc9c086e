import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAvailable } from './available'
import { RUNS } from './cache'
import { type Answer, run, startOfWine } from './program'
import { parseRegistry, type Registry } from './registry'
import { parseSaved } from './saved-registry'
import { installStandIns, SAVE_REGISTRY, STAND_IN_OVERRIDES, standIns } from './stand-ins'
import { steady } from './steady'
import { copyTemplate, wineEnvironment } from './template'

/** One call of the stand-in `reg.exe`: what the script asked for, and what it was answered. */
export interface RegCall {
  /** Lower case: `load`, `add`, `query`… */
  verb: string
  exitCode: number
  /** The command line after the program's name, byte for byte. */
  line: string
}

/** One call of another stand-in: `sc`, `bcdedit`, `netsh`… */
export interface ProgramCall extends RegCall {
  program: string
}

/** Wine's server takes most of a second to end, in which the next test can begin. */
let ending: Promise<void> | undefined

/** A Windows of its own for one test: Wine with a registry as it is after installing. */
export interface Prefix {
  /** Its folder on Linux; drive C: is `drive_c` below it. */
  path: string
  env: Record<string, string>
  /** Makes a folder of Linux a drive: `drive('f', disk.folder)`. */
  drive(letter: string, folder: string): Promise<void>
  /** Writes a file into the prefix (`C:\work\…`) and gives back its Windows path. */
  put(name: string, bytes: Uint8Array | string): Promise<string>
  /** Runs a Windows program by its name or Windows path. */
  run(program: string, args: readonly string[], options?: { cwd?: string }): Promise<Answer>
  /**
   * Runs a `.cmd` file (a Windows path) as `cmd /c`. stdout holds both of its streams.
   */
  runCmd(file: string, args?: readonly string[], options?: { cwd?: string }): Promise<Answer>
  /** Runs `reg` (the stand-in where the prefix has stand-ins). */
  reg(...args: string[]): Promise<Answer>
  /** `reg import` of a `.reg` file (a Windows path). */
  importReg(file: string): Promise<Answer>
  /** The same by `regedit /s`, as by a double click: it answers 0 in any case. */
  regedit(file: string): Promise<Answer>
  /**
   * Everything in HKLM that outlives the next start, or everything below one key, without what Wine
   * changes by itself (steady.ts). All of it is what Wine's server saves, part of it what Wine's own
   * reg exports, which takes 4 s for all. Throws where the key does not exist.
   */
  exportRegistry(root?: string): Promise<Registry>
  /** Every call of the stand-in `reg.exe` so far; empty without stand-ins. */
  journal(): Promise<RegCall[]>
  /** Every call of the other stand-ins so far, of all or of one. */
  calls(program?: string): Promise<ProgramCall[]>
  /**
   * Orders for the stand-ins, a line each (programs/stand-in.h, reg/reg.c): `add 3` refuses the
   * third `reg add` from now on, `unload 1-2` the next two `unload`, `sc config 2 kill` ends the
   * script right after its second `sc config`, `lock KEY` makes a key unwritable when its hive is
   * loaded. No lines: no faults. The journals start anew.
   */
  injectFaults(lines: readonly string[]): Promise<void>
  /** Makes a key (`HKLM\\…`) unwritable for everybody; needs stand-ins. */
  lockKey(key: string): Promise<void>
  /** Gives the right to write to a key back. */
  unlockKey(key: string): Promise<void>
  /** What runs from now on has a token without the rights of an administrator; needs stand-ins. */
  dropAdministrator(): Promise<void>
  /** Ends everything that runs in the prefix and removes it; that may take a while longer. */
  dispose(): Promise<void>
}

/** Opens a fresh prefix; with stand-ins it has what Wine lacks (stand-ins.ts). */
export async function openPrefix(options: { standIns: boolean }): Promise<Prefix> {
  const runs = process.env[RUNS] ?? tmpdir()
  const path = await mkdtemp(join(runs, 'repairbook-prefix-'))
  await copyTemplate(path)
  if (options.standIns) await installStandIns(path)
  const env = wineEnvironment(path, options.standIns ? STAND_IN_OVERRIDES : '')
  let before: string[] = []
  let letGo: (() => void) | undefined
  const onC = (name: string) => join(path, 'drive_c', name)

  const prefix: Prefix = {
    path,
    env,
    drive: (letter, folder) =>
      symlink(folder, join(path, 'dosdevices', `${letter.toLowerCase()}:`)),
    put: async (name, bytes) => {
      await mkdir(onC('work'), { recursive: true })
      await writeFile(join(onC('work'), name), bytes)
      return `C:\\work\\${name}`
    },
    run: async (program, args, { cwd = path } = {}) => {
      const line = [...before, programPath(path, program), ...args]
      const answer = await run('wine', line, { env, cwd })
      return { ...answer, stderr: answer.stderr.replace(WINE_TALK, '') }
    },
    runCmd: (file, args = [], where = {}) => prefix.run('cmd', ['/c', file, ...args], where),
    reg: (...args) => prefix.run('reg', args),
    importReg: (file) => prefix.reg('import', file),
    regedit: (file) => prefix.run('regedit', ['/s', file]),
    exportRegistry: async (root) => {
      await mkdir(onC('work'), { recursive: true })
      if (root === undefined && isAvailable('mingw')) return savedRegistry(onC('work'), { env })
      // The stand-in would write this call into the journal.
      const program = options.standIns ? 'reg-wine' : 'reg'
      const file = join(onC('work'), 'export.reg')
      const { exitCode, stdout } = await prefix.run(program, [
        'export',
        root ?? ALL,
        'C:\\work\\export.reg',
        '/y',
      ])
      if (exitCode !== 0) throw new Error(`reg export ${root}: ${stdout}`)
      const registry = steady(parseRegistry(await readFile(file)))
      await rm(file)
      return registry
    },
    journal: async () => {
      const file = onC(REG_JOURNAL)
      return existsSync(file) ? readJournal(await readFile(file, 'utf8')) : []
    },
    calls: async (program) => {
      const file = onC(PROGRAM_JOURNAL)
      const calls = existsSync(file) ? readCalls(await readFile(file, 'utf8')) : []
      return calls.filter((call) => program === undefined || call.program === program)
    },
    injectFaults: async (lines) => {
      for (const journal of [REG_JOURNAL, PROGRAM_JOURNAL]) await rm(onC(journal), { force: true })
      await writeFile(onC('repairbook-faults.txt'), lines.map((line) => `${line}\r\n`).join(''))
    },
    lockKey: async (key) => {
      letGo ??= await holdServer(env)
      must(await prefix.reg('--lock', key))
    },
    unlockKey: async (key) => {
      must(await prefix.reg('--unlock', key))
      letGo?.()
      letGo = undefined
    },
    dropAdministrator: async () => {
      before = [`C:\\windows\\system32\\repairbook-as-user.exe`]
    },
    dispose: async () => {
      await ending
      ending = endPrefix(path)
      // Whoever waits for it next hears of it.
      ending.catch(() => {})
    },
  }
  return prefix
}

/** As whoever started Wine, also where what the prefix runs is no administrator any more. */
async function savedRegistry(work: string, { env }: Pick<Prefix, 'env'>): Promise<Registry> {
  const file = join(work, 'saved.txt')
  const program = `Z:${(await standIns()).replaceAll('/', '\\')}\\${SAVE_REGISTRY}.exe`
  must(await run('wine', [program, 'C:\\work\\saved.txt'], { env }))
  const registry = steady(parseSaved(await readFile(file, 'latin1'), ALL))
  await rm(file)
  return registry
}

/**
 * Wine's server ends some seconds after the last program, and forgets who may write to a key: on a
 * busy machine before the next program begins. A program that waits keeps it.
 *
 * @returns what lets it end
 */
async function holdServer(env: Record<string, string>): Promise<() => void> {
  const child = spawn(...startOfWine('wine', ['cmd', '/c', 'echo held& set /p _=']), {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, ...env },
  })
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve)
    child.once('error', reject)
    child.once('exit', () => reject(new Error('the program that keeps Wine’s server ended')))
  })
  child.stdout.destroy()
  return () => child.stdin.end()
}

const ALL = 'HKEY_LOCAL_MACHINE'

const REG_JOURNAL = 'repairbook-reg-journal.txt'
const PROGRAM_JOURNAL = 'repairbook-journal.txt'

/**
 * The Windows path of a program. Wine starts one more program to look for what has only a name, and
 * knows the paths of Linux by a drive of their own.
 */
function programPath(prefix: string, program: string): string {
  if (program.startsWith('/')) return `Z:${program.replaceAll('/', '\\')}`
  if (!existsSync(join(prefix, 'drive_c', 'windows', 'system32', `${program}.exe`))) return program
  return `C:\\windows\\system32\\${program}.exe`
}

/** What Wine itself says about the drives of this machine; no program of the prefix wrote it. */
const WINE_TALK = /^wine: Read access denied for device.*\n/gm

function readJournal(text: string): RegCall[] {
  return text.split('\r\n').flatMap((entry) => {
    const [verb, exitCode, ...rest] = entry.split('\t')
    if (verb === undefined || exitCode === undefined) return []
    return [{ verb, exitCode: Number(exitCode), line: rest.join('\t') }]
  })
}

function readCalls(text: string): ProgramCall[] {
  return text.split('\r\n').flatMap((entry) => {
    const tab = entry.indexOf('\t')
    const program = entry.slice(0, Math.max(tab, 0))
    return readJournal(entry.slice(tab + 1)).map((call) => ({ program, ...call }))
  })
}

/** Ends what runs in a prefix, waits until it is gone, and removes the folder. */
export async function endPrefix(path: string): Promise<void> {
  const env = wineEnvironment(path)
  // Exit code 1: nothing ran there.
  await run('wineserver', ['-k'], { env })
  await run('wineserver', ['-w'], { env })
  await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}

/** Fails loudly where a helper program of a test is refused: `must(await prefix.reg('add', …))`. */
export function must(answer: Answer): Answer {
  if (answer.exitCode !== 0)
    throw new Error(`exit code ${answer.exitCode}\n${answer.stdout}${answer.stderr}`)
  return answer
}
