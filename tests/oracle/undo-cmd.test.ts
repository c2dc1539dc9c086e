import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { need } from './available'
import { attachedDisk, type Disk } from './disk'
import { stepsStating } from './emitted'
import { keptBase } from './kept-base'
import { planOf, putScript } from './plans'
import { difference } from './registry'
import { script } from './shells'
import { must, openPrefix, type Prefix } from './wine'

/** What CMD kept, put back: the registry as it was before, absent values and keys included. */

let prefix: Prefix | undefined
let disk: Disk | undefined

async function open(): Promise<Prefix> {
  prefix = await openPrefix({ standIns: true })
  return prefix
}

afterEach(async () => {
  await prefix?.dispose()
  await disk?.dispose()
  prefix = undefined
  disk = undefined
})

const LISTENER = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp'
const UNDO = { more: ['/undo'] }
const TWO = ['SecurityLayer', 'KeepAliveTimeout']
/** Four of the 16 facts: two below the control set, two in a key that is not there. */
const ONLINE = { steps: await stepsStating('online', TWO) }
const OFFLINE = { steps: await stepsStating('offline', TWO) }

/** The folders of runs, with what is in them. */
async function runsBelow(folder: string): Promise<Record<string, string[]>> {
  const base = keptBase(folder)
  const names = existsSync(base) ? (await readdir(base)).sort() : []
  const entries = names.map(async (name) => [name, (await readdir(join(base, name))).sort()])
  return Object.fromEntries(await Promise.all(entries))
}

