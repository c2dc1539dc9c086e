import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { need } from './available'
import { attachedDisk, type Disk, type SystemContent } from './disk'
import { download, stepsStating } from './emitted'
import { SOFTWARE_VALUES, systemValues } from './facts'
import { readHive } from './hive'
import { keptBase } from './kept-base'
import { difference, type RegistryChange } from './registry'
import { SHELLS, type Shell, script } from './shells'
import { must, openPrefix, type Prefix, type RegCall } from './wine'
import { type StatedValue, withValues } from './with-values'

/** The emitted scripts for an attached disk, run whole against real hive files. */

let prefix: Prefix | undefined
let disk: Disk | undefined

/** A rescue machine with the broken one's disk on drive F. */
async function attach(content: SystemContent): Promise<{ machine: Prefix; attached: Disk }> {
  prefix = await openPrefix({ standIns: true })
  disk = await attachedDisk(content)
  await prefix.drive('f', disk.folder)
  return { machine: prefix, attached: disk }
}

afterEach(async () => {
  await prefix?.dispose()
  await disk?.dispose()
  prefix = undefined
  disk = undefined
})

type Hives = Awaited<ReturnType<Disk['read']>>

/** What differs between the hive files and what they should hold: the old content and these values. */
async function unexpected(
  attached: Disk,
  before: Hives,
  system: readonly StatedValue[],
  software: readonly StatedValue[],
): Promise<RegistryChange[]> {
  const after = await attached.read()
  return [
    ...difference(withValues(before.SYSTEM, system), after.SYSTEM),
    ...difference(withValues(before.SOFTWARE, software), after.SOFTWARE),
  ]
}

async function loadedHives(machine: Prefix): Promise<string[]> {
  const { stdout } = await machine.reg('query', 'HKLM')
  return [...stdout.matchAll(/^HKEY_LOCAL_MACHINE\\(BROKEN\w*|HELD\w*)/gim)].map(
    ([, name = '']) => name,
  )
}

const isOf =
  (...verbs: string[]) =>
  ({ verb }: RegCall) =>
    verbs.includes(verb)

/** What runs kept: on the attached disk, or on the rescue machine where its letter is not known. */
async function runFolders({ path }: Prefix): Promise<string[]> {
  const folders: string[] = []
  for (const drive of ['drive_c', 'dosdevices/f:']) {
    const base = keptBase(join(path, drive))
    if (existsSync(base)) folders.push(...(await readdir(base)).map((name) => join(base, name)))
  }
  return folders
}

/**
 * Four of the 16 facts, two in each hive. A script with these has every part of the whole one, and
 * Wine's cmd runs it four times as fast.
 */
const FOUR_FACTS = { steps: await stepsStating('offline', ['SecurityLayer', 'KeepAliveTimeout']) }
const LISTENER_TWO = ['SecurityLayer', 'KeepAliveTimeout']

function fourOf(controlSets: readonly number[]): [system: StatedValue[], software: StatedValue[]] {
  return [
    systemValues(controlSets).filter(({ name }) => LISTENER_TWO.includes(name)),
    SOFTWARE_VALUES.filter(({ name }) => name.startsWith('KeepAlive')),
  ]
}

const able = (shell: Shell) =>
  need('wine', 'mingw', 'hivex', ...(shell === 'cmd' ? [] : (['dotnet'] as const)))

