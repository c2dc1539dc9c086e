import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { need } from './available'
import { download } from './emitted'
import { ONLINE_VALUES } from './facts'
import { difference, parseRegistry, valueAt } from './registry'
import { SHELLS, type Shell, script } from './shells'
import { freshRegistry } from './template'
import { must, openPrefix, type Prefix } from './wine'
import { withValues } from './with-values'

/** The emitted scripts for a running machine, run whole. */

let prefix: Prefix | undefined

async function open(options = { standIns: false }): Promise<Prefix> {
  prefix = await openPrefix(options)
  return prefix
}

afterEach(async () => {
  await prefix?.dispose()
  prefix = undefined
})

const RDP_TCP = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp'
const POLICY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services'

/** The folders that runs of the script left behind, with what they kept. */
async function runFolders({ path }: Prefix, folder = 'windows/Repairbook'): Promise<string[]> {
  const base = join(path, 'drive_c', folder)
  return existsSync(base) ? (await readdir(base)).map((name) => join(base, name)) : []
}

const able = (shell: Shell) =>
  need('wine', 'mingw', 'hivex', ...(shell === 'cmd' ? [] : (['dotnet'] as const)))

describe.each(SHELLS.filter(able))('the online script for %s', (shell) => {
  it.each([{ standIns: false }, { standIns: true }])(
    'leaves the 16 values and no other, and the next run writes nothing: %o',
    async (options) => {
      const machine = await open(options)
      const repair = await script(machine, shell, 'online')
      const first = await repair.run()
      expect(first.stderr).toBe('')
      expect(first.stdout).toContain('16 values: 0 were right, 16 changed, 0 still wrong.')
      expect(first.exitCode).toBe(0)
      const after = await machine.exportRegistry()
      expect(difference(withValues(await freshRegistry(), ONLINE_VALUES), after)).toEqual([])

      await machine.injectFaults([])
      const second = await repair.run()
      expect(second.stdout).toContain('16 values: 16 were right, 0 changed, 0 still wrong.')
      expect(second.stdout).toContain('Nothing was written.')
      expect(second.exitCode).toBe(0)
      expect(difference(after, await machine.exportRegistry())).toEqual([])
      expect((await machine.journal()).filter(({ verb }) => verb !== 'query')).toEqual([])
      expect(await runFolders(machine)).toHaveLength(1)
    },
  )

  it.each(['by its argument', 'as downloaded'])(
    'checks %s: writes nothing, and answers 1 until every value is right',
    async (way) => {
      const machine = await open()
      const check = await script(
        machine,
        shell,
        'online',
        way === 'as downloaded' ? { mode: 'check' } : {},
      )
      const options = way === 'as downloaded' ? {} : { check: true }
      const before = await check.run(options)
      expect(before.stdout).toContain('16 values: 0 right, 16 wrong. Nothing was written.')
      expect(before.exitCode).toBe(1)
      expect(difference(await freshRegistry(), await machine.exportRegistry())).toEqual([])
      expect(await runFolders(machine)).toEqual([])

      const apply = await check.run({ apply: true })
      expect(apply.exitCode).toBe(0)
      const after = await check.run(options)
      expect(after.stdout).toContain('16 values: 16 right, 0 wrong. Nothing was written.')
      expect(after.exitCode).toBe(0)
    },
  )

  it('changes what is wrong, touches nothing else, and keeps the old values', async () => {
    const machine = await open()
    must(await machine.reg('add', RDP_TCP, '/v', 'SecurityLayer', '/t', 'REG_DWORD', '/d', '2'))
    must(await machine.reg('add', RDP_TCP, '/v', 'maxidletime', '/t', 'REG_SZ', '/d', '0'))
    must(await machine.reg('add', RDP_TCP, '/v', 'fReconnectSame', '/t', 'REG_DWORD', '/d', '1'))
    must(await machine.reg('add', RDP_TCP, '/v', 'PortNumber', '/t', 'REG_DWORD', '/d', '3389'))
    must(
      await machine.reg('add', POLICY, '/v', 'fDisableAutoReconnect', '/t', 'REG_DWORD', '/d', '1'),
    )
    const before = await machine.exportRegistry()
    const answer = await (await script(machine, shell, 'online')).run()
    expect(answer.stdout).toContain('16 values: 1 were right, 15 changed, 0 still wrong.')
    expect(answer.stdout).toContain('SecurityLayer: "REG_DWORD 0x2" -> "REG_DWORD 0x0"')
    expect(answer.exitCode).toBe(0)
    expect(difference(withValues(before, ONLINE_VALUES), await machine.exportRegistry())).toEqual(
      [],
    )

    const [folder = ''] = await runFolders(machine)
    const files = await readdir(folder)
    expect(files.sort()).toEqual(['before-1.reg', 'before-2.reg', 'before.txt', 'log.txt'])
    const kept = parseRegistry(await readFile(join(folder, 'before-1.reg')))
    expect(valueAt(kept, RDP_TCP, 'SecurityLayer')).toEqual({ type: 'REG_DWORD', data: 2 })
    expect(valueAt(kept, RDP_TCP, 'MaxIdleTime')).toEqual({ type: 'REG_SZ', data: '0' })
    const lines = (await readFile(join(folder, 'before.txt'), 'utf8')).trim().split('\r\n')
    expect(lines).toHaveLength(15)
    expect(lines).toContain(`"${RDP_TCP}" "SecurityLayer" "REG_DWORD 0x2"`)
    expect(lines).toContain(`"${RDP_TCP}" "MinEncryptionLevel" "absent"`)
  })

  it('stops at the first value that is refused, says what was written, and answers 1', async () => {
    const machine = await open({ standIns: true })
    must(await machine.reg('add', POLICY, '/v', 'KeepAliveInterval', '/t', 'REG_DWORD', '/d', '9'))
    await machine.lockKey(POLICY)
    const before = await machine.exportRegistry()
    const answer = await (await script(machine, shell, 'online')).run()
    expect(answer.exitCode).toBe(1)
    expect(answer.stdout).toContain('16 values: 0 were right, 4 changed, 12 still wrong.')
    expect(answer.stdout).toMatch(/^Problem: .*writing stopped there/m)
    expect(answer.stdout.match(/^\[(changed|failed|skipped)\]/gm)).toEqual(
      [4, 1, 11].flatMap((count, i) =>
        Array(count).fill(['[changed]', '[failed]', '[skipped]'][i]),
      ),
    )
    const first = [
      'SecurityLayer',
      'MinEncryptionLevel',
      'fQueryUserConfigFromLocalMachine',
      'KeepAliveTimeout',
    ]
    const written = ONLINE_VALUES.filter(({ name }) => first.includes(name))
    expect(difference(withValues(before, written), await machine.exportRegistry())).toEqual([])
  })

  it('refuses an argument that it does not know, and begins nothing', async () => {
    const machine = await open({ standIns: true })
    const more = [shell === 'cmd' ? '/chekc' : '-Chekc']
    const answer = await (await script(machine, shell, 'online')).run({ more })
    expect(answer.exitCode).toBe(shell === 'cmd' ? 2 : 1)
    expect(await machine.journal()).toEqual([])
    expect(await runFolders(machine)).toEqual([])
  })

  it('refuses to run in Windows PE', async () => {
    const machine = await open()
    must(await machine.reg('add', 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\MiniNT'))
    const before = await machine.exportRegistry('HKEY_LOCAL_MACHINE\\System')
    const answer = await (await script(machine, shell, 'online')).run()
    expect(answer.stdout).toContain('Nothing was begun.')
    expect(answer.exitCode).toBe(2)
    expect(difference(before, await machine.exportRegistry('HKEY_LOCAL_MACHINE\\System'))).toEqual(
      [],
    )
  })

  it('keeps its files in the folder that is given', async () => {
    const machine = await open()
    const answer = await (await script(machine, shell, 'online')).run({ log: 'C:\\kept here\\x' })
    expect(answer.exitCode).toBe(0)
    expect(await runFolders(machine)).toEqual([])
    expect(await runFolders(machine, 'kept here/x')).toHaveLength(1)
  })
})

describe.skipIf(!able('cmd'))('the online script for cmd', () => {
  it('does not believe a write that only claims success', async () => {
    const machine = await open({ standIns: true })
    await machine.injectFaults(['add 3 0'])
    const answer = await (await script(machine, 'cmd', 'online')).run()
    expect(answer.exitCode).toBe(1)
    expect(answer.stdout).toContain('16 values: 0 were right, 2 changed, 14 still wrong.')
  })

  it('refuses to run without rights, and begins nothing', async () => {
    const machine = await open({ standIns: true })
    await machine.dropAdministrator()
    const answer = await (await script(machine, 'cmd', 'online')).run()
    expect(answer.exitCode).toBe(2)
    expect(answer.stdout).toContain('administrator')
    expect(await machine.journal()).toEqual([])
  })

  it('writes nothing where the old values cannot be kept', async () => {
    const machine = await open({ standIns: true })
    must(await machine.reg('add', RDP_TCP, '/v', 'SecurityLayer', '/t', 'REG_DWORD', '/d', '2'))
    await machine.injectFaults(['export 1'])
    const answer = await (await script(machine, 'cmd', 'online')).run()
    expect(answer.exitCode).toBe(1)
    expect(answer.stdout).toContain('Nothing was written.')
    expect((await machine.journal()).filter(({ verb }) => verb === 'add')).toEqual([])
  })
})

describe.skipIf(!able('powershell'))('the online script for powershell', () => {
  it('says with -WhatIf what it would set, and writes nothing', async () => {
    const machine = await open()
    const answer = await (await script(machine, 'powershell', 'online')).run({ more: ['-WhatIf'] })
    expect(answer.stdout.match(/^What if: Performing the operation "Set REG_DWORD/gm)).toHaveLength(
      16,
    )
    expect(answer.stdout).toContain('Nothing was written.')
    expect(difference(await freshRegistry(), await machine.exportRegistry())).toEqual([])
    expect(await runFolders(machine)).toEqual([])
  })
})

describe.skipIf(!able('cmd'))('the online .reg file', () => {
  it.each(['reg import', 'regedit'])('leaves the 16 values and no other, by %s', async (way) => {
    const machine = await open({ standIns: false })
    const file = await download(machine, 'online', 'reg')
    must(await (way === 'regedit' ? machine.regedit(file) : machine.importReg(file)))
    const after = await machine.exportRegistry()
    expect(difference(withValues(await freshRegistry(), ONLINE_VALUES), after)).toEqual([])
  })
})