describe.skipIf(!need('wine', 'mingw', 'hivex'))('undo by CMD', () => {
  it('leads back over two runs, with a change by somebody else between them', async () => {
    const machine = await open()
    must(await machine.reg('add', LISTENER, '/v', 'SecurityLayer', '/d', 'a "q" & 5%', '/f'))
    const before = await machine.exportRegistry()
    const repair = await script(machine, 'cmd', 'online', ONLINE)
    expect((await repair.run()).exitCode).toBe(0)
    const dword = ['/t', 'REG_DWORD', '/d', '9', '/f']
    must(await machine.reg('add', LISTENER, '/v', 'KeepAliveTimeout', ...dword))
    expect((await repair.run()).exitCode).toBe(0)
    expect((await repair.run({ check: true })).exitCode).toBe(0)

    const undone = await repair.run(UNDO)
    expect(undone).toMatchObject({ exitCode: 0, stderr: '' })
    expect(undone.stdout).toContain('[restored]')
    expect(undone.stdout).toContain('all of the key is as it was kept')
    expect(difference(before, await machine.exportRegistry())).toEqual([])
    const runs = await runsBelow(join(machine.path, 'drive_c'))
    expect(Object.keys(runs)).toEqual(['rdp-disconnects.online.1', 'rdp-disconnects.online.2'])
    for (const files of Object.values(runs)) {
      expect(files).toContain('undone.txt')
      expect(files).not.toContain('before.txt')
    }

    const again = await repair.run(UNDO)
    expect(again).toMatchObject({ exitCode: 0, stdout: 'Nothing to undo.\n' })
  })

  it('leaves what it could not put back for a second undo, which finishes', async () => {
    const machine = await open()
    const before = await machine.exportRegistry()
    const repair = await script(machine, 'cmd', 'online', ONLINE)
    expect((await repair.run()).exitCode).toBe(0)
    await machine.injectFaults(['delete 2'])
    const first = await repair.run(UNDO)
    expect(first.exitCode).toBe(1)
    expect(first.stdout.match(/^\[failed\]/gm)).toHaveLength(1)
    expect(first.stdout).toContain('run it with /undo again')
    await machine.injectFaults([])
    expect((await repair.run(UNDO)).exitCode).toBe(0)
    expect(difference(before, await machine.exportRegistry())).toEqual([])
  })

  it('leaves to the whole script what another one with fewer steps does not know', async () => {
    const machine = await open()
    const before = await machine.exportRegistry()
    const whole = await script(machine, 'cmd', 'online', ONLINE)
    expect((await whole.run()).exitCode).toBe(0)
    const steps = ONLINE.steps.slice(0, 1)
    const part = await script(machine, 'cmd', 'online', { steps })
    const partly = await part.run(UNDO)
    expect(partly).toMatchObject({ exitCode: 0, stderr: '' })
    expect(partly.stdout).toMatch(/^\d+ lines of ".*before\.txt" are not of this script/m)
    expect(difference(before, await machine.exportRegistry())).not.toEqual([])
    const none = await part.run(UNDO)
    expect(none.exitCode).toBe(0)
    expect(none.stdout).toContain('are not of this script')
    expect(none.stdout).toContain('Nothing to undo.')
    const again = await script(machine, 'cmd', 'online', ONLINE)
    expect((await again.run(UNDO)).exitCode).toBe(0)
    expect(difference(before, await machine.exportRegistry())).toEqual([])
    expect((await runsBelow(join(machine.path, 'drive_c')))['rdp-disconnects.online.1']).toEqual([
      'log.txt',
      'undone.txt',
    ])
  })

  it('goes on to older runs where a newer one is of another script', async () => {
    const machine = await open()
    const dword = ['/t', 'REG_DWORD', '/d', '2', '/f']
    must(await machine.reg('add', LISTENER, '/v', 'SecurityLayer', ...dword))
    const before = await machine.exportRegistry()
    const [first = '', ...rest] = ONLINE.steps
    const one = await script(machine, 'cmd', 'online', { steps: [first] })
    expect((await one.run()).exitCode).toBe(0)
    const between = await machine.exportRegistry()
    const other = await script(machine, 'cmd', 'online', { steps: rest })
    expect((await other.run()).exitCode).toBe(0)
    expect(
      (await (await script(machine, 'cmd', 'online', { steps: [first] })).run(UNDO)).exitCode,
    ).toBe(0)
    expect(
      (await (await script(machine, 'cmd', 'online', { steps: rest })).run(UNDO)).exitCode,
    ).toBe(0)
    expect(difference(before, await machine.exportRegistry())).toEqual([])
    expect(difference(before, between)).not.toEqual([])
  })

  it('leaves a key that it made where somebody else uses it by then', async () => {
    const machine = await open()
    const repair = await script(machine, 'cmd', 'online', ONLINE)
    expect((await repair.run()).exitCode).toBe(0)
    const key = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services'
    must(await machine.reg('add', `${key}\\Theirs`))
    const undone = await repair.run(UNDO)
    expect(undone.stdout).toContain(`[kept]    ${key} (key): something else is in it by now`)
    expect(undone.exitCode).toBe(0)
    expect((await machine.reg('query', `${key}\\Theirs`)).exitCode).toBe(0)
    expect((await repair.run(UNDO)).stdout).toBe('Nothing to undo.\n')
  })

  it('tells a list from one of other strings that prints the same, and puts it back', async () => {
    const machine = await open()
    const list = ['add', 'HKLM\\SOFTWARE\\Repairbook', '/v', 'v', '/t', 'REG_MULTI_SZ', '/f']
    must(await machine.reg(...list, '/s', '#', '/d', 'a\\0b#c'))
    const before = await machine.exportRegistry()
    const plan = planOf([
      {
        kind: 'registry-set',
        step: '1',
        root: 'HKLM',
        hive: 'SOFTWARE',
        controlSet: false,
        key: 'Repairbook',
        name: 'v',
        value: { type: 'REG_MULTI_SZ', data: ['a', 'b', 'c'] },
      },
    ])
    const file = await putScript(machine, plan, 'cmd')
    const checked = await machine.runCmd(file, ['/check'])
    expect(checked.stdout).toContain('[differs] HKLM\\SOFTWARE\\Repairbook v: is "REG_MULTI_SZ a')
    expect(checked.exitCode).toBe(1)
    expect((await machine.runCmd(file)).exitCode).toBe(0)
    expect((await machine.runCmd(file, ['/check'])).exitCode).toBe(0)
    expect(difference(before, await machine.exportRegistry())).toHaveLength(1)
    expect((await machine.runCmd(file, ['/undo'])).exitCode).toBe(0)
    expect(difference(before, await machine.exportRegistry())).toEqual([])
  })

  it('puts back a file that was moved away and then written anew', async () => {
    const machine = await open()
    const folder = join(machine.path, 'drive_c', 'data')
    await mkdir(folder)
    await writeFile(join(folder, 'hosts'), 'bad')
    await writeFile(join(folder, 'good'), 'good')
    const plan = planOf([
      { kind: 'file-move', step: '1', from: 'C:\\data\\hosts', to: 'C:\\data\\hosts.old' },
      { kind: 'file-copy', step: '2', from: 'C:\\data\\good', to: 'C:\\data\\hosts' },
    ])
    const file = await putScript(machine, plan, 'cmd')
    expect((await machine.runCmd(file)).exitCode).toBe(0)
    expect(await readFile(join(folder, 'hosts'), 'utf8')).toBe('good')
    const undone = await machine.runCmd(file, ['/undo'])
    expect(undone.exitCode).toBe(0)
    expect((await readdir(folder)).sort()).toEqual(['good', 'hosts'])
    expect(await readFile(join(folder, 'hosts'), 'utf8')).toBe('bad')
  })

  it('writes each old value down before it changes it', async () => {
    const machine = await open()
    const dword = ['/t', 'REG_DWORD', '/d', '2', '/f']
    must(await machine.reg('add', LISTENER, '/v', 'SecurityLayer', ...dword))
    await (await script(machine, 'cmd', 'online', ONLINE)).run()
    const run = join(machine.path, 'drive_c/windows/Repairbook/rdp-disconnects.online.1')
    const lines = (await readFile(join(run, 'before.txt'), 'utf8')).split('\r\n')
    const policy = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT'
    expect(lines[0]).toBe(`"${LISTENER}" "SecurityLayer" "REG_DWORD 0x2"`)
    expect(lines).toContain(`"${policy}\\Terminal Services" "(key)" "absent"`)
    expect(lines).toContain(`"${policy}\\Terminal Services" "KeepAliveEnable" "absent"`)
  })

  it('leads an attached disk back, from what lies on that disk', async () => {
    const machine = await open()
    disk = await attachedDisk({ controlSets: [1, 2] })
    await machine.drive('f', disk.folder)
    const before = await disk.read()
    const repair = await script(machine, 'cmd', 'offline', OFFLINE)
    expect((await repair.run({ drive: 'F' })).exitCode).toBe(0)
    expect(Object.keys(await runsBelow(disk.folder))).toEqual(['rdp-disconnects.offline.1'])
    const undone = await repair.run({ drive: 'F', ...UNDO })
    expect(undone).toMatchObject({ exitCode: 0, stderr: '' })
    const after = await disk.read()
    expect(difference(before.SYSTEM, after.SYSTEM)).toEqual([])
    expect(difference(before.SOFTWARE, after.SOFTWARE)).toEqual([])
  })
})
