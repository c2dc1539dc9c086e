import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Mode } from '../../lib/model'
import { need } from './available'
import { attachedDisk, controlSetName, type Disk, type SystemContent } from './disk'
import { emitted, stepsStating } from './emitted'
import { SOFTWARE_VALUES, systemValues } from './facts'
import { changeHive } from './hive'
import { keptBase } from './kept-base'
import type { Answer } from './program'
import { difference, type Registry } from './registry'
import { TARGET_ROWS, type TargetRow } from './targets'
import { fullFolder } from './tiny-disk'
import { must, openPrefix, type Prefix } from './wine'
import { withValues } from './with-values'

/**
 * What can go wrong on an attached disk. After each fault: what was written is what the script says
 * it wrote, the hives are unloaded, the exit code is not 0, and once the fault is mended a second
 * run finishes the work. And an undo leads back to before the first run, fault or not.
 */

/** Four values, the last two in the other hive. With one control set, each is one write. */
const FOUR = ['SecurityLayer', 'KeepAliveTimeout', 'KeepAliveEnable', 'KeepAliveInterval']
const steps = await stepsStating('offline', FOUR.slice(0, 2))
const { plan: PLAN } = await emitted('offline', 'cmd', { steps })

const CONFIG = join('Windows', 'System32', 'config')
const POLICY = 'HKLM\\BROKENSOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services'

/** Set by a fault for one run, and what takes it away again. */
interface Injected {
  /** The letter that the script is given; F where it is not said. */
  drive?: string
  mend: () => Promise<void>
}

interface Fault {
  name: string
  content?: SystemContent
  /** How many values were written when it ended. */
  written: number
  /** What the script says of it. */
  said?: RegExp
  /** True: the guard saw it, and nothing was begun. */
  guarded?: boolean
  inject: (machine: Prefix, attached: Disk, row: TargetRow) => Promise<Injected>
  /** What stays loaded, because nobody was left to unload it. */
  killed?: boolean
}

const FAULTS: readonly Fault[] = [
  ...['SYSTEM', 'SOFTWARE'].map(
    (hive): Fault => ({
      name: `hive file missing: ${hive}`,
      written: 0,
      guarded: true,
      said: new RegExp(`\\b${hive} is not there`),
      inject: async (_, { folder }) => {
        const file = join(folder, CONFIG, hive)
        await rename(file, `${file}.away`)
        return {
          mend: async () => {
            // `reg load` of a file that is not there would have made one.
            expect(existsSync(file)).toBe(false)
            await rename(`${file}.away`, file)
          },
        }
      },
    }),
  ),
  {
    name: 'hive locked: it is loaded under another name',
    written: 0,
    inject: async (machine) => {
      must(
        await machine.reg('load', 'HKLM\\ELSEWHERE', `F:\\${CONFIG.replaceAll('/', '\\')}\\SYSTEM`),
      )
      return { mend: async () => void must(await machine.reg('unload', 'HKLM\\ELSEWHERE')) }
    },
  },
  {
    name: 'access denied on the third write',
    written: 2,
    said: /writing stopped there/,
    inject: async (machine) => {
      await machine.injectFaults([`lock ${POLICY}`])
      return { mend: () => machine.injectFaults([]) }
    },
  },
  {
    name: 'disk full while keeping',
    written: 0,
    inject: async (_, { folder }) => {
      const full = await fullFolder(keptBase(folder))
      return { mend: full.empty }
    },
  },
  ...[
    { what: 'it is missing', select: null },
    { what: 'it names a control set that is not there', select: { Default: 7 } },
    { what: 'it names none', select: { Default: 0 } },
  ].map(
    ({ what, select }): Fault => ({
      name: `Select damaged: ${what}`,
      content: { controlSets: [1], select },
      written: 0,
      said: /Select[\s\S]*Nothing was written\./,
      inject: async (_, { system }) => ({ mend: () => changeHive(system, SELECT) }),
    }),
  ),
  {
    name: 'script killed between write and verify',
    written: 2,
    killed: true,
    inject: async (machine, _, { target }) => {
      if (target === 'cmd') await machine.injectFaults(['add 2 kill'])
      else machine.env.REPAIRBOOK_POWER_CUT = '2 .SetValue('
      return {
        mend: async () => {
          await machine.injectFaults([])
          delete machine.env.REPAIRBOOK_POWER_CUT
        },
      }
    },
  },
  {
    name: 'wrong drive: it is not there',
    written: 0,
    guarded: true,
    inject: async () => ({ drive: 'Q', mend: async () => {} }),
  },
  {
    name: 'wrong drive: no Windows is on it',
    written: 0,
    guarded: true,
    inject: async (machine, { folder }) => {
      await machine.drive('g', join(folder, 'Windows'))
      return { drive: 'G', mend: async () => {} }
    },
  },
  {
    name: "the system's own drive",
    written: 0,
    guarded: true,
    inject: async () => ({ drive: 'C', mend: async () => {} }),
  },
]

