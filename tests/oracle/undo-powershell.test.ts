import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Action } from '../../lib/model'
import { need } from './available'
import { attachedDisk, type Disk, type SystemContent } from './disk'
import { SOFTWARE_VALUES, systemValues } from './facts'
import { keptBase } from './kept-base'
import { EVERY_VALUE, planOf, putScript, VALUE_KEY } from './plans'
import { runPs1 } from './powershell'
import { difference } from './registry'
import { script } from './shells'
import { freshRegistry } from './template'
import { must, openPrefix, type Prefix } from './wine'
import { withValues } from './with-values'

/** What PowerShell kept, put back: the registry and the files as they were before. */

let prefix: Prefix | undefined
let disk: Disk | undefined

async function open(options = { standIns: false }): Promise<Prefix> {
  prefix = await openPrefix(options)
  return prefix
}

async function attach(content: SystemContent): Promise<{ machine: Prefix; attached: Disk }> {
  const machine = await open({ standIns: true })
  disk = await attachedDisk(content)
  await machine.drive('f', disk.folder)
  return { machine, attached: disk }
}

afterEach(async () => {
  await prefix?.dispose()
  await disk?.dispose()
  prefix = undefined
  disk = undefined
})

const LISTENER = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp'

async function kept(folder: string): Promise<string[]> {
  const base = keptBase(folder)
  return existsSync(base) ? (await readdir(base)).sort().map((name) => join(base, name)) : []
}

