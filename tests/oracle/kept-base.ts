import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The folder below which runs keep what they change, of a drive that is a folder here. Case counts
 * here and not for Windows: Wine spells its own `windows` in small letters, attached disks have the
 * usual spelling, and a script in the mixed spelling makes `RepairboOk`.
 */
export function keptBase(drive: string): string {
  const windows = join(drive, spelled(drive, 'Windows'))
  return join(windows, spelled(windows, 'Repairbook'))
}

function spelled(folder: string, name: string): string {
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name
}
