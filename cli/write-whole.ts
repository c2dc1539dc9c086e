import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Failure } from './failure'
import { reasonOf } from './reason'

/**
 * Writes a file beside its place and moves it there, so that no one meets a half one. A link is
 * followed and the file's mode is kept; a device or a pipe is written to and never replaced.
 */
export function writeWhole(file: string, data: string | Uint8Array): void {
  let part: string | null = null
  try {
    const there = statSync(file, { throwIfNoEntry: false })
    if (there && !there.isFile()) {
      writeFileSync(file, data)
      return
    }
    const place = there ? realpathSync(file) : file
    part = `${place}.${process.pid}.part`
    writeFileSync(part, data, there ? { mode: there.mode } : {})
    renameSync(part, place)
  } catch (error) {
    if (part) rmSync(part, { force: true })
    const folder = statSync(dirname(file), { throwIfNoEntry: false })
    const why = folder?.isDirectory() ? reasonOf(error) : `there is no folder ${dirname(file)}`
    throw new Failure(`“${file}” cannot be written: ${why}.`)
  }
}