describe.skipIf(!need('wine', 'mingw', 'hivex', 'dotnet'))('undo by PowerShell', () => {
  it('leads back over two runs, with a change by somebody else between them', async () => {
    const machine = await open()
    must(await machine.reg('add', LISTENER, '/v', 'SecurityLayer', '/t', 'REG_DWORD', '/d', '2'))
    must(await machine.reg('add', LISTENER, '/v', 'maxidletime', '/t', 'REG_SZ', '/d', 'é "q" 5%'))
    const before = await machine.exportRegistry()
    const repair = await script(machine, 'powershell', 'online')
    expect((await repair.run()).exitCode).toBe(0)
    must(await machine.reg('add', LISTENER, '/v', 'SecurityLayer', '/t', 'REG_SZ', '/d', 'x', '/f'))
    expect((await repair.run()).exitCode).toBe(0)
    expect((await repair.run({ check: true })).exitCode).toBe(0)

    const undone = await repair.run({ more: ['-Undo'] })
    expect(undone.stderr).toBe('')
    expect(undone.stdout).toContain(
      `[restored] ${LISTENER} SecurityLayer: "REG_DWORD 0x0" -> "REG_SZ x"`,
    )
    // The older run kept this key as a file, for the sake of another value of it.
    expect(undone.stdout).toContain(`[right]   ${LISTENER} SecurityLayer: "REG_DWORD 0x2"`)
    expect(undone.stdout).toContain(': the whole key is as before-')
    expect(undone.stdout).toMatch(/, 0 not restored\.$/m)
    expect(undone.exitCode).toBe(0)
    expect(difference(before, await machine.exportRegistry())).toEqual([])

    const again = await repair.run({ more: ['-Undo'] })
    expect(again.stdout).toContain('Nothing to undo.')
    expect(again.exitCode).toBe(0)
    for (const folder of await kept(join(machine.path, 'drive_c'))) {
      const files = await readdir(folder)
      expect(files).toContain('undone.txt')
      expect(files).not.toContain('before.txt')
    }
  })

  it.each(['absent', 'of another type', 'hard to write'])(
    'puts every type back where it was %s before',
    async (was) => {
      const machine = await open()
      const file = await putScript(machine, planOf(EVERY_VALUE), 'powershell')
      if (was !== 'absent') {
        for (const { name } of EVERY_VALUE.filter((action) => 'name' in action)) {
          const type = was === 'of another type' ? 'REG_QWORD' : 'REG_MULTI_SZ'
          const data = was === 'of another type' ? '77' : 'a\\0100% ^ "x" !\\0é'
          const named = name === '' ? ['/ve'] : ['/v', name]
          must(await machine.reg('add', VALUE_KEY, ...named, '/t', type, '/d', data, '/f'))
        }
        must(await machine.reg('add', `${VALUE_KEY}\\Gone\\Below`, '/v', 'x', '/d', 'y', '/f'))
      }
      const before = await machine.exportRegistry()
      const applied = await runPs1(machine, file)
      expect(applied.stderr).toBe('')
      expect(applied.exitCode).toBe(0)
      expect(difference(before, await machine.exportRegistry())).not.toEqual([])
      expect((await runPs1(machine, file, ['-Check'])).exitCode).toBe(0)
      const undone = await runPs1(machine, file, ['-Undo'])
      expect(undone.stdout).not.toContain('[failed]')
      expect(undone.exitCode).toBe(0)
      expect(difference(before, await machine.exportRegistry())).toEqual([])
    },
  )

  it('leaves a key that it made where somebody else uses it by then', async () => {
    const machine = await open()
    const file = await putScript(machine, planOf(EVERY_VALUE), 'powershell')
    expect((await runPs1(machine, file)).exitCode).toBe(0)
    must(await machine.reg('add', `${VALUE_KEY}\\Theirs`))
    const undone = await runPs1(machine, file, ['-Undo'])
    expect(undone.stdout).toContain(`[kept]    ${VALUE_KEY} (key): something else is in it by now`)
    expect(undone.exitCode).toBe(0)
    const { exitCode } = await machine.reg('query', `${VALUE_KEY}\\Theirs`)
    expect(exitCode).toBe(0)
  })

  it('finishes at the second try what was refused at the first', async () => {
    const machine = await open({ standIns: true })
    const hard = ['add', LISTENER, '/v', 'SecurityLayer', '/t', 'REG_SZ', '/d', '50%']
    must(await machine.reg(...hard))
    const before = await machine.exportRegistry()
    const repair = await script(machine, 'powershell', 'online')
    expect((await repair.run()).exitCode).toBe(0)
    await machine.injectFaults(['import 1'])
    const first = await repair.run({ more: ['-Undo'] })
    expect(first.stdout).toContain(`[failed]  ${LISTENER} SecurityLayer: "REG_DWORD 0x0" -> `)
    expect(first.exitCode).toBe(1)
    const second = await repair.run({ more: ['-Undo'] })
    expect(second.exitCode).toBe(0)
    expect(difference(before, await machine.exportRegistry())).toEqual([])
  })

  it('never takes the line of one thing for that of another', async () => {
    const machine = await open()
    const set = (name: string): Action => ({
      kind: 'registry-set',
      step: '1',
      root: 'HKLM',
      hive: 'SOFTWARE',
      controlSet: false,
      key: 'Repairbook Test',
      name,
      value: { type: 'REG_DWORD', data: 7 },
    })
    const names = [
      'x" "REG_DWORD 0x5',
      'a^0022',
      'a"',
      'a| |b',
      '(key)',
      '(default)',
      '',
      'é\tb',
      'x',
      'a',
    ]
    must(await machine.reg('add', 'HKLM\\SOFTWARE\\Repairbook Test', '/v', 'a', '/d', 'old'))
    const before = await machine.exportRegistry()
    const file = await putScript(machine, planOf(names.map(set)), 'powershell')
    expect((await runPs1(machine, file)).exitCode).toBe(0)
    const after = await machine.exportRegistry()
    // None of its lines is this script's, in PowerShell and CMD: their names only look like it.
    const other = planOf([set('REG_DWORD 0x5'), set('a" "b'), set('x" "REG_DWORD 0x5" "absent')])
    const alike = await putScript(machine, other, 'powershell', 'alike.ps1')
    const nothing = await runPs1(machine, alike, ['-Undo'])
    expect(nothing.stdout).toContain('Nothing to undo.')
    const cmd = await putScript(machine, planOf([set('a^0022'.slice(2)), set('b')]), 'cmd')
    expect((await machine.runCmd(cmd, ['/undo'])).stdout).toContain('Nothing to undo.')
    expect(difference(after, await machine.exportRegistry())).toEqual([])

    const undone = await runPs1(machine, file, ['-Undo'])
    expect(undone.stdout).toContain('10 values: 0 were right, 10 restored, 0 not restored.')
    expect(undone.exitCode).toBe(0)
    expect(difference(before, await machine.exportRegistry())).toEqual([])
  })

  it('tells a list from one of other strings that prints the same, and puts it back', async () => {
    const machine = await open()
    const key = 'HKLM\\SOFTWARE\\Repairbook Test\\Deep [x]'
    const list = ['add', key, '/v', 'list', '/t', 'REG_MULTI_SZ', '/f']
    must(await machine.reg(...list, '/s', '#', '/d', 'a b\\0c'))
    const before = await machine.exportRegistry()
    const actions = EVERY_VALUE.filter((action) => 'name' in action && action.name === 'list')
    const file = await putScript(machine, planOf(actions), 'powershell')
    const checked = await runPs1(machine, file, ['-Check'])
    expect(checked.stdout).toContain(`[differs] ${key} list: is "REG_MULTI_SZ a b\\0c", should be`)
    expect(checked.exitCode).toBe(1)
    expect((await runPs1(machine, file)).exitCode).toBe(0)
    expect((await runPs1(machine, file, ['-Check'])).exitCode).toBe(0)
    expect(difference(before, await machine.exportRegistry())).toHaveLength(1)
    const undone = await runPs1(machine, file, ['-Undo'])
    expect(undone.exitCode).toBe(0)
    expect(difference(before, await machine.exportRegistry())).toEqual([])
  })

  it('keeps for its own script what another selection of steps has kept', async () => {
    const machine = await open()
    const all = await script(machine, 'powershell', 'online')
    const whole = await freshRegistry()
    expect((await all.run()).exitCode).toBe(0)
    const one = await putScript(
      machine,
      planOf(
        [
          {
            kind: 'registry-set',
            step: '1',
            root: 'HKLM',
            hive: 'SYSTEM',
            controlSet: true,
            key: 'Control\\Terminal Server\\WinStations\\RDP-Tcp',
            name: 'SecurityLayer',
            value: { type: 'REG_DWORD', data: 0 },
          },
        ],
        { article: 'rdp-disconnects' },
      ),
      'powershell',
      'one.ps1',
    )
    const partly = await runPs1(machine, one, ['-Undo'])
    expect(partly.exitCode).toBe(0)
    expect(partly.stdout).toMatch(/^\d+ lines of .* are not of this script/m)
    expect((await all.run({ more: ['-Undo'] })).exitCode).toBe(0)
    expect(difference(whole, await machine.exportRegistry())).toEqual([])
  })

  it('begins nothing where two modes are asked for', async () => {
    const machine = await open()
    const repair = await script(machine, 'powershell', 'online')
    const answer = await repair.run({ check: true, more: ['-Undo'] })
    expect(answer.stdout).toContain('Choose one mode')
    expect(answer.exitCode).toBe(2)
  })
})

