import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Action } from '../../lib/model'
import { need } from './available'
import { HEALTHY_STORE, LOADER, readBootStore, withElements, writeBootStore } from './boot-store'
import { attachedDisk, type Disk } from './disk'
import { planOf, putScript } from './plans'
import { runPs1 } from './powershell'
import { difference } from './registry'
import { addService, runningServices } from './services'
import { must, openPrefix, type Prefix } from './wine'

/** What PowerShell changes beyond the registry, against stand-ins of Windows' programs. */

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

const SERVICES: Action[] = [
  { kind: 'service-start', step: '1', service: 'Inner', start: 'delayed-auto' },
  { kind: 'service-account', step: '1', service: 'Inner', account: 'NT AUTHORITY\\LocalService' },
  { kind: 'service-state', step: '2', service: 'Inner', state: 'stopped' },
  { kind: 'service-type', step: '2', service: 'Inner', type: 'own' },
  { kind: 'service-state', step: '3', service: 'Inner', state: 'running' },
  { kind: 'service-state', step: '4', service: 'Noisy', state: 'stopped' },
  { kind: 'service-restart', step: '5', service: 'Other' },
]

describe.skipIf(!need('wine', 'mingw', 'dotnet'))('services', () => {
  it('stop after those that need them, and all run as before after undo', async () => {
    const machine = await open()
    await addService(machine, 'Inner', { start: 4, running: true })
    await addService(machine, 'Needs Noisy', { running: true })
    await addService(machine, 'Noisy', { running: true })
    await addService(machine, 'Other', { running: true })
    const needs = ['/v', 'DependOnService', '/t', 'REG_MULTI_SZ', '/d', 'Noisy', '/f']
    const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Needs Noisy'
    must(await machine.reg('add', key, ...needs))
    const before = await machine.exportRegistry()
    const file = await putScript(machine, planOf(SERVICES), 'powershell')

    const applied = await runPs1(machine, file)
    expect(applied.stderr).toBe('')
    expect(applied.stdout).toContain('[changed] service Inner start: "disabled" -> "delayed-auto"')
    expect(applied.stdout).toContain('[done]    service Other restart: "done"')
    expect(applied.exitCode).toBe(0)
    expect(await runningServices(machine)).toEqual(['Inner', 'Other'])

    expect((await runPs1(machine, file, ['-Check'])).stdout).toContain(
      '[todo]    service Other restart',
    )
    const again = await runPs1(machine, file)
    expect(again.stdout).toContain('[right]   service Other restart: "not needed"')
    expect(again.exitCode).toBe(0)

    const undone = await runPs1(machine, file, ['-Undo'])
    expect(undone.stdout).toContain('[restored] service Needs Noisy state: "stopped" -> "running"')
    expect(undone.stdout).toContain('[kept]    service Other restart: cannot be undone')
    expect(undone.exitCode).toBe(0)
    expect(await runningServices(machine)).toEqual(['Inner', 'Needs Noisy', 'Noisy', 'Other'])
    expect(
      difference(before, await machine.exportRegistry()).filter(
        ({ name }) => name !== 'DelayedAutostart',
      ),
    ).toEqual([])
  })
})

