import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The folder below which runs keep what they change, of a drive that is a folder here: Wine spells
 * the Windows of its drive C: in small letters, attached disks have Windows' own spelling.
 */
export function keptBase(drive: string): string {
  const windows = existsSync(join(drive, 'windows')) ? 'windows' : 'Windows'
  return join(drive, windows, 'Repairbook')
}
