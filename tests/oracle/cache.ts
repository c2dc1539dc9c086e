import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Everything that the judges build lies here, outside the project, and serves the next run too. */
export const CACHE = join(tmpdir(), 'repairbook-oracle')

/** Names the environment variable that holds this test run's folder for prefixes (see setup.ts). */
export const RUNS = 'REPAIRBOOK_ORACLE_RUN'

/** A file of this folder: `source('reg', 'reg.c')`. */
export function source(...path: string[]): string {
  return join(dirname(fileURLToPath(import.meta.url)), ...path)
}

/**
 * The cache folder of something built. Its name holds a digest of what it is built from, so that
 * a change of a source, or of a tool's version, builds it anew.
 *
 * @param name what it is
 * @param sources files that decide what comes out
 * @param versions of the tools that decide it too
 */
export async function cachePath(
  name: string,
  sources: readonly string[],
  ...versions: string[]
): Promise<string> {
  const hash = createHash('sha256')
  for (const version of versions) hash.update(version).update('\0')
  for (const file of sources) hash.update(await readFile(file)).update('\0')
  return join(CACHE, `${name}-${hash.digest('hex').slice(0, 12)}`)
}

/**
 * Makes a cache folder with `build` where it does not exist yet. It appears whole or not at all: a
 * build that was interrupted leaves nothing that a later run would take for finished.
 */
export async function builtOnce(
  folder: string,
  build: (unfinished: string) => Promise<void>,
): Promise<string> {
  if (existsSync(folder)) return folder
  const unfinished = `${folder}.unfinished-${process.pid}`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true })
  await build(unfinished)
  try {
    await rename(unfinished, folder)
  } catch (error) {
    // Two runs at once: the other one was first, and built the same.
    if (!existsSync(folder)) throw error
    await rm(unfinished, { recursive: true, force: true })
  }
  return folder
}
