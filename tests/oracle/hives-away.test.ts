import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Action, Mode } from '../../lib/model'
import { need } from './available'
import { attachedDisk, type Disk } from './disk'
import { keysOf } from './expected'
import { changeHive, readHive } from './hive'
import { planOf } from './plans'
import type { Answer } from './program'
import { difference } from './registry'
import { TARGET_ROWS, type TargetRow } from './targets'
import { must, openPrefix, type Prefix } from './wine'
import { withValues } from './with-values'

/**
 * Programs that work on an attached disk, and its hive files: none of its hives is loaded meanwhile.
 * The stand-ins answer 32 where one is, and a loaded file is locked.
 */

const program = (name: string, words: string[], success: number[]): Action => ({
  kind: 'program',
  step: '2',
  program: name,
  arguments: words,
  success,
  afterChange: false,
})
const value = (hive: 'SYSTEM' | 'SOFTWARE', name: string, step: string) => ({
  kind: 'registry-set' as const,
  step,
  root: 'HKLM' as const,
  hive,
  controlSet: hive === 'SYSTEM',
  key: hive === 'SYSTEM' ? 'Control\\Lsa' : 'Policies',
  name,
  value: { type: 'REG_DWORD' as const, data: 7 },
})
const [FIRST, SECOND, THIRD] = [
  value('SYSTEM', 'First', '1'),
  value('SYSTEM', 'Second', '3'),
  value('SOFTWARE', 'Third', '4'),
]
const DISM = program('dism', ['/image:<drive>:\\', '/cleanup-image', '/restorehealth'], [0, 3010])
const CHKDSK = program('chkdsk', ['<drive>:', '/f'], [0, 1])
const SFC = program(
  'sfc',
  ['/scannow', '/offbootdir=<drive>:\\', '/offwindir=<drive>:\\Windows'],
  [0],
)
const hives = ['SYSTEM', 'SOFTWARE'].map((hive) => ({
  hive,
  file: `Windows\\System32\\config\\${hive}`,
  mount: `BROKEN${hive}`,
}))
const DISK = { situation: 'offline', hives, controlSets: [1, 2] } as const
const PLAN = planOf([FIRST, DISM, CHKDSK, SECOND, THIRD, SFC], { ...DISK, controlSets: [1, 2] })

const ROWS = TARGET_ROWS.filter(
  ({ situations, modes, needs }) =>
    situations.includes('offline') && modes.includes('undo') && need(...needs),
)

let machine: Prefix
let disk: Disk

async function attach(): Promise<void> {
  machine = await openPrefix({ standIns: true })
  disk = await attachedDisk({ controlSets: [1, 2] })
  await machine.drive('f', disk.folder)
}

afterEach(async () => {
  await machine?.dispose()
  await disk?.dispose()
})

async function loaded(): Promise<string[]> {
  const { stdout } = await machine.reg('query', 'HKLM')
  return [...stdout.matchAll(/^HKEY_LOCAL_MACHINE\\(BROKEN\w*)/gim)].map(([, name = '']) => name)
}

const ran = async () => (await machine.calls()).filter(({ verb }) => verb === 'run')

type Values = readonly (typeof FIRST)[]

/** Of the plan's values, these alone are written, and nothing else is another. */
async function expectWritten(
  past: Awaited<ReturnType<Disk['read']>>,
  values: Values,
  { stdout }: Answer,
): Promise<void> {
  const now = await disk.read()
  const wanted = (hive: 'SYSTEM' | 'SOFTWARE') =>
    values
      .filter((one) => one.hive === hive)
      .flatMap((one) => keysOf(one, [1, 2]).map((key) => ({ ...one, key })))
  const found = (['SYSTEM', 'SOFTWARE'] as const).flatMap((hive) =>
    difference(withValues(past[hive], wanted(hive)), now[hive]),
  )
  expect(found, stdout).toEqual([])
}

const ALL = [FIRST, SECOND, THIRD]

interface Fault {
  name: string
  orders: string[]
  said: RegExp
  written: Values
  /** Programs that ran, by the name of each; `dism!` for one that did not succeed. */
  ran: string[]
  killed?: true
}

const FAULTS: readonly Fault[] = [
  {
    name: 'a hive that is kept loaded: the program is not run',
    orders: ['unload 1-5'],
    said: /could not be unloaded/,
    written: [FIRST],
    ran: [],
  },
  {
    name: 'a hive that is not loaded again: what is in it is unreadable, and not right',
    orders: ['load 3'],
    said: /could not be loaded/,
    written: [FIRST],
    ran: ['dism', 'chkdsk'],
  },
  {
    name: 'a program that fails: what comes after it is read and left as it is',
    orders: ['dism run 1 87'],
    said: /\[skipped\]/,
    written: [FIRST],
    ran: ['dism!'],
  },
  {
    name: 'a script that is ended while its hives are away',
    orders: ['dism run 1 kill'],
    said: /^/,
    written: [FIRST],
    ran: ['dism'],
    killed: true,
  },
]

