import { join } from 'node:path'
import type { Action, Plan } from '../../lib/model'
import { KEY, planWith } from '../unit/stated-plan'
import { attachedDisk } from './disk'
import { keptBase } from './kept-base'
import type { Registry, RegistryValue } from './registry'
import { registryText } from './registry-text'
import { must, openPrefix, type Prefix } from './wine'

/** Where a target's scripts are let loose: a running machine, or one with a disk attached. */
export interface Ground {
  machine: Prefix
  /** The letter of the attached disk, or null. */
  disk: string | null
  /** The plan with these actions for here. */
  plan(actions: Action[], given?: Partial<Plan>): Plan
  /** HKLM, and the disk's hives beside it. */
  read(): Promise<Registry>
  /** What stands before a key of SOFTWARE in what `read` gives back. */
  software: string
  /** Below which runs keep what they change. */
  kept: string
  dispose(): Promise<void>
}

/**
 * Opens one, with values that somebody planted.
 *
 * @param planted by name, in the key of SOFTWARE that a test of quoting writes
 */
export function openGround(
  situation: Plan['situation'],
  planted: ReadonlyMap<string, RegistryValue> = new Map(),
): Promise<Ground> {
  return situation === 'online' ? runningGround(planted) : rescueGround(planted)
}

async function runningGround(planted: ReadonlyMap<string, RegistryValue>): Promise<Ground> {
  const machine = await openPrefix({ standIns: true })
  const software = 'HKEY_LOCAL_MACHINE\\Software\\'
  if (planted.size > 0) {
    const text = registryText(new Map([[`${software}${KEY}`, new Map(planted)]]))
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
    must(await machine.importReg(await machine.put('planted.reg', bytes)))
  }
  return {
    machine,
    disk: null,
    plan: planWith,
    read: () => machine.exportRegistry(),
    software,
    kept: keptBase(join(machine.path, 'drive_c')),
    dispose: () => machine.dispose(),
  }
}

async function rescueGround(planted: ReadonlyMap<string, RegistryValue>): Promise<Ground> {
  const software = [...planted].map(([name, value]) => ({ key: KEY, name, value }))
  const attached = await attachedDisk({ controlSets: [1], software })
  const machine = await openPrefix({ standIns: true })
  await machine.drive('f', attached.folder)
  const hive = { hive: 'SOFTWARE', mount: 'BROKENSOFTWARE' }
  const hives = [{ ...hive, file: `Windows\\System32\\config\\${hive.hive}` }]
  return {
    machine,
    disk: 'F',
    plan: (actions, given = {}) => planWith(actions, { situation: 'offline', hives, ...given }),
    read: async () => {
      const { SYSTEM, SOFTWARE } = await attached.read()
      return new Map([
        ...(await machine.exportRegistry()),
        ...[...SYSTEM].map(([path, key]) => [`SYSTEM\\${path}`, key] as const),
        ...[...SOFTWARE].map(([path, key]) => [`SOFTWARE\\${path}`, key] as const),
      ])
    },
    software: 'SOFTWARE\\',
    kept: keptBase(attached.folder),
    dispose: async () => {
      await machine.dispose()
      await attached.dispose()
    },
  }
}
