import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './install.mjs'

/**
 * True where `product` is missing or older than one of `sources`, which are files or folders below
 * the project's folder.
 */
export function isStale(product, sources) {
  const made = statSync(join(ROOT, product), { throwIfNoEntry: false })?.mtimeMs
  return made === undefined || sources.some((source) => newest(join(ROOT, source)) > made)
}

function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  // The folder's own time changes when a file in it is added, renamed or deleted.
  return readdirSync(path).reduce(
    (time, name) => Math.max(time, newest(join(path, name))),
    stat.mtimeMs,
  )
}