describe.each(ROWS)('no hive of the disk is loaded, by $target', (row: TargetRow) => {
  const run = (mode: Mode, plan = PLAN) => row.run(machine, { ...plan, mode }, 'F')

  it('while a program works on it, in the order of the article; there and back', async () => {
    await attach()
    const past = await disk.read()
    const applied = await run('apply')
    expect(applied).toMatchObject({ exitCode: 0, stderr: '' })
    expect((await ran()).map(({ program: name, exitCode }) => [name, exitCode])).toEqual([
      ['dism', 0],
      ['chkdsk', 0],
      ['sfc', 0],
    ])
    const session = (await machine.journal()).filter(({ verb }) => /^(un)?load$/.test(verb))
    // For what is read and written before the programs, and for what is written between them;
    // PowerShell reads everything once more at the end.
    const sessions = row.target === 'cmd' ? 2 : 3
    const verbs = Array.from({ length: sessions }, () => ['load', 'load', 'unload', 'unload'])
    expect(session.map(({ verb }) => verb)).toEqual(verbs.flat())
    await expectWritten(past, ALL, applied)
    expect(await loaded()).toEqual([])

    await machine.injectFaults([])
    const checked = await run('check')
    expect(checked.exitCode, checked.stdout).toBe(0)
    expect(await ran()).toEqual([])
    const undone = await run('undo')
    expect(undone.exitCode, undone.stdout).toBe(0)
    await expectWritten(past, [], undone)
    expect(await loaded()).toEqual([])
  })

  it.each(FAULTS)('$name', async (fault) => {
    await attach()
    const past = await disk.read()
    await machine.injectFaults(fault.orders)
    const answer = await run('apply').catch((error: Error): Answer => {
      if (!fault.killed) throw error
      return { exitCode: 137, stdout: '', stderr: '' }
    })
    // What was ended says nothing any more, and its exit code is nobody's answer.
    if (fault.killed) expect(answer.stdout).not.toContain('were right')
    else expect(answer.exitCode, answer.stdout).not.toBe(0)
    expect(answer.stdout).toMatch(fault.said)
    const done = (await ran()).map(({ program: name, exitCode }) => name + (exitCode ? '!' : ''))
    expect(done).toEqual(fault.ran)
    expect(await loaded()).toEqual([])
    await expectWritten(past, fault.written, answer)
    expect(answer.stdout).not.toMatch(/\[right\].*(Second|Third)/)

    await machine.injectFaults([])
    const second = await run('apply')
    expect(second.exitCode, second.stdout).toBe(0)
    await expectWritten(past, ALL, second)
    const undone = await run('undo')
    expect(undone.exitCode, undone.stdout).toBe(0)
    await expectWritten(past, [], undone)
  })

  it('else nothing is begun: one that was loaded by hand is for its owner to unload', async () => {
    await attach()
    must(await machine.reg('load', 'HKLM\\BROKENSYSTEM', 'F:\\Windows\\System32\\config\\SYSTEM'))
    const answer = await run('apply')
    expect(answer.exitCode).not.toBe(0)
    expect(answer.stdout).toContain('reg unload HKLM\\BROKENSYSTEM')
    expect(answer.stdout).toContain('Nothing was begun.')
    expect(await ran()).toEqual([])
    expect(await loaded()).toEqual(['BROKENSYSTEM'])
    expect((await run('check')).exitCode).toBe(1)
  })

  it('while one of their files is put in the place of another; there and back', async () => {
    await attach()
    const kept = join(disk.folder, 'Windows/System32/config/RegBack')
    await mkdir(kept)
    await copyFile(disk.software, join(kept, 'SOFTWARE'))
    const of = { key: 'Policies', name: 'Third', value: THIRD.value }
    await changeHive(join(kept, 'SOFTWARE'), withValues(new Map(), [of]))
    const past = await disk.read()
    const config = '<drive>:\\Windows\\System32\\config'
    const copy: Action = {
      kind: 'file-copy',
      step: '2',
      from: `${config}\\RegBack\\SOFTWARE`,
      to: `${config}\\SOFTWARE`,
    }
    const plan = planOf([FIRST, copy, SECOND, THIRD], { ...DISK, controlSets: [1, 2] })
    const applied = await run('apply', plan)
    expect(applied.exitCode, applied.stdout).toBe(0)
    expect(
      difference(await readHive(join(kept, 'SOFTWARE')), await readHive(disk.software)),
    ).toEqual([])
    await expectWritten(past, ALL, applied)
    const undone = await run('undo', plan)
    expect(undone.exitCode, undone.stdout).toBe(0)
    await expectWritten(past, [], undone)
    expect(await loaded()).toEqual([])
  })
})
