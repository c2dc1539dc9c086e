import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The programs that judge: what each one shows, and where one gets it (Debian 12). */
const TOOLS = {
  wine: {
    shows: 'what cmd, reg and regedit do',
    get: 'apt-get install wine',
    found: () => ['wine', 'wineserver', 'wineboot'].every(isOnPath),
  },
  hivex: {
    shows: 'what is in a hive file',
    get: 'apt-get install libhivex-bin libwin-hivex-perl',
    found: () => ['hivexregedit', 'perl'].every(isOnPath),
  },
  mingw: {
    shows: 'what reg load and unload do, by a stand-in that it compiles',
    get: 'apt-get install gcc-mingw-w64-x86-64',
    found: () => isOnPath('x86_64-w64-mingw32-gcc'),
  },
  faketime: {
    shows: 'that what holds before midnight holds after it',
    get: 'apt-get install faketime',
    found: () => isOnPath('faketime'),
  },
  dotnet: {
    shows: 'what the PowerShell engine does',
    get: 'the .NET SDK 10, https://dotnet.microsoft.com/download/dotnet/10.0',
    found: () => isOnPath('dotnet') && hasSdk10(),
  },
} as const

export type Tool = keyof typeof TOOLS

const known = new Map<Tool, boolean>()

/** Whether a tool is on this machine; looked up once in a process. */
export function isAvailable(tool: Tool): boolean {
  const found = known.get(tool) ?? TOOLS[tool].found()
  known.set(tool, found)
  return found
}

/**
 * For `describe.skipIf(!need('wine', 'hivex'))`: true where all of them are there. Where one is
 * not, the output says what is skipped and how to get it; with `CI=true` it throws instead, since
 * there a judge that is missing would look like one that agreed.
 */
export function need(...tools: Tool[]): boolean {
  const missing = tools.filter((tool) => !isAvailable(tool)).map(sentence)
  if (missing.length === 0) return true
  if (process.env.CI === 'true') throw new Error(missing.join('\n'))
  for (const line of missing) process.stderr.write(`SKIPPED: ${line}\n`)
  return false
}

function sentence(tool: Tool): string {
  const { shows, get } = TOOLS[tool]
  return `${tool} is not installed, so nothing shows ${shows}. To get it: ${get}`
}

function isOnPath(program: string): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

function hasSdk10(): boolean {
  const { stdout } = spawnSync('dotnet', ['--list-sdks'], { encoding: 'utf8' })
  return /^[1-9]\d\./m.test(stdout ?? '')
}