describe.each(SHELLS.filter(able))('the offline script for %s', (shell) => {
  it.each([{ controlSets: [1] }, { controlSets: [1, 2] }])(
    'leaves 13 values in each control set and 3 in SOFTWARE, and the next run writes nothing: %o',
    async ({ controlSets }) => {
      const { machine, attached } = await attach({ controlSets })
      const before = await attached.read()
      const repair = await script(machine, shell, 'offline')
      const first = await repair.run({ drive: 'F' })
      const count = 13 * controlSets.length + 3
      const right = 2 * controlSets.length
      expect(first.stdout).toContain(
        `${count} values: ${right} were right, ${count - right} changed, 0 still wrong.`,
      )
      expect(first.exitCode).toBe(0)
      expect(
        await unexpected(attached, before, systemValues(controlSets), SOFTWARE_VALUES),
      ).toEqual([])
      expect(await loadedHives(machine)).toEqual([])
      expect(
        (await machine.journal()).filter(isOf('load', 'unload')).map(({ verb }) => verb),
      ).toEqual(['load', 'load', 'unload', 'unload'])

      const [kept = ''] = await runFolders(machine)
      expect(difference(before.SYSTEM, await readHive(join(kept, 'SYSTEM')))).toEqual([])
      expect(difference(before.SOFTWARE, await readHive(join(kept, 'SOFTWARE')))).toEqual([])

      await machine.injectFaults([])
      const bytes = await readFile(attached.system)
      const second = await repair.run({ drive: 'F' })
      expect(second.stdout).toContain(
        `${count} values: ${count} were right, 0 changed, 0 still wrong.`,
      )
      expect(second.stdout).toContain('Nothing was written.')
      expect(second.exitCode).toBe(0)
      expect((await machine.journal()).filter(isOf('add', 'delete', 'import'))).toEqual([])
      expect((await readFile(attached.system)).equals(bytes)).toBe(true)
      expect(await loadedHives(machine)).toEqual([])
      expect(await runFolders(machine)).toEqual([kept])
    },
  )

  it('goes by the control sets that exist, whatever their numbers', async () => {
    const select = { Current: 12, Default: 3, Failed: 12, LastKnownGood: 3 }
    const { machine, attached } = await attach({ controlSets: [3, 12], select })
    const before = await attached.read()
    const answer = await (await script(machine, shell, 'offline', FOUR_FACTS)).run({ drive: 'F' })
    expect(answer.stdout).toContain('Control sets: ControlSet003 ControlSet012\n')
    expect(answer.exitCode).toBe(0)
    expect(await unexpected(attached, before, ...fourOf([3, 12]))).toEqual([])
  })

  it('takes the drive that was chosen before the download, and names of its own for the hives', async () => {
    const { machine, attached } = await attach({ controlSets: [1] })
    const before = await attached.read()
    const mounts = { systemMount: 'HELDSYS', softwareMount: 'HELD-SW_1' }
    const chosen = { ...FOUR_FACTS, ...mounts, drive: 'F' }
    const answer = await (await script(machine, shell, 'offline', chosen)).run()
    expect(answer.exitCode).toBe(0)
    expect(await unexpected(attached, before, ...fourOf([1]))).toEqual([])
    expect(await loadedHives(machine)).toEqual([])
  })

  it.each(['by its argument', 'as downloaded'])('checks %s and writes nothing', async (way) => {
    const { machine, attached } = await attach({ controlSets: [1, 2] })
    const before = await attached.read()
    const downloaded = way === 'as downloaded'
    const chosen = { ...FOUR_FACTS, mode: downloaded ? 'check' : 'apply' } as const
    const check = await script(machine, shell, 'offline', chosen)
    const answer = await check.run({ drive: 'F', check: !downloaded })
    expect(answer.stdout).toContain('6 values: 0 right, 6 wrong. Nothing was written.')
    expect(answer.exitCode).toBe(1)
    expect(await unexpected(attached, before, [], [])).toEqual([])
    expect((await machine.journal()).filter(isOf('add', 'export', 'save'))).toEqual([])
    expect(await loadedHives(machine)).toEqual([])
    expect(await runFolders(machine)).toEqual([])
  })

  it('stops in every control set at a value that is refused, and reports', async () => {
    const { machine, attached } = await attach({ controlSets: [1, 2] })
    const before = await attached.read()
    await machine.injectFaults([
      'lock HKLM\\BROKENSOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services',
    ])
    const answer = await (await script(machine, shell, 'offline', FOUR_FACTS)).run({ drive: 'F' })
    expect(answer.exitCode).toBe(1)
    expect(answer.stdout).toMatch(/^Problem: .*writing stopped there/m)
    expect(answer.stdout).toContain('6 values: 0 were right, 4 changed, 2 still wrong.')
    const [written] = fourOf([1, 2])
    expect(await unexpected(attached, before, written, [])).toEqual([])
    expect(await loadedHives(machine)).toEqual([])
  })

  it('tries again where the first two unloads are refused', async () => {
    const { machine, attached } = await attach({ controlSets: [1] })
    const before = await attached.read()
    await machine.injectFaults(['unload 1-2'])
    const answer = await (await script(machine, shell, 'offline', FOUR_FACTS)).run({ drive: 'F' })
    expect(answer.exitCode).toBe(0)
    expect(await unexpected(attached, before, ...fourOf([1]))).toEqual([])
    expect(
      (await machine.journal()).filter(isOf('unload')).map(({ exitCode }) => exitCode),
    ).toEqual([1, 1, 0, 0])
    expect(await loadedHives(machine)).toEqual([])
  })

  it('says how to unload by hand where every unload is refused', async () => {
    const { machine } = await attach({ controlSets: [1] })
    await machine.injectFaults(['unload *'])
    const answer = await (await script(machine, shell, 'offline', FOUR_FACTS)).run({ drive: 'F' })
    expect(answer.exitCode).toBe(1)
    expect(answer.stdout).toMatch(/reg unload HKLM\\BROKEN(SYSTEM|SOFTWARE)/)
  })

  it('writes nothing where a hive cannot be loaded, and unloads the other', async () => {
    const { machine, attached } = await attach({ controlSets: [1] })
    const before = await attached.read()
    await machine.injectFaults(['load 2'])
    const answer = await (await script(machine, shell, 'offline', FOUR_FACTS)).run({ drive: 'F' })
    expect(answer.exitCode).toBe(1)
    expect(await unexpected(attached, before, [], [])).toEqual([])
    expect(await loadedHives(machine)).toEqual([])
  })

  it.each([
    { what: 'more than a letter', drive: 'F:\\Windows' },
    { what: 'no letter', drive: '1' },
  ])('begins nothing with $what', async ({ drive }) => {
    const { machine, attached } = await attach({ controlSets: [1] })
    const before = await attached.read()
    const answer = await (await script(machine, shell, 'offline', FOUR_FACTS)).run({ drive })
    expect(answer.exitCode).toBe(2)
    expect(answer.stdout).toContain('Nothing was begun.')
    expect((await machine.journal()).filter(isOf('load', 'add'))).toEqual([])
    expect(await unexpected(attached, before, [], [])).toEqual([])
  })

  it('asks for the drive where none is given', async () => {
    const { machine } = await attach({ controlSets: [1] })
    const answer = await (await script(machine, shell, 'offline', FOUR_FACTS)).run()
    expect(answer.exitCode).toBe(2)
    expect(answer.stdout).toContain('Nothing was begun.')
  })
})

