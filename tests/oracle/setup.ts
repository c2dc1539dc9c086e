import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isAvailable } from './available'
import { CACHE, RUNS } from './cache'
import { powerShellHost } from './powershell-host'
import { standIns } from './stand-ins'
import { template } from './template'
import { endPrefix } from './wine'

/**
 * Vitest's global setup: builds what is not built yet (cold some 40 s, then nothing), and makes the
 * folder that this run's prefixes lie in. Afterwards nothing of the run is left, no program either,
 * also where a test was interrupted.
 */
export default async function setup(): Promise<() => Promise<void>> {
  await mkdir(CACHE, { recursive: true })
  const runs = await mkdtemp(join(CACHE, 'run-'))
  process.env[RUNS] = runs
  const host = isAvailable('dotnet') ? powerShellHost() : null
  if (isAvailable('wine')) await template()
  if (isAvailable('mingw')) await standIns()
  await host
  return async () => {
    for (const prefix of await readdir(runs)) await endPrefix(join(runs, prefix))
    await rm(runs, { recursive: true, force: true })
  }
}
