import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Plan } from '../../lib/model'
import {
  type BootStore,
  HEALTHY_STORE,
  readBootStore,
  withElements,
  writeBootStore,
} from './boot-store'
import { attachedDisk, type Disk } from './disk'
import {
  entryId,
  type Files,
  filesAfter,
  permissionsAfter,
  registryAfter,
  runningAfter,
  storeAfter,
} from './expected'
import { changeHive } from './hive'
import { keptBase } from './kept-base'
import type { Registry } from './registry'
import { registryText } from './registry-text'
import { brokenElements, brokenFiles, brokenServices, brokenValues, CONTROL_SETS } from './seeds'
import { addService, runningServices, SERVICES } from './services'
import { meddled } from './undone'
import { must, openPrefix, type Prefix } from './wine'
import { type StatedValue, withValues } from './with-values'

/** All that a script may change, of a machine or of the disk attached to it. */
export interface State {
  /** HKLM of the machine that the script runs on; a disk's hives must not leave a trace in it. */
  registry: Registry
  hives: { SYSTEM: Registry; SOFTWARE: Registry } | null
  running: string[]
  store: BootStore
  files: Files
  /** Lists of rights that are not as they were, but for the script's own folders. */
  permissions: string[]
}

/** A machine that a plan is for, in need of everything that the plan does. */
export interface Machine {
  prefix: Prefix
  disk: Disk | null
  state(): Promise<State>
  /** Somebody changes what the plan is about, behind the script's back. */
  meddle(): Promise<void>
  /** Folders in which a run of a script keeps what it changed, with the files in each. */
  runs(): Promise<string[]>
  dispose(): Promise<void>
}

const STORE = join('EFI', 'Microsoft', 'Boot', 'BCD')

/** What the state should be after the plan. */
export function stateAfter(before: State, plan: Plan): State {
  const { hives } = before
  return {
    registry:
      plan.situation === 'online'
        ? registryAfter(before.registry, plan, 'running', null)
        : before.registry,
    hives: hives && {
      SYSTEM: registryAfter(hives.SYSTEM, plan, CONTROL_SETS, 'SYSTEM'),
      SOFTWARE: registryAfter(hives.SOFTWARE, plan, CONTROL_SETS, 'SOFTWARE'),
    },
    running: plan.situation === 'online' ? runningAfter(before.running, plan) : before.running,
    store: storeAfter(before.store, plan),
    files: filesAfter(before.files, plan),
    permissions: permissionsAfter(before.permissions, before.files, plan),
  }
}

/** Makes a machine on which every action of the plan finds something to do, and several kinds of past. */
export async function brokenMachine(plan: Plan): Promise<Machine> {
  const prefix = await openPrefix({ standIns: true })
  return plan.situation === 'online' ? runningMachine(prefix, plan) : rescueMachine(prefix, plan)
}

async function runningMachine(prefix: Prefix, plan: Plan): Promise<Machine> {
  const drive = join(prefix.path, 'drive_c')
  const store = join(drive, 'repairbook-boot-store.txt')
  await importValues(prefix, brokenValues(plan, 'running'))
  for (const [name, service] of brokenServices(plan)) await addService(prefix, name, service)
  await writeBootStore(store, withElementsOf(HEALTHY_STORE, plan))
  await writeFiles(drive, brokenFiles(plan))
  const folders = new Set(['work', ...topFolders(plan)])
  return {
    prefix,
    disk: null,
    state: async () => ({
      registry: await prefix.exportRegistry(),
      hives: null,
      running: await runningServices(prefix),
      store: await readBootStore(store),
      files: await filesBelow(drive, [...folders]),
      permissions: await permissions(prefix),
    }),
    meddle: async () => {
      await importValues(prefix, meddled(plan, 'running'))
      const started = plan.actions.find((action) => action.kind === 'service-start')
      if (started?.kind === 'service-start') {
        const value = ['/v', 'Start', '/t', 'REG_DWORD', '/d', '1', '/f']
        must(await prefix.reg('add', `${SERVICES}\\${started.service}`, ...value))
      }
      await meddleWithStore(store, plan)
    },
    runs: () => runsBelow(drive),
    dispose: () => prefix.dispose(),
  }
}

