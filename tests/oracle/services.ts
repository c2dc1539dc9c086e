import { existsSync } from 'node:fs'
import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { must, type Prefix } from './wine'

/** A service of a machine, as the stand-in `sc` and the registry have it. */
export interface Service {
  /** 0 boot, 1 system, 2 auto, 3 demand, 4 disabled */
  start?: number
  delayed?: boolean
  account?: string
  /** 0x10 own process, 0x20 shared */
  type?: number
  running?: boolean
  /** The service without which it cannot run. */
  needs?: string
}

export const SERVICES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services'

/** Installs a service: its key, and whether it runs. Its program is not there: nobody starts it. */
export async function addService(
  machine: Prefix,
  name: string,
  { start = 3, delayed, account = 'LocalSystem', type = 0x20, running = false, needs }: Service,
): Promise<void> {
  const key = `${SERVICES}\\${name}`
  const dword = async (value: string, data: number) =>
    must(await machine.reg('add', key, '/v', value, '/t', 'REG_DWORD', '/d', String(data), '/f'))
  await dword('Start', start)
  await dword('Type', type)
  if (delayed !== undefined) await dword('DelayedAutostart', delayed ? 1 : 0)
  must(await machine.reg('add', key, '/v', 'ObjectName', '/d', account, '/f'))
  if (needs !== undefined) {
    const list = ['/v', 'DependOnService', '/t', 'REG_MULTI_SZ', '/d', `RpcSs\\0${needs}`, '/f']
    must(await machine.reg('add', key, ...list))
  }
  await appendFile(statesOf(machine), `${name}\t${running ? 4 : 1}\r\n`)
}

/** Services by name that run now, also those that are just starting. */
export async function runningServices(machine: Prefix): Promise<string[]> {
  const file = statesOf(machine)
  if (!existsSync(file)) return []
  const lines = (await readFile(file, 'utf8')).split('\r\n').map((line) => line.split('\t'))
  const running = lines.filter(([, state]) => state === '4' || state === '2')
  return running.map(([name = '']) => name).sort()
}

function statesOf({ path }: Prefix): string {
  return join(path, 'drive_c', 'repairbook-services.txt')
}