const SELECT: Registry = new Map([
  [
    'Select',
    new Map(
      ['Current', 'Default', 'LastKnownGood'].map((name) => [name, { type: 'REG_DWORD', data: 1 }]),
    ),
  ],
])

const ROWS = TARGET_ROWS.filter(
  ({ situations, modes, needs }) =>
    situations.includes('offline') && modes.includes('undo') && need(...needs),
)

type Hives = Awaited<ReturnType<Disk['read']>>

let machine: Prefix
let attached: Disk

async function attach(content: SystemContent): Promise<void> {
  machine = await openPrefix({ standIns: true })
  attached = await attachedDisk(content)
  await machine.drive('f', attached.folder)
}

afterEach(async () => {
  await machine?.dispose()
  await attached?.dispose()
})

const run = (row: TargetRow, mode: Mode, drive: string | null = 'F') =>
  row.run(machine, { ...PLAN, mode }, drive)

describe.each(ROWS)('a fault met by $target', (row) => {
  it.each(FAULTS)('$name', async (fault) => {
    const { content = { controlSets: [1] }, written, said, guarded, inject, killed } = fault
    await attach(content)
    const past = await attached.read()
    const { drive, mend } = await inject(machine, attached, row)
    const answer = await run(row, 'apply', drive).catch(ended(killed)).finally(mend)
    expect(answer.exitCode, answer.stdout).not.toBe(0)
    if (said) expect(answer.stdout).toMatch(said)
    if (guarded) await expectNothingBegun(row, answer)
    if (!killed) {
      expect(await loadedHives(), answer.stdout).toEqual([])
      expect(changedIn(answer.stdout), answer.stdout).toHaveLength(written)
      const select = content.select === undefined ? new Map() : SELECT
      const mended = { ...past, SYSTEM: merged(past.SYSTEM, select) }
      await expectValues(mended, FOUR.slice(0, written), answer)
    }

    const second = await run(row, 'apply')
    expect(second.exitCode, second.stdout).toBe(0)
    expect(await loadedHives(), second.stdout).toEqual([])
    const select = content.select === undefined ? new Map() : SELECT
    const mended = { ...past, SYSTEM: merged(past.SYSTEM, select) }
    await expectValues(mended, FOUR, second)

    await expectUndone(row, mended)
  })

  it('ControlSet002 absent: it is not made, whatever Select says', async () => {
    await attach({ controlSets: [1], select: { LastKnownGood: 2, Failed: 2 } })
    const past = await attached.read()
    const answer = await run(row, 'apply')
    expect(answer.exitCode, answer.stdout).toBe(0)
    const { SYSTEM } = await attached.read()
    expect([...SYSTEM.keys()].filter((key) => key.startsWith(controlSetName(2)))).toEqual([])
    await expectValues(past, FOUR, answer)
    await expectUndone(row, past)
  })

  it('hive already loaded by hand: it is used, and left loaded', async () => {
    await attach({ controlSets: [1] })
    const past = await attached.read()
    await byHand('load')
    await machine.injectFaults([])
    // No letter is needed then.
    const answer = await run(row, 'apply', null)
    expect(answer.exitCode, answer.stdout).toBe(0)
    expect((await machine.journal()).filter(({ verb }) => /^(un)?load$/.test(verb))).toEqual([])
    expect((await loadedHives()).sort()).toEqual(PLAN.hives.map(({ mount }) => mount).sort())
    await byHand('unload')
    await expectValues(past, FOUR, answer)

    // Without a letter, what was kept lies on the machine that the script runs on.
    await byHand('load')
    const undo = await run(row, 'undo', null)
    expect(undo.exitCode, undo.stdout).toBe(0)
    await byHand('unload')
    await expectValues(past, [], undo)
  })

  it('no administrator: nothing is begun', async () => {
    await attach({ controlSets: [1] })
    const past = await attached.read()
    await machine.dropAdministrator()
    const answer = await run(row, 'apply')
    expect(answer.exitCode).not.toBe(0)
    expect(`${answer.stdout}${answer.stderr}`).toMatch(/administrator/i)
    expect((await machine.journal()).filter(({ verb }) => verb !== 'query')).toEqual([])
    expect(existsSync(keptBase(attached.folder))).toBe(false)
    await expectValues(past, [], answer)
  })
})

