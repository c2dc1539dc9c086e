import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyHive } from './empty-hive'
import { runOrThrow } from './program'
import { parseRegistry, type Registry } from './registry'
import { registryText } from './registry-text'

/**
 * Real hive files, written and read by hivex (Debian `libhivex-bin`, `libwin-hivex-perl`): what a
 * disk brings along as `Windows\System32\config\SYSTEM`.
 */

/** Makes a hive file that holds `content`: paths from the hive's root, `ControlSet001\Control`. */
export async function makeHive(file: string, content: Registry): Promise<void> {
  await writeFile(file, emptyHive())
  await changeHive(file, content)
}

/** Sets values in a hive file, and makes the keys that they lie in. */
export async function changeHive(file: string, content: Registry): Promise<void> {
  if (content.size === 0) return
  const folder = await mkdtemp(join(tmpdir(), 'repairbook-hive-'))
  try {
    const text = join(folder, 'content.reg')
    await writeFile(text, registryText(content, '\\'))
    await runOrThrow('hivexregedit', ['--merge', file, text])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Reads a whole hive file with hivex. Paths are from the hive's root, which is the empty path. */
export async function readHive(file: string): Promise<Registry> {
  const exported = parseRegistry(await runOrThrow('hivexregedit', ['--export', file, '\\']))
  return new Map([...exported].map(([path, key]) => [path.replace(/^\\/, ''), key]))
}
