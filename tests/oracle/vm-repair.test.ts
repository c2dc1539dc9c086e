import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Choices } from '../../lib/model'
import { need } from './available'
import { attachedDisk, type Disk, type SystemContent } from './disk'
import { emitted } from './emitted'
import { SOFTWARE_VALUES, systemValues } from './facts'
import { runPs1 } from './powershell'
import { difference } from './registry'
import { runVmRepair } from './vm-repair-driver'
import { openPrefix, type Prefix } from './wine'
import { withValues } from './with-values'

/** The script for `az vm repair run --custom-script-file`, by hand and behind the driver. */

let prefix: Prefix | undefined
let disks: Disk[] = []

async function rescue(...contents: SystemContent[]): Promise<{ machine: Prefix; attached: Disk }> {
  prefix = await openPrefix({ standIns: true })
  disks = []
  for (const [i, content] of contents.entries()) {
    const disk = await attachedDisk(content)
    disks.push(disk)
    await prefix.drive('fgh'.charAt(i), disk.folder)
  }
  const [attached] = disks
  if (!attached) throw new Error('no disk')
  return { machine: prefix, attached }
}

afterEach(async () => {
  await prefix?.dispose()
  for (const disk of disks) await disk.dispose()
  prefix = undefined
  disks = []
})

async function runBehindDriver(machine: Prefix, chosen: Partial<Choices> = {}) {
  const { bytes } = await emitted('offline', 'vm-repair', chosen)
  return runVmRepair(machine, bytes)
}

const SUCCESS = '[STATUS]::SUCCESS'

describe.skipIf(!need('wine', 'mingw', 'hivex', 'dotnet'))('the vm-repair script', () => {
  it('finds the attached Windows, repairs it behind the driver, and undoes it', async () => {
    const { machine, attached } = await rescue({ controlSets: [1, 2] })
    const before = await attached.read()
    const applied = await runBehindDriver(machine)
    expect(applied.stderr).toBe('')
    expect(applied.stdout.split(SUCCESS)).toHaveLength(2)
    expect(applied.stdout).toContain('29 values: 4 were right, 25 changed, 0 still wrong.')
    expect(applied.printed).toBeLessThan(4096)
    const after = await attached.read()
    expect(difference(withValues(before.SYSTEM, systemValues([1, 2])), after.SYSTEM)).toEqual([])
    expect(difference(withValues(before.SOFTWARE, SOFTWARE_VALUES), after.SOFTWARE)).toEqual([])

    const checked = await runBehindDriver(machine, { mode: 'check' })
    expect(checked.stdout).toContain('29 values: 29 right, 0 wrong. Nothing was written.')
    expect(checked.stdout).toContain(SUCCESS)

    const undone = await runBehindDriver(machine, { mode: 'undo' })
    expect(undone.stdout).toContain(SUCCESS)
    const restored = await attached.read()
    expect(difference(before.SYSTEM, restored.SYSTEM)).toEqual([])
    expect(difference(before.SOFTWARE, restored.SOFTWARE)).toEqual([])
    expect((await machine.reg('query', 'HKLM')).stdout).not.toMatch(/BROKEN/)
  })

  it('reports an error, and nothing that looks like success, where a write is refused', async () => {
    const { machine } = await rescue({ controlSets: [1] })
    await machine.injectFaults([
      'lock HKLM\\BROKENSOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services',
    ])
    const answer = await runBehindDriver(machine)
    expect(answer.stdout).not.toContain(SUCCESS)
    expect(answer.stdout).toContain('[STATUS]::ERROR')
    expect(answer.stdout).toContain('writing stopped there')
    expect((await machine.reg('query', 'HKLM')).stdout).not.toMatch(/BROKEN/)
  })

  it('fails a check of a disk that is not right yet', async () => {
    const { machine, attached } = await rescue({ controlSets: [1] })
    const before = await attached.read()
    const answer = await runBehindDriver(machine, { mode: 'check' })
    expect(answer.stdout).not.toContain(SUCCESS)
    expect(answer.stdout).toContain('[differs] RDP-Tcp SecurityLayer')
    expect(difference(before.SYSTEM, (await attached.read()).SYSTEM)).toEqual([])
  })

  it('refuses to choose between two Windows, and takes the letter that was chosen', async () => {
    const { machine, attached } = await rescue({ controlSets: [1] }, { controlSets: [1] })
    const before = await attached.read()
    const answer = await runBehindDriver(machine)
    expect(answer.stdout).toContain('More than one volume holds a Windows, F and G')
    expect(answer.stdout).toContain('Nothing was begun.')
    expect(answer.stdout).not.toContain(SUCCESS)
    expect((await machine.journal()).filter(({ verb }) => verb === 'load')).toEqual([])

    const chosen = await runBehindDriver(machine, { drive: 'G' })
    expect(chosen.stdout).toContain(SUCCESS)
    expect(difference(before.SYSTEM, (await attached.read()).SYSTEM)).toEqual([])
  })

  it('uses the repair library where it is present, and runs by hand', async () => {
    const { machine } = await rescue({ controlSets: [1] })
    const { bytes } = await emitted('offline', 'vm-repair', { mode: 'check' })
    const file = await machine.put('repair.ps1', bytes)
    const byHand = await runPs1(machine, file)
    expect(byHand.stdout).toContain('[Output] 16 values: ')
    expect(byHand.stdout).toContain('[STATUS]::ERROR')

    const setup = join(machine.path, 'src', 'windows', 'common', 'setup')
    await mkdir(setup, { recursive: true })
    const names = ['Output', 'Info', 'Warning', 'Error', 'Debug']
    const library = [
      '$STATUS_SUCCESS = "[STATUS]::SUCCESS"',
      '$STATUS_ERROR = "[STATUS]::ERROR"',
      ...names.map(
        (name) =>
          `Function Log-${name} { Param([Parameter(Mandatory=$true)][string]$message) Write-Output "[${name} $(Get-Date)]$message" }`,
      ),
    ]
    await writeFile(join(setup, 'init.ps1'), library.join('\r\n'))
    const withLibrary = await runPs1(machine, file)
    expect(withLibrary.stdout).toMatch(/^\[Output \d.*\]16 values: /m)
    expect(withLibrary.stdout).toContain('[STATUS]::ERROR')
  })
})
