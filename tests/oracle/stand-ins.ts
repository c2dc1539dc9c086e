import { chmod, copyFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { builtOnce, cachePath, source } from './cache'
import { emptyHive } from './empty-hive'
import { runOrThrow } from './program'

const COMPILER = 'x86_64-w64-mingw32-gcc'
const PROGRAMS = ['reg', 'fltmc']

/**
 * The folder of the compiled stand-ins, built where it is not there yet: `reg.exe` and `fltmc.exe`
 * (their C sources say what each stands for), the helper that calls hivex, and an empty hive.
 */
export async function standIns(): Promise<string> {
  const sources = [...PROGRAMS.map((name) => source('reg', `${name}.c`)), source('reg', 'hive.pl')]
  const version = await runOrThrow(COMPILER, ['-dumpversion'])
  const folder = await cachePath('stand-ins', [...sources, source('empty-hive.ts')], version)
  return builtOnce(folder, async (unfinished) => {
    for (const name of PROGRAMS) {
      const options = ['-municode', '-O1', '-s', '-Wall', '-Wextra', '-Werror']
      await runOrThrow(COMPILER, [
        ...(name === 'reg' ? options : options.slice(1)),
        '-o',
        join(unfinished, `${name}.exe`),
        source('reg', `${name}.c`),
      ])
    }
    const helper = join(unfinished, 'repairbook-hive.pl')
    await copyFile(source('reg', 'hive.pl'), helper)
    await chmod(helper, 0o755)
    await writeFile(join(unfinished, 'repairbook-empty.hiv'), emptyHive())
  })
}

/** Puts the stand-ins into a prefix, with Wine's own reg beside them as `reg-wine.exe`. */
export async function installStandIns(prefix: string): Promise<void> {
  const system32 = join(prefix, 'drive_c', 'windows', 'system32')
  const from = await standIns()
  await copyFile(join(system32, 'reg.exe'), join(system32, 'reg-wine.exe'))
  for (const file of ['reg.exe', 'fltmc.exe', 'repairbook-hive.pl', 'repairbook-empty.hiv']) {
    // Removed first: the file in the prefix is the template's own, by a hard link.
    await rm(join(system32, file), { force: true })
    await copyFile(join(from, file), join(system32, file))
  }
}
