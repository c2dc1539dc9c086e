import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { Failure } from './failure'

/** Writes a file beside its place and moves it there, so that no one meets a half one. */
export function writeWhole(file: string, data: string | Uint8Array): void {
  const part = `${file}.${process.pid}.part`
  try {
    writeFileSync(part, data)
    renameSync(part, file)
  } catch (error) {
    rmSync(part, { force: true })
    throw new Failure(
      `${file} cannot be written: ${error instanceof Error ? error.message : error}.`,
    )
  }
}
