import { chmod, copyFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bootStoreText, HEALTHY_STORE } from './boot-store'
import { builtOnce, cachePath, source } from './cache'
import { emptyHive } from './empty-hive'
import { runOrThrow } from './program'

const COMPILER = 'x86_64-w64-mingw32-gcc'
const OPTIONS = ['-municode', '-O1', '-s', '-Wall', '-Wextra', '-Werror']

/** The usual place of a program in memory is left for the one that it loads (programs/in-process.c). */
const ELSEWHERE = '-Wl,--image-base,0x180000000'

/** Reads a whole registry at once, see saved-registry.ts. */
export const SAVE_REGISTRY = 'repairbook-save'

/** Each stand-in with its sources; the C sources say what it stands for, and what not. */
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  reg: ['reg/reg.c', 'programs/in-process.c'],
  cmd: ['programs/cmd.c', 'programs/in-process.c'],
  fltmc: ['reg/fltmc.c'],
  sc: ['programs/sc.c'],
  bcdedit: ['programs/bcdedit.c', 'programs/boot-store.c'],
  netsh: ['programs/netsh.c'],
  icacls: ['programs/icacls.c'],
  takeown: ['programs/takeown.c'],
  fc: ['programs/fc.c'],
  deed: ['programs/deed.c'],
  'repairbook-as-user': ['programs/as-user.c'],
  [SAVE_REGISTRY]: ['programs/save-registry.c'],
}

/** The programs that `deed` stands for: it knows by its own name which one it is. */
const DEEDS = [
  'dism',
  'sfc',
  'chkdsk',
  'gpupdate',
  'bcdboot',
  'defrag',
  'manage-bde',
  'wevtutil',
  'cscript',
]

/** For WINEDLLOVERRIDES: the prefix's programs count, where Wine has some of the same name. */
export const STAND_IN_OVERRIDES = `${[...Object.keys(PROGRAMS), ...DEEDS].map((name) => `${name}.exe`).join(',')}=n`

/**
 * The folder of the compiled stand-ins, built where it is not there yet, with the helper that calls
 * hivex and an empty hive.
 */
export function standIns(): Promise<string> {
  compiled ??= compile()
  return compiled
}

let compiled: Promise<string> | undefined

async function compile(): Promise<string> {
  const sources = (await Promise.all(['reg', 'programs'].map(filesOf))).flat()
  const version = await runOrThrow(COMPILER, ['-dumpversion'])
  const ours = ['stand-ins.ts', 'empty-hive.ts'].map((file) => source(file))
  const folder = await cachePath('stand-ins', [...sources, ...ours], version)
  return builtOnce(folder, async (unfinished) => {
    for (const [name, files] of Object.entries(PROGRAMS)) {
      const output = join(unfinished, `${name}.exe`)
      const input = [...files, 'programs/stand-in.c'].map((file) => source(file))
      await runOrThrow(COMPILER, [...OPTIONS, ELSEWHERE, '-o', output, ...input])
    }
    for (const name of DEEDS)
      await copyFile(join(unfinished, 'deed.exe'), join(unfinished, `${name}.exe`))
    await rm(join(unfinished, 'deed.exe'))
    const helper = join(unfinished, 'repairbook-hive.pl')
    await copyFile(source('reg', 'hive.pl'), helper)
    await chmod(helper, 0o755)
    await writeFile(join(unfinished, 'repairbook-empty.hiv'), emptyHive())
  })
}

async function filesOf(folder: string): Promise<string[]> {
  return (await readdir(source(folder))).sort().map((name) => source(folder, name))
}

/**
 * Puts the stand-ins into a prefix, with Wine's own reg and cmd beside them as `reg-wine.exe` and
 * `cmd-wine.exe`, and gives the machine a boot store.
 */
export async function installStandIns(prefix: string): Promise<void> {
  const system32 = join(prefix, 'drive_c', 'windows', 'system32')
  const from = await standIns()
  for (const name of ['reg', 'cmd'])
    await copyFile(join(system32, `${name}.exe`), join(system32, `${name}-wine.exe`))
  for (const file of await readdir(from)) {
    // Removed first: the file in the prefix is the template's own, by a hard link.
    await rm(join(system32, file), { force: true })
    await copyFile(join(from, file), join(system32, file))
  }
  const store = join(prefix, 'drive_c', 'repairbook-boot-store.txt')
  await writeFile(store, bootStoreText(HEALTHY_STORE))
}
