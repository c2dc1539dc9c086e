import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/**
 * Installs what the lock file names, unless that was done already. Needs Node and npm alone, so it
 * runs in a clone that holds nothing else. Messages go to stderr: stdout belongs to the caller.
 */
export function ensureInstalled() {
  const stamp = join(ROOT, 'node_modules', '.repairbook-lock')
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  console.error('Installing what package-lock.json names…')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const options = { cwd: ROOT, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' }
  const { status, error } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], options)
  if (status !== 0) {
    console.error(
      `npm ci failed${error ? `: ${error.message}` : ''}. Is the package registry reachable?`,
    )
    process.exit(2)
  }
  writeFileSync(stamp, lock)
}