async function rescueMachine(prefix: Prefix, plan: Plan): Promise<Machine> {
  const disk = await attachedDisk({
    controlSets: CONTROL_SETS,
    system: brokenValues(plan, CONTROL_SETS, 'SYSTEM'),
    software: brokenValues(plan, CONTROL_SETS, 'SOFTWARE'),
  })
  await prefix.drive('f', disk.folder)
  const store = join(disk.folder, STORE)
  await writeBootStore(store, withElementsOf(HEALTHY_STORE, plan))
  await writeFiles(disk.folder, brokenFiles(plan))
  return {
    prefix,
    disk,
    state: async () => ({
      registry: await prefix.exportRegistry(),
      hives: await disk.read(),
      running: await runningServices(prefix),
      store: await readBootStore(store),
      files: await filesBelow(disk.folder, await readdir(disk.folder)),
      permissions: await permissions(prefix),
    }),
    meddle: async () => {
      for (const [hive, file] of [
        ['SYSTEM', disk.system],
        ['SOFTWARE', disk.software],
      ] as const)
        await changeHive(file, withValues(new Map(), meddled(plan, CONTROL_SETS, hive)))
      await meddleWithStore(store, plan)
    },
    runs: async () => [
      ...(await runsBelow(disk.folder)),
      ...(await runsBelow(join(prefix.path, 'drive_c'))),
    ],
    dispose: async () => {
      await prefix.dispose()
      await disk.dispose()
    },
  }
}

async function meddleWithStore(store: string, plan: Plan): Promise<void> {
  const first = plan.actions.find((action) => action.kind === 'boot-element')
  if (first?.kind !== 'boot-element') return
  const now = await readBootStore(store)
  const element = first.element.toLowerCase()
  await writeBootStore(
    store,
    withElements(now, entryId(first.entry), { [element]: MEDDLED[element] ?? 'No' }),
  )
}

const MEDDLED: Readonly<Record<string, string>> = { safeboot: 'DsRepair', timeout: '99' }

function withElementsOf(store: BootStore, plan: Plan): BootStore {
  let broken = store
  for (const [entry, elements] of brokenElements(plan))
    broken = withElements(broken, entry, elements)
  return broken
}

async function importValues(prefix: Prefix, values: readonly StatedValue[]): Promise<void> {
  if (values.length === 0) return
  const text = registryText(withValues(new Map(), values))
  const bytes = Buffer.from(`\uFEFF${text}\r\n`, 'utf16le')
  must(await prefix.importReg(await prefix.put('broken.reg', bytes)))
  await rm(join(prefix.path, 'drive_c', 'work', 'broken.reg'))
}

/** The folders of a drive in which the plan makes or finds anything. */
function topFolders(plan: Plan): string[] {
  const made = filesAfter(new Map(), plan)
  return [...brokenFiles(plan).keys(), ...made.keys()].map((path) => path.split('\\')[0] ?? path)
}

async function writeFiles(drive: string, files: Files): Promise<void> {
  for (const [path, content] of files) {
    const file = join(drive, ...path.split('\\'))
    await mkdir(dirname(file), { recursive: true })
    if (content !== null) await writeFile(file, content)
  }
}

/** What lies in these folders of a drive, but for hives, boot stores, scripts and what runs kept. */
async function filesBelow(drive: string, folders: readonly string[]): Promise<Files> {
  const found = new Map<string, string | null>()
  const visit = async (path: string): Promise<void> => {
    if (!existsSync(join(drive, path)) || NOT_FILES.test(path)) return
    const windows = path.split('/').join('\\')
    if (!(await stat(join(drive, path))).isDirectory()) {
      found.set(windows, await readFile(join(drive, path), 'latin1'))
      return
    }
    found.set(windows, null)
    for (const name of await readdir(join(drive, path))) await visit(join(path, name))
  }
  for (const folder of folders) await visit(folder)
  return found
}

const NOT_FILES =
  /^(EFI|[Ww]indows\/Repairbook|Windows\/System32\/config\/.*|work\/[^/]*\.(cmd|ps1|reg))$/

async function permissions({ path }: Prefix): Promise<string[]> {
  const file = join(path, 'drive_c', 'repairbook-permissions.txt')
  if (!existsSync(file)) return []
  const lines = (await readFile(file, 'utf8')).split('\r\n').filter(Boolean)
  return lines.filter((line) => !/^[A-Z]:\\windows\\Repairbook/i.test(line)).sort()
}

async function runsBelow(drive: string): Promise<string[]> {
  const base = keptBase(drive)
  if (!existsSync(base)) return []
  const runs = await Promise.all(
    (await readdir(base)).map(async (name) => {
      const files = (await readdir(join(base, name))).sort()
      return `${name}: ${files.join(', ')}`
    }),
  )
  return runs.sort()
}
