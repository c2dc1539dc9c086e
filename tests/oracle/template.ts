import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isAvailable } from './available'
import { builtOnce, cachePath, source } from './cache'
import { runOrThrow } from './program'
import { parseRegistry, type Registry } from './registry'
import { parseSaved } from './saved-registry'
import { steady } from './steady'

/**
 * No debug output, no display, no crash dialog, no menus made at each start.
 *
 * @param overrides which programs and libraries are Wine's own and which the prefix's: `reg.exe=n`
 */
export function wineEnvironment(prefix: string, overrides = ''): Record<string, string> {
  return {
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: `winedbg.exe=;winemenubuilder.exe=;${overrides}`,
    DISPLAY: '',
    // Whatever a script prints, one code page, and one time zone: that which a prefix keeps.
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    // PowerShell's output is for a test to read.
    NO_COLOR: '1',
    // .NET crashes under Wine 8 when it frees compiled code ("Internal CLR error") unless its
    // memory may be written and run at once.
    DOTNET_EnableWriteXorExecute: '0',
  }
}

/**
 * The prepared prefix that every test gets a copy of; making it takes some 15 s.
 *
 * @returns `prefix`, the folder, and `fresh`, an export of its HKLM
 */
export function template(): Promise<Template> {
  prepared ??= prepare()
  return prepared
}

let prepared: Promise<Template> | undefined

interface Template {
  prefix: string
  fresh: string
}

async function prepare(): Promise<Template> {
  const version = await runOrThrow('wine', ['--version'], { env: { WINEDEBUG: '-all' } })
  const folder = await cachePath('template', [source('template.ts')], version)
  await builtOnce(folder, async (unfinished) => {
    const prefix = join(unfinished, 'prefix')
    await mkdir(prefix)
    // Without these two, Wine would ask to download its own .NET and browser.
    const env = wineEnvironment(prefix, 'mscoree=;mshtml=')
    await runOrThrow('wineboot', ['-i'], { env })
    // Wine writes its registry files when its server ends. At the second start it still finds
    // devices that it enters (network cards), so what is fresh is what the third one sees.
    await runOrThrow('wineserver', ['-w'], { env })
    await keepOneTimeZone(prefix, env)
    await runOrThrow('wineserver', ['-w'], { env })
    await runOrThrow('wine', ['reg', 'export', 'HKLM', 'C:\\fresh.reg'], { env })
    await runOrThrow('wineserver', ['-w'], { env })
    await rename(join(prefix, 'drive_c', 'fresh.reg'), join(unfinished, 'fresh.reg'))
  })
  return { prefix: join(folder, 'prefix'), fresh: join(folder, 'fresh.reg') }
}

/**
 * Every program looks through the time zones for its own when it starts, which is two thirds of what
 * it asks Wine's server. With one zone to look through, a script runs in little more than half the
 * time.
 */
async function keepOneTimeZone(prefix: string, env: Record<string, string>): Promise<void> {
  const reg = (...args: string[]) => runOrThrow('wine', ['reg', ...args], { env })
  const own = `${TIME_ZONES}\\Greenwich Standard Time`
  await reg('export', own, 'C:\\zone.reg')
  await reg('delete', TIME_ZONES, '/f')
  await reg('import', 'C:\\zone.reg')
  await rm(join(prefix, 'drive_c', 'zone.reg'))
}

const TIME_ZONES = 'HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Time Zones'

/** HKLM of a prefix in which nothing was run yet, read as `exportRegistry` reads it. */
export async function freshRegistry(): Promise<Registry> {
  const { prefix, fresh } = await template()
  if (!isAvailable('mingw')) return steady(parseRegistry(await readFile(fresh)))
  return registryAtRest(prefix)
}

/** HKLM of a prefix in which nothing runs, as Wine's server left it when it ended. */
export async function registryAtRest(prefix: string): Promise<Registry> {
  const saved = await readFile(join(prefix, 'system.reg'), 'latin1')
  return steady(parseSaved(saved, 'HKEY_LOCAL_MACHINE'))
}

/** What Wine only reads: 690 MB of programs that need not be copied for each test. */
const SHARED = ['windows', 'Program Files', 'Program Files (x86)']

/**
 * A fresh prefix: a copy of the template. The programs are hard links to the template's; everything
 * that Wine writes in place (its registry files) is a file of its own.
 */
export async function copyTemplate(to: string): Promise<void> {
  const { prefix } = await template()
  const drive = join(to, 'drive_c')
  await mkdir(drive, { recursive: true })
  for (const name of await readdir(prefix)) {
    if (name !== 'drive_c') await runOrThrow('cp', ['-a', join(prefix, name), to])
  }
  for (const name of await readdir(join(prefix, 'drive_c'))) {
    const option = SHARED.includes(name) ? '-al' : '-a'
    await runOrThrow('cp', [option, join(prefix, 'drive_c', name), drive])
  }
}
