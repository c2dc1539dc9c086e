import { spawnSync } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { run } from './program'

/** A folder in which nothing more finds room, until it is emptied. */
export interface FullFolder {
  /** Makes room again. */
  empty(): Promise<void>
}

/**
 * Fills a folder that does not exist yet. Where this process may mount (root, as in CI), it is a
 * file system of its own with room for names but for no content: a write is answered as by a full
 * disk. Elsewhere a file stands in the folder's place, so that nothing can be made in it either.
 */
export async function fullFolder(folder: string): Promise<FullFolder> {
  if (!mayMount()) {
    await mkdir(dirname(folder), { recursive: true })
    await writeFile(folder, '')
    return { empty: () => rm(folder) }
  }
  await mkdir(folder, { recursive: true })
  await mount(folder, 'size=4k')
  // The one page that there is.
  await writeFile(`${folder}/filler`, Buffer.alloc(4096))
  return {
    empty: async () => {
      await unmount(folder)
      await rm(folder, { recursive: true })
    },
  }
}

let allowed: boolean | undefined

function mayMount(): boolean {
  allowed ??= spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0
  return allowed
}

async function mount(folder: string, options: string): Promise<void> {
  const { exitCode, stderr } = await run('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder])
  if (exitCode !== 0) throw new Error(stderr)
}

/** Also while a program that was just ended still holds a file there. */
async function unmount(folder: string): Promise<void> {
  const { exitCode, stderr } = await run('umount', ['-l', folder])
  if (exitCode !== 0) throw new Error(stderr)
}