describe.skipIf(!need('wine', 'mingw', 'hivex', 'dotnet'))('undo of an attached disk', () => {
  it('loads the hives once more, puts back, unloads; the files travel with the disk', async () => {
    const { machine, attached } = await attach({ controlSets: [1, 2] })
    const before = await attached.read()
    const repair = await script(machine, 'powershell', 'offline')
    expect((await repair.run({ drive: 'F' })).exitCode).toBe(0)
    const after = await attached.read()
    expect(difference(withValues(before.SYSTEM, systemValues([1, 2])), after.SYSTEM)).toEqual([])
    expect(difference(withValues(before.SOFTWARE, SOFTWARE_VALUES), after.SOFTWARE)).toEqual([])
    const [folder = ''] = await kept(attached.folder)
    expect((await readdir(folder)).sort()).toEqual(
      expect.arrayContaining(['SOFTWARE', 'SYSTEM', 'before.txt', 'log.txt']),
    )

    const undone = await repair.run({ drive: 'F', more: ['-Undo'] })
    expect(undone.stdout).toMatch(/, 0 not restored\.$/m)
    expect(undone.exitCode).toBe(0)
    const restored = await attached.read()
    expect(difference(before.SYSTEM, restored.SYSTEM)).toEqual([])
    expect(difference(before.SOFTWARE, restored.SOFTWARE)).toEqual([])
    const { stdout } = await machine.reg('query', 'HKLM')
    expect(stdout).not.toMatch(/BROKEN/)
  })

  it('unloads what a run that was ended left loaded, and finishes its work', async () => {
    const { machine, attached } = await attach({ controlSets: [1] })
    const before = await attached.read()
    const repair = await script(machine, 'powershell', 'offline')
    // As an ended run leaves it: kept, loaded, three values written, nothing unloaded.
    await machine.injectFaults(['unload *'])
    expect((await repair.run({ drive: 'F' })).exitCode).toBe(1)
    await machine.injectFaults([])
    const broken =
      'HKLM\\BROKENSYSTEM\\ControlSet001\\Control\\Terminal Server\\WinStations\\RDP-Tcp'
    const three = ['add', broken, '/v', 'MaxIdleTime', '/t', 'REG_DWORD', '/d', '9', '/f']
    must(await machine.reg(...three))

    const second = await repair.run({ drive: 'F' })
    expect(second.stdout).toContain('is still loaded by a run that was ended')
    expect(second.stdout).toContain('1 changed, 0 still wrong.')
    expect(second.exitCode).toBe(0)
    expect((await machine.reg('query', 'HKLM')).stdout).not.toMatch(/BROKEN/)
    expect((await repair.run({ drive: 'F', more: ['-Undo'] })).exitCode).toBe(0)
    const restored = await attached.read()
    expect(difference(before.SYSTEM, restored.SYSTEM)).toEqual([])
    expect(difference(before.SOFTWARE, restored.SOFTWARE)).toEqual([])
  })
})