async function loadByHand(machine: Prefix): Promise<void> {
  for (const hive of ['SYSTEM', 'SOFTWARE']) {
    must(await machine.reg('load', `HKLM\\BROKEN${hive}`, `F:\\Windows\\System32\\config\\${hive}`))
  }
}

async function unloadByHand(machine: Prefix): Promise<void> {
  for (const hive of ['SYSTEM', 'SOFTWARE'])
    must(await machine.reg('unload', `HKLM\\BROKEN${hive}`))
}

describe.skipIf(!able('cmd'))('the offline script for cmd', () => {
  it.each([1, 6])('stops where write number %i is refused', async (number) => {
    const { machine, attached } = await attach({ controlSets: [1, 2] })
    await machine.injectFaults([`add ${number}`])
    const answer = await (await script(machine, 'cmd', 'offline', FOUR_FACTS)).run({ drive: 'F' })
    expect(answer.exitCode).toBe(1)
    expect(answer.stdout.match(/^\[changed\]/gm) ?? []).toHaveLength(number - 1)
    expect((await machine.journal()).filter(isOf('add'))).toHaveLength(number)
    expect(await loadedHives(machine)).toEqual([])
    // What the script says it wrote is what the hive files hold.
    const said = [...answer.stdout.matchAll(/^\[changed\] HKLM\\BROKEN\w+\\(.*) (\w+): /gm)]
    const all = fourOf([1, 2]).flat()
    const after = await attached.read()
    for (const [, key = '', name = ''] of said) {
      const stated = all.find((value) => value.name === name)
      const hive = key.startsWith('ControlSet') ? after.SYSTEM : after.SOFTWARE
      expect(hive.get(key)?.get(name)).toEqual(stated?.value)
    }
  })
})

describe.skipIf(!able('cmd'))('the offline .reg file', () => {
  it.each([[[1]], [[1, 2]]])(
    'leaves the values in the chosen control sets %o',
    async (controlSets) => {
      const { machine, attached } = await attach({ controlSets: [1, 2] })
      const before = await attached.read()
      await loadByHand(machine)
      must(await machine.importReg(await download(machine, 'offline', 'reg', { controlSets })))
      await unloadByHand(machine)
      expect(
        await unexpected(attached, before, systemValues(controlSets), SOFTWARE_VALUES),
      ).toEqual([])
    },
  )
})

/** A disk whose hive file is no hive: a text, as a download page saved by mistake would be. */
describe.each(SHELLS.filter(able))('the offline script for %s', (shell) => {
  it('changes nothing where the hive file is no hive', async () => {
    const { machine, attached } = await attach({ controlSets: [1] })
    await writeFile(attached.system, '<html>')
    const answer = await (await script(machine, shell, 'offline', FOUR_FACTS)).run({ drive: 'F' })
    expect(answer.exitCode).toBe(1)
    expect(await readFile(attached.system, 'utf8')).toBe('<html>')
    expect(await loadedHives(machine)).toEqual([])
  })
})
