import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Boot stores for the stand-in `bcdedit` (programs/boot-store.h has the format): entries by GUID,
 * each with its kind and its elements in order.
 */
export type BootStore = ReadonlyMap<string, BootEntry>

export interface BootEntry {
  kind: 'bootmgr' | 'loader' | 'resume' | 'settings' | 'ems'
  elements: ReadonlyMap<string, string>
}

export const BOOT_MANAGER = '{9dea862c-5cdd-4e70-acc1-f32b344d4795}'
export const EMS_SETTINGS = '{0ce4991b-e6b3-4b16-b23c-5e0d9250e5d9}'
/** The entry that starts Windows in the stores made here. */
export const LOADER = '{b3a2f8d1-6c45-11ee-9a3e-00155d0a4f27}'
/** A second one: what is not the default entry must stay as it is. */
export const OTHER_LOADER = '{b3a2f8d5-6c45-11ee-9a3e-00155d0a4f27}'

const FORMAT = 'repairbook boot store'

const entry = (kind: BootEntry['kind'], elements: Record<string, string>): BootEntry => ({
  kind,
  elements: new Map(Object.entries(elements)),
})

/** The store of a Windows Server as it is after installing, and one entry more. */
export const HEALTHY_STORE: BootStore = new Map([
  [
    BOOT_MANAGER,
    entry('bootmgr', {
      device: 'partition=\\Device\\HarddiskVolume1',
      path: '\\EFI\\Microsoft\\Boot\\bootmgfw.efi',
      description: 'Windows Boot Manager',
      locale: 'en-US',
      inherit: '{7ea2e1ac-2e61-4728-aaa3-896d9d0a9f0e}',
      bootems: 'No',
      default: LOADER,
      displayorder: `${LOADER} ${OTHER_LOADER}`,
      timeout: '30',
    }),
  ],
  [
    LOADER,
    entry('loader', {
      device: 'partition=C:',
      path: '\\Windows\\system32\\winload.efi',
      description: 'Windows Server',
      locale: 'en-US',
      inherit: '{6efb52bf-1766-41db-a6b3-0ee5eff72bd7}',
      recoveryenabled: 'Yes',
      allowedinmemorysettings: '0x15000075',
      osdevice: 'partition=C:',
      systemroot: '\\Windows',
      nx: 'OptOut',
      bootmenupolicy: 'Standard',
    }),
  ],
  [
    OTHER_LOADER,
    entry('loader', {
      device: 'partition=D:',
      path: '\\Windows\\system32\\winload.efi',
      description: 'Another Windows',
      osdevice: 'partition=D:',
      systemroot: '\\Windows',
      safeboot: 'Network',
    }),
  ],
  [EMS_SETTINGS, entry('ems', { bootems: 'No' })],
])

/** The same store with elements of one entry set (null: taken away). */
export function withElements(
  store: BootStore,
  id: string,
  elements: Record<string, string | null>,
): BootStore {
  const changed = new Map(store)
  const old = store.get(id)
  if (!old) throw new Error(`The store has no entry ${id}`)
  const kept = new Map(old.elements)
  for (const [name, value] of Object.entries(elements)) {
    if (value === null) kept.delete(name)
    else kept.set(name, value)
  }
  return changed.set(id, { ...old, elements: kept })
}

export function bootStoreText(store: BootStore): string {
  const entries = [...store].map(([id, { kind, elements }]) =>
    [`${id} ${kind}`, ...[...elements].map(([name, value]) => `${name} ${value}`)].join('\r\n'),
  )
  return `${FORMAT}\r\n${entries.join('\r\n\r\n')}\r\n`
}

export async function writeBootStore(file: string, store: BootStore): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, bootStoreText(store))
}

export async function readBootStore(file: string): Promise<BootStore> {
  const [format, ...lines] = (await readFile(file, 'utf8')).split('\r\n')
  if (format !== FORMAT) throw new Error(`${file} is no boot store`)
  const store = new Map<string, BootEntry>()
  for (const block of lines.join('\n').trim().split('\n\n')) {
    const [head = '', ...elements] = block.split('\n')
    const [id, kind] = splitOnce(head)
    store.set(id, { kind: kindOf(kind), elements: new Map(elements.map(splitOnce)) })
  }
  return store
}

function splitOnce(line: string): [string, string] {
  const blank = line.indexOf(' ')
  return [line.slice(0, blank), line.slice(blank + 1)]
}

function kindOf(text: string): BootEntry['kind'] {
  switch (text) {
    case 'bootmgr':
    case 'loader':
    case 'resume':
    case 'settings':
    case 'ems':
      return text
    default:
      throw new Error(`A boot store has no entries of the kind ${text}`)
  }
}
