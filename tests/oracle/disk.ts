import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeHive, readHive } from './hive'
import type { KeyValues, Registry, RegistryValue } from './registry'
import { type StatedValue, withValues } from './with-values'

/** What `SYSTEM\Select` says about the control sets, by number. */
export interface Select {
  Current: number
  Default: number
  Failed: number
  LastKnownGood: number
}

export interface SystemContent {
  controlSets: readonly number[]
  /** By default: the first control set is current and default, the last the last known good one. */
  select?: Partial<Select> | null
  /** More values of SYSTEM, and of SOFTWARE: paths are from the hive's root. */
  system?: readonly StatedValue[]
  software?: readonly StatedValue[]
}

const dword = (data: number): RegistryValue => ({ type: 'REG_DWORD', data })
const text = (data: string): RegistryValue => ({ type: 'REG_SZ', data })
const key = (values: Record<string, RegistryValue>): KeyValues => new Map(Object.entries(values))

export const controlSetName = (number: number) => `ControlSet${String(number).padStart(3, '0')}`

/** The RDP listener's key, below a control set. */
export const RDP_TCP = 'Control\\Terminal Server\\WinStations\\RDP-Tcp'

/**
 * A SYSTEM hive as a Windows has it, in small: `Select`, and in every control set a listener key
 * with values that a repair changes, some that are right and some that it must not touch, among
 * keys that have nothing to do with it. `select: null` leaves `Select` out.
 */
export async function systemHive(
  file: string,
  { controlSets, select = {}, system = [] }: SystemContent,
): Promise<void> {
  const content: Registry = new Map()
  if (select) {
    const first = controlSets[0] ?? 1
    const all = {
      Current: first,
      Default: first,
      Failed: 0,
      LastKnownGood: controlSets.at(-1) ?? 1,
    }
    const values = Object.entries({ ...all, ...select })
    content.set('Select', new Map(values.map(([name, number]) => [name, dword(number)])))
  }
  content.set(
    'MountedDevices',
    key({ '\\DosDevices\\C:': { type: 'REG_BINARY', data: '4d425200' } }),
  )
  content.set('Setup', key({ CmdLine: text(''), SystemSetupInProgress: dword(0) }))
  content.set('ControlSet', key({ note: text('not a control set: no number') }))
  for (const number of controlSets) {
    for (const [path, values] of controlSet(number)) {
      content.set(`${controlSetName(number)}\\${path}`, values)
    }
  }
  await makeHive(file, withValues(content, system))
}

function controlSet(number: number): Registry {
  return new Map([
    ['Control', key({ CurrentUser: text('USERNAME'), WaitToKillServiceTimeout: text('5000') })],
    ['Control\\Lsa', key({ LimitBlankPasswordUse: dword(1), 'Security Packages': list(['""']) })],
    [
      'Control\\Terminal Server',
      key({ fDenyTSConnections: dword(0), ProductVersion: text('5.1'), TSUserEnabled: dword(0) }),
    ],
    [
      'Control\\Terminal Server\\WinStations',
      key({ ConsoleSecurity: { type: 'REG_BINARY', data: '0100' } }),
    ],
    [
      RDP_TCP,
      key({
        // To be changed; one of them is of the wrong type.
        SecurityLayer: dword(2),
        MinEncryptionLevel: dword(3),
        MaxIdleTime: text('0'),
        MaxInstanceCount: dword(2),
        // Right already.
        fInheritMaxSessionTime: dword(1),
        MaxConnectionTime: dword(0),
        // Not a repair's business.
        PortNumber: dword(0xd3d),
        'Comment, with a blank': text(`set ${number}: 100% "quoted" C:\\x\\`),
        Callback: { type: 'REG_EXPAND_SZ', data: '%SystemRoot%\\rdp.exe' },
        LoadableProtocol_Object: text('{18b726bb-6fe6-4fb9-9276-ed57ce7c7cb2}'),
      }),
    ],
    [
      'Control\\Terminal Server\\WinStations\\RDP-Tcp\\UserOverride\\Control Panel\\Desktop',
      key({ Wallpaper: text('') }),
    ],
    ['Enum\\ROOT', key({})],
    [
      'Services\\TermService',
      key({
        Start: dword(3),
        ImagePath: {
          type: 'REG_EXPAND_SZ',
          data: '%SystemRoot%\\System32\\svchost.exe -k termsvcs',
        },
      }),
    ],
    ['Services\\TermService\\Parameters', key({ Big: { type: 'REG_QWORD', data: 0x1_0000_0001 } })],
  ])
}

const list = (data: string[]): RegistryValue => ({ type: 'REG_MULTI_SZ', data })

/** A SOFTWARE hive in small: the policy key with one value to change, among unrelated keys. */
export async function softwareHive(file: string, more: readonly StatedValue[] = []): Promise<void> {
  const content: Registry = new Map([
    [
      'Microsoft\\Windows NT\\CurrentVersion',
      key({
        ProductName: text('Windows Server 2016 Datacenter'),
        InstallDate: dword(0x5bd0_0000),
      }),
    ],
    ['Policies\\Microsoft\\Windows NT\\DNSClient', key({})],
    [
      'Policies\\Microsoft\\Windows NT\\Terminal Services',
      key({ fDisableAutoReconnect: dword(1), fDisableCpm: dword(1) }),
    ],
    ['Classes\\.txt', key({ '': text('txtfile'), PerceivedType: text('text') })],
  ])
  await makeHive(file, withValues(content, more))
}

/** A folder that stands for the disk of a broken machine, with its two hive files. */
export interface Disk {
  /** To be linked as a drive: `prefix.drive('f', disk.folder)`. */
  folder: string
  system: string
  software: string
  /** Both hives as hivex reads them now. */
  read(): Promise<{ SYSTEM: Registry; SOFTWARE: Registry }>
  dispose(): Promise<void>
}

/** Makes an attached disk with real hive files in `Windows/System32/config`. */
export async function attachedDisk(content: SystemContent): Promise<Disk> {
  const folder = await mkdtemp(join(tmpdir(), 'repairbook-disk-'))
  const config = join(folder, 'Windows', 'System32', 'config')
  await mkdir(config, { recursive: true })
  const [system, software] = [join(config, 'SYSTEM'), join(config, 'SOFTWARE')]
  await systemHive(system, content)
  await softwareHive(software, content.software)
  return {
    folder,
    system,
    software,
    read: async () => ({ SYSTEM: await readHive(system), SOFTWARE: await readHive(software) }),
    dispose: () => rm(folder, { recursive: true, force: true }),
  }
}