describe.skipIf(!need('wine', 'mingw', 'dotnet'))('a service of another type', () => {
  it('is left as it is: sc could not put its type back', async () => {
    const machine = await open()
    await addService(machine, 'Inner', {})
    const type = ['/v', 'Type', '/t', 'REG_DWORD', '/d', '0x110', '/f']
    must(await machine.reg('add', 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Inner', ...type))
    const before = await machine.exportRegistry()
    const share: Action = { kind: 'service-type', step: '1', service: 'Inner', type: 'share' }
    const file = await putScript(machine, planOf([share]), 'powershell')
    const checked = await runPs1(machine, file, ['-Check'])
    expect(checked.stdout).toContain('type: is "REG_DWORD 0x110", should be "share"')
    const applied = await runPs1(machine, file)
    expect(applied.stdout).toContain('Inner is of another type, which could not be put back')
    expect(applied.exitCode).toBe(1)
    expect((await runPs1(machine, file, ['-Undo'])).exitCode).toBe(0)
    expect(difference(before, await machine.exportRegistry())).toEqual([])
  })
})

describe.skipIf(!need('wine', 'mingw', 'hivex', 'dotnet'))('the boot store of a disk', () => {
  const SAFE_MODE: Action[] = [
    { kind: 'boot-element', step: '1', entry: '{Default}', element: 'safeboot', value: null },
    { kind: 'boot-element', step: '2', entry: '{bootmgr}', element: 'timeout', value: '5' },
  ]
  const plan = planOf(SAFE_MODE, { situation: 'offline' })

  it.each(['Boot/BCD', 'EFI/Microsoft/Boot/BCD'])(
    'is found as %s, its default entry by its GUID, and is as it was after undo',
    async (path) => {
      const machine = await open()
      disk = await attachedDisk({ controlSets: [1] })
      await machine.drive('f', disk.folder)
      const store = withElements(HEALTHY_STORE, LOADER, { safeboot: 'Minimal' })
      const place = join(disk.folder, path)
      await writeBootStore(place, store)
      const file = await putScript(machine, plan, 'powershell')
      const applied = await runPs1(machine, file, ['-Drive', 'F'])
      expect(applied.stdout).toContain(`{default} is ${LOADER}`)
      expect(applied.stdout).toContain('[changed] boot {Default} safeboot: "Minimal" -> "absent"')
      expect(applied.exitCode).toBe(0)
      expect((await readBootStore(place)).get(LOADER)?.elements.has('safeboot')).toBe(false)
      expect((await runPs1(machine, file, ['-Drive', 'F', '-Check'])).exitCode).toBe(0)
      expect((await runPs1(machine, file, ['-Drive', 'F', '-Undo'])).exitCode).toBe(0)
      expect(await readBootStore(place)).toEqual(store)
    },
  )

  it('is asked for where there are two or none, and nothing is begun', async () => {
    const machine = await open()
    disk = await attachedDisk({ controlSets: [1] })
    await machine.drive('f', disk.folder)
    const file = await putScript(machine, plan, 'powershell')
    const none = await runPs1(machine, file, ['-Drive', 'F'])
    expect(none.stdout).toContain('assign letter=S; then -Boot S')
    expect(none.exitCode).toBe(2)
    const [first, second] = [
      join(disk.folder, 'Boot', 'BCD'),
      join(disk.folder, 'EFI', 'Microsoft', 'Boot', 'BCD'),
    ]
    await writeBootStore(first, HEALTHY_STORE)
    await writeBootStore(second, HEALTHY_STORE)
    const two = await runPs1(machine, file, ['-Drive', 'F'])
    expect(two.stdout).toContain('say which with -Store FILE')
    expect(two.exitCode).toBe(2)
    const kept = await readFile(first)
    const told = await runPs1(machine, file, [
      '-Drive',
      'F',
      '-Store',
      'F:\\EFI\\Microsoft\\Boot\\BCD',
    ])
    expect(told.exitCode).toBe(0)
    expect((await readFile(first)).equals(kept)).toBe(true)
    await rm(second)
  })
})

/** The two cmdlets as far as scripts use them, over the registry text that Windows keeps. */
const NET_SECURITY = String.raw`
function Get-NetFirewallRule([string] $Name, [string] $DisplayName, [string] $Group, [string] $DisplayGroup) {
    $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\FirewallRules')
    foreach ($id in $key.GetValueNames()) {
        $text = $key.GetValue($id)
        if ($Name -eq $id -or ($DisplayGroup -and $text.Contains("|Desc=$DisplayGroup|"))) { [PSCustomObject] @{ Name = $id } }
    }
}
function Set-NetFirewallRule([string] $Name, [string] $Enabled, [string[]] $LocalPort) {
    $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\FirewallRules', $true)
    $text = $key.GetValue($Name)
    if ($Enabled) { $text = $text -replace 'Active=\w+', "Active=$($Enabled.ToUpperInvariant())" }
    if ($LocalPort) { $text = $text -replace 'LPort=\d+', "LPort=$LocalPort" }
    $key.SetValue($Name, $text)
}
`

describe.skipIf(!need('wine', 'mingw', 'dotnet'))('the firewall', () => {
  const RULES =
    'HKLM\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy\\FirewallRules'
  const ACTIONS: Action[] = [
    { kind: 'firewall-profile', step: '1', profile: 'private', enabled: false },
    {
      kind: 'firewall-rule',
      step: '2',
      by: 'name',
      rule: 'RemoteDesktop-UserMode-In-TCP',
      property: 'enabled',
      value: 'yes',
    },
    {
      kind: 'firewall-rule',
      step: '3',
      by: 'group',
      rule: 'Remote Desktop',
      property: 'local-port',
      value: '3390',
    },
  ]

  it('has its profiles and rules read from the registry, and is as it was after undo', async () => {
    const machine = await open()
    for (const id of ['RemoteDesktop-UserMode-In-TCP', 'Second']) {
      const text =
        'v2.30|Action=Allow|Active=FALSE|Dir=In|Protocol=6|LPort=3389|Desc=Remote Desktop|'
      must(await machine.reg('add', RULES, '/v', id, '/d', text, '/f'))
    }
    // Every Windows has it; Wine does not.
    const profile = RULES.replace(/FirewallRules$/, 'StandardProfile')
    must(await machine.reg('add', profile, '/v', 'EnableFirewall', '/t', 'REG_DWORD', '/d', '1'))
    const before = await machine.exportRegistry()
    const file = await putScript(machine, planOf(ACTIONS), 'powershell', 'rules.ps1')
    const missing = await runPs1(machine, file)
    expect(missing.exitCode).toBe(1)
    expect(missing.stdout).toContain('this Windows has no Set-NetFirewallRule')
    expect((await runPs1(machine, file, ['-Undo'])).exitCode).toBe(0)
    expect(difference(before, await machine.exportRegistry())).toEqual([])

    const whole = await machine.put(
      'with-module.ps1',
      `param([switch] $Undo)\r\n${NET_SECURITY}\r\n. 'C:\\work\\rules.ps1' -Undo:$Undo\r\n`,
    )
    const applied = await runPs1(machine, whole)
    expect(applied.stdout).toContain('[changed] firewall private state: "on" -> "off"')
    expect(applied.stdout).toContain('[changed] firewall rule Second local-port: "3389" -> "3390"')
    expect(applied.exitCode).toBe(0)
    expect((await runPs1(machine, whole, ['-Undo'])).exitCode).toBe(0)
    expect(difference(before, await machine.exportRegistry())).toEqual([])
  })
})

describe.skipIf(!need('wine', 'mingw', 'dotnet'))('deeds', () => {
  it('are reported by their exit codes; permissions come back, a program does not', async () => {
    const machine = await open()
    await writeFile(join(machine.path, 'drive_c', 'key file'), 'x')
    const deeds = planOf([
      {
        kind: 'permissions',
        step: '1',
        path: 'C:\\key file',
        arguments: ['/grant', '*S-1-5-18:(F)'],
      },
      {
        kind: 'program',
        step: '2',
        program: 'dism',
        arguments: ['/online', '/cleanup-image', '/restorehealth'],
        success: [0, 3010],
        afterChange: false,
      },
      {
        kind: 'program',
        step: '3',
        program: 'gpupdate',
        arguments: ['/force'],
        success: [0],
        afterChange: true,
      },
    ])
    const file = await putScript(machine, deeds, 'powershell')
    const before = await readPermissions(machine)
    const applied = await runPs1(machine, file)
    expect(applied.stderr).toBe('')
    expect(applied.stdout.match(/^\[done\]/gm)).toHaveLength(3)
    expect(applied.stdout).toContain('3 to be done: 3 done, 0 failed.')
    expect(applied.exitCode).toBe(0)
    expect(await readPermissions(machine)).not.toBe(before)
    const undone = await runPs1(machine, file, ['-Undo'])
    expect(undone.stdout).toMatch(/^\[kept\] {4}dism .*: cannot be undone$/m)
    expect(undone.exitCode).toBe(0)
    expect(await readPermissions(machine)).toBe(before)

    await machine.injectFaults(['dism run 1 87'])
    const failed = await runPs1(machine, file)
    expect(failed.stdout).toContain('"exit code 87" -> "done"')
    expect(failed.stdout).toContain('[skipped] gpupdate /force')
    expect(failed.exitCode).toBe(1)
  })
})

/** What the stand-in has for the file; the script's own folders have lists too. */
async function readPermissions({ path }: Prefix): Promise<string> {
  const file = join(path, 'drive_c', 'repairbook-permissions.txt')
  if (!existsSync(file)) return ''
  const lines = (await readFile(file, 'utf8')).split('\r\n')
  return lines.filter((line) => line.toLowerCase().startsWith('c:\\key file')).join('\n')
}
