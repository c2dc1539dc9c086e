import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { need } from './available'
import { attachedDisk, type Disk } from './disk'
import { emptyHive } from './empty-hive'
import { makeHive, readHive } from './hive'
import { difference, type Registry } from './registry'
import { must, openPrefix, type Prefix } from './wine'

describe.skipIf(!need('hivex'))('a hive file', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'repairbook-hive-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('can be empty', async () => {
    const file = join(folder, 'empty')
    await writeFile(file, emptyHive())
    expect(await readHive(file)).toEqual(new Map([['', new Map()]]))
  })

  it('gives back what was put in, whatever its type', async () => {
    const content: Registry = new Map([
      [
        'A key\\with [brackets]\\and "quotes"',
        new Map([
          ['', { type: 'REG_SZ', data: 'default' }],
          ['text "quoted" \\', { type: 'REG_SZ', data: 'C:\\é\\"\r\nsecond line' }],
          ['expand', { type: 'REG_EXPAND_SZ', data: '%SystemRoot%' }],
          ['list', { type: 'REG_MULTI_SZ', data: ['a', 'b c'] }],
          ['empty list', { type: 'REG_MULTI_SZ', data: [] }],
          ['number', { type: 'REG_DWORD', data: 0xffffffff }],
          ['big', { type: 'REG_QWORD', data: 0xffff_ffff_ffff_ffffn }],
          ['bytes', { type: 'REG_BINARY', data: '00ff'.repeat(40) }],
          ['none', { type: 'REG_NONE', data: '' }],
        ]),
      ],
    ])
    const file = join(folder, 'full')
    await makeHive(file, content)
    const read = await readHive(file)
    expect([...read.keys()].sort()).toEqual([
      '',
      'A key',
      'A key\\with [brackets]',
      'A key\\with [brackets]\\and "quotes"',
    ])
    const key = 'A key\\with [brackets]\\and "quotes"'
    expect(new Map(read.get(key))).toEqual(content.get(key))
  })
})

describe.skipIf(!need('wine', 'hivex', 'mingw'))('reg load and unload, by the stand-in', () => {
  let machine: Prefix
  let disk: Disk
  beforeEach(async () => {
    machine = await openPrefix({ standIns: true })
    disk = await attachedDisk({ controlSets: [1] })
    await machine.drive('f', disk.folder)
  })
  afterEach(async () => {
    await machine?.dispose()
    await disk?.dispose()
  })

  const SYSTEM = 'F:\\Windows\\System32\\config\\SYSTEM'

  it('change nothing in the file where nothing was written', async () => {
    const bytes = await readFile(disk.system)
    must(await machine.reg('load', 'HKLM\\HELD', SYSTEM))
    must(await machine.reg('unload', 'HKLM\\HELD'))
    expect((await readFile(disk.system)).equals(bytes)).toBe(true)
  })

  it('show the whole content of the file meanwhile', async () => {
    const { SYSTEM: inFile } = await disk.read()
    must(await machine.reg('load', 'HKLM\\HELD', SYSTEM))
    const loaded = await machine.exportRegistry('HKEY_LOCAL_MACHINE\\HELD')
    const below = [...loaded].map(([path, values]): [string, typeof values] => [
      path.replace(/^HKEY_LOCAL_MACHINE\\HELD\\?/, ''),
      values,
    ])
    expect(difference(inFile, new Map(below))).toEqual([])
  })

  it('write back what was added, changed and removed, and nothing else', async () => {
    const before = await disk.read()
    must(await machine.reg('load', 'HKLM\\HELD', SYSTEM))
    const control = 'HKLM\\HELD\\ControlSet001\\Control'
    must(await machine.reg('add', control, '/v', 'New', '/t', 'REG_SZ', '/d', 'say "é"', '/f'))
    must(
      await machine.reg(
        'add',
        'HKLM\\HELD\\Select',
        '/v',
        'Failed',
        '/t',
        'REG_DWORD',
        '/d',
        '1',
        '/f',
      ),
    )
    must(await machine.reg('delete', control, '/v', 'CurrentUser', '/f'))
    must(await machine.reg('delete', 'HKLM\\HELD\\ControlSet001\\Enum', '/f'))
    must(await machine.reg('unload', 'HKLM\\HELD'))
    expect(difference(before.SYSTEM, await readHive(disk.system))).toEqual([
      { key: 'ControlSet001\\Enum', name: null, change: 'removed' },
      { key: 'ControlSet001\\Enum\\ROOT', name: null, change: 'removed' },
      {
        key: 'ControlSet001\\Control',
        name: 'CurrentUser',
        change: 'removed',
        before: { type: 'REG_SZ', data: 'USERNAME' },
      },
      {
        key: 'ControlSet001\\Control',
        name: 'New',
        change: 'added',
        after: { type: 'REG_SZ', data: 'say "é"' },
      },
      {
        key: 'Select',
        name: 'Failed',
        change: 'changed',
        before: { type: 'REG_DWORD', data: 0 },
        after: { type: 'REG_DWORD', data: 1 },
      },
    ])
    expect((await machine.reg('query', 'HKLM\\HELD')).exitCode).toBe(1)
  })

  it('succeed with a file that is missing, as in Windows: an empty hive is made', async () => {
    must(await machine.reg('load', 'HKLM\\HELD', 'F:\\nothing-here'))
    must(await machine.reg('unload', 'HKLM\\HELD'))
    expect(await readHive(join(disk.folder, 'nothing-here'))).toEqual(new Map([['', new Map()]]))
  })

  it('refuse a name in use, a file in use, a file that is no hive, and what is not loaded', async () => {
    must(await machine.reg('load', 'HKLM\\HELD', SYSTEM))
    expect((await machine.reg('load', 'HKLM\\HELD', SYSTEM)).exitCode).toBe(1)
    expect((await machine.reg('load', 'HKLM\\OTHER', SYSTEM)).exitCode).toBe(1)
    await writeFile(join(disk.folder, 'text'), 'no hive')
    expect((await machine.reg('load', 'HKLM\\OTHER', 'F:\\text')).exitCode).toBe(1)
    expect((await machine.reg('query', 'HKLM\\OTHER')).exitCode).toBe(1)
    expect((await machine.reg('unload', 'HKLM\\OTHER')).exitCode).toBe(1)
    expect((await machine.reg('unload', 'HKLM\\Software')).exitCode).toBe(1)
  })

  it('keep the file from being copied meanwhile', async () => {
    const copy = await machine.put(
      'copy.cmd',
      `@copy /b /y ${SYSTEM} C:\\copied >nul\r\n@exit /b %errorlevel%\r\n`,
    )
    must(await machine.runCmd(copy))
    must(await machine.reg('load', 'HKLM\\HELD', SYSTEM))
    expect((await machine.runCmd(copy)).exitCode).toBe(1)
    must(await machine.reg('unload', 'HKLM\\HELD'))
    must(await machine.runCmd(copy))
  })

  it('save a key as a hive file', async () => {
    must(await machine.reg('load', 'HKLM\\HELD', SYSTEM))
    must(await machine.reg('save', 'HKLM\\HELD\\Select', 'C:\\select.hiv'))
    const saved = await readHive(join(machine.path, 'drive_c', 'select.hiv'))
    expect(saved.get('')).toEqual((await disk.read()).SYSTEM.get('Select'))
  })
})