describe.skipIf(!need('wine', 'mingw', 'dotnet'))('files', () => {
  const FILES = [
    { kind: 'folder', step: '1', path: 'C:\\made\\deep' },
    { kind: 'file-copy', step: '2', from: 'C:\\data\\hosts', to: 'C:\\made\\deep\\hosts.bak' },
    { kind: 'file-move', step: '3', from: 'C:\\data\\hosts', to: 'C:\\data\\hosts.old' },
    { kind: 'file-copy', step: '4', from: 'C:\\data\\good', to: 'C:\\data\\hosts' },
    { kind: 'file-delete', step: '5', path: 'C:\\data\\pending.xml' },
    { kind: 'file-copy', step: '6', from: 'C:\\data\\good', to: 'C:\\data\\over' },
    { kind: 'file-move', step: '7', from: 'C:\\data\\cache', to: 'C:\\data\\cache.old' },
  ] as const

  async function tree(folder: string): Promise<Record<string, string>> {
    const found: Record<string, string> = {}
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      found[path.slice(folder.length)] = entry.isFile() ? await readFile(path, 'utf8') : '/'
    }
    return found
  }

  it('are made, copied, moved and deleted, and are as they were after undo', async () => {
    const machine = await open()
    const c = join(machine.path, 'drive_c')
    await mkdir(join(c, 'data', 'cache'), { recursive: true })
    for (const [name, text] of Object.entries({
      hosts: 'bad',
      good: 'good',
      'pending.xml': '<x/>',
      over: 'old',
      'cache/one': '1',
    })) {
      await writeFile(join(c, 'data', name), text)
    }
    const before = await tree(join(c, 'data'))
    const file = await putScript(machine, planOf([...FILES]), 'powershell')

    const applied = await runPs1(machine, file)
    expect(applied.stderr).toBe('')
    expect(applied.stdout).toContain('6 settings: 0 were right, 6 changed, 0 still wrong.')
    expect(applied.exitCode).toBe(0)
    expect(await tree(join(c, 'data'))).toEqual({
      '/hosts.old': 'bad',
      '/hosts': 'good',
      '/good': 'good',
      '/over': 'good',
      '/cache.old': '/',
      '/cache.old/one': '1',
    })
    expect(await tree(join(c, 'made'))).toEqual({ '/deep': '/', '/deep/hosts.bak': 'bad' })

    const again = await runPs1(machine, file)
    expect(again.stdout).toContain('Nothing was written.')
    expect(again.exitCode).toBe(0)

    const undone = await runPs1(machine, file, ['-Undo'])
    expect(undone.stdout).not.toContain('[failed]')
    expect(undone.exitCode).toBe(0)
    expect(await tree(join(c, 'data'))).toEqual(before)
    expect(existsSync(join(c, 'made'))).toBe(false)
  })

  it('never move over one that is there', async () => {
    const machine = await open()
    const c = join(machine.path, 'drive_c')
    await mkdir(join(c, 'data'))
    await writeFile(join(c, 'data', 'cache'), 'new')
    await writeFile(join(c, 'data', 'cache.old'), 'old')
    const file = await putScript(machine, planOf([FILES[6]]), 'powershell')
    const answer = await runPs1(machine, file)
    expect(answer.exitCode).toBe(1)
    expect(answer.stdout).toContain('its new name is taken')
    expect(await tree(join(c, 'data'))).toEqual({ '/cache': 'new', '/cache.old': 'old' })
  })
})