/** A guard answers before anything is loaded, kept or written. */
async function expectNothingBegun({ target }: TargetRow, answer: Answer): Promise<void> {
  expect(answer.stdout).toContain('Nothing was begun.')
  // What Azure gives back of a repair VM is success or not.
  if (target !== 'vm-repair') expect(answer.exitCode).toBe(2)
  expect((await machine.journal()).filter(({ verb }) => /^(load|add|save)$/.test(verb))).toEqual([])
  expect(existsSync(keptBase(attached.folder))).toBe(false)
}

/** One undo leads back to before the first run, and leaves nothing loaded. */
async function expectUndone(row: TargetRow, past: Hives): Promise<void> {
  const undo = await run(row, 'undo')
  expect(undo.exitCode, undo.stdout).toBe(0)
  expect(await loadedHives(), undo.stdout).toEqual([])
  await expectValues(past, [], undo)
}

/** A program that was ended has no answer of its own. */
function ended(killed = false): (error: Error) => Answer {
  return (error) => {
    if (!killed) throw error
    return { exitCode: 137, stdout: '', stderr: '' }
  }
}

/** The values that a script says it changed, by name. */
function changedIn(output: string): string[] {
  // A repair VM's output is cut: it names the last level of the key alone.
  const line = /\[changed\] +(?:HKLM\\BROKEN.* (\w+): "|[\w -]+ (\w+)$)/gm
  return [...output.matchAll(line)].map(([, whole, short]) => whole ?? short ?? '')
}

/** The hive files hold what they held, and of the plan the values with these names. */
async function expectValues(
  past: Hives,
  names: readonly string[],
  { stdout }: Answer,
): Promise<void> {
  const now = await attached.read()
  const [system, software] = [systemValues([1]), SOFTWARE_VALUES].map((values) =>
    values.filter(({ name }) => names.includes(name)),
  )
  const found = [
    ...difference(withValues(past.SYSTEM, system ?? []), now.SYSTEM),
    ...difference(withValues(past.SOFTWARE, software ?? []), now.SOFTWARE),
  ]
  expect(found, stdout).toEqual([])
}

function merged(registry: Registry, more: Registry): Registry {
  const values = [...more].flatMap(([key, of]) =>
    [...of].map(([name, value]) => ({ key, name, value })),
  )
  return withValues(registry, values)
}

async function byHand(verb: 'load' | 'unload'): Promise<void> {
  for (const { mount, file } of PLAN.hives) {
    const rest = verb === 'load' ? [`F:\\${file}`] : []
    must(await machine.reg(verb, `HKLM\\${mount}`, ...rest))
  }
}

async function loadedHives(): Promise<string[]> {
  const { stdout } = await machine.reg('query', 'HKLM')
  return [...stdout.matchAll(/^HKEY_LOCAL_MACHINE\\(BROKEN\w*)/gim)].map(([, name = '']) => name)
}
