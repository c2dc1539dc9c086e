import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Script, Target } from '../../lib/model'
import type { RegistrySetAction } from '../../lib/model/registry-action'
import { bytesOf, emitScript, textOf } from '../../lib/script'
import { dataText } from '../../lib/script/wording'
import { hostileTexts } from '../unit/hostile'
import { KEY, planWith, stated } from '../unit/stated-plan'
import { need } from './available'
import { makeHive, readHive } from './hive'
import { everyPlaceOf, hivexReads, made, statable } from './hostile-values'
import { runPs1 } from './powershell'
import { runOrThrow } from './program'
import { difference } from './registry'
import { freshRegistry } from './template'
import { must, openPrefix, type Prefix } from './wine'

/**
 * Hundreds of hostile names, keys and data in one script, run by programs that we did not write:
 * what is not refused arrives exactly, and nothing else changes in all of HKLM.
 */

const TEXTS = hostileTexts(60)

/** Every text in every place; numbers, bytes. */
const ACTIONS: readonly RegistrySetAction[] = [
  stated('', { type: 'REG_SZ', data: 'the default value' }),
  ...everyPlaceOf(TEXTS),
  stated('none of a list', { type: 'REG_MULTI_SZ', data: [] }),
  stated('empty', { type: 'REG_SZ', data: '' }),
  ...[0, 1, 0x7fffffff, 0x80000000, 0xffffffff].map((data) =>
    stated(`dword ${data}`, { type: 'REG_DWORD', data }),
  ),
  ...['0', '1', '9007199254740993', '9223372036854775808', '18446744073709551615'].map((data) =>
    stated(`qword ${data}`, { type: 'REG_QWORD', data }),
  ),
  ...['', '00', 'ff00ff', '0d0a22255e'.repeat(40)].flatMap((data, i) => [
    stated(`binary ${i}`, { type: 'REG_BINARY', data }),
    stated(`none ${i}`, { type: 'REG_NONE', data }),
  ]),
]

function scriptOf(actions: RegistrySetAction[], target: Target): Script {
  const emitted = emitScript(planWith(actions), target)
  if (!emitted.ok) throw new Error(emitted.message.en)
  return emitted.script
}

const SOFTWARE = 'HKEY_LOCAL_MACHINE\\Software\\'

/** All of HKLM is as it was, with exactly these values. */
async function expectOnly(machine: Prefix, actions: RegistrySetAction[]): Promise<void> {
  const ours = new RegExp(`^HKEY_LOCAL_MACHINE\\\\Software\\\\${KEY}(?:\\\\|$)`, 'i')
  const all = [...(await machine.exportRegistry())]
  const rest = new Map(all.filter(([path]) => !ours.test(path)))
  const changed = new Map(all.filter(([path]) => ours.test(path)))
  expect(difference(made(actions, SOFTWARE), changed)).toEqual([])
  expect(difference(await freshRegistry(), rest)).toEqual([])
}

let prefix: Prefix | undefined

async function open(): Promise<Prefix> {
  prefix = await openPrefix({ standIns: false })
  return prefix
}

afterEach(async () => {
  await prefix?.dispose()
  prefix = undefined
})

describe.skipIf(!need('wine'))('a .reg file', () => {
  it.each(['reg import', 'regedit'])('brings everything by %s', async (way) => {
    const actions = statable(ACTIONS, 'reg')
    expect(actions.length).toBeGreaterThan(800)
    const machine = await open()
    const file = await machine.put('quoting.reg', bytesOf(scriptOf(actions, 'reg')))
    must(await (way === 'regedit' ? machine.regedit(file) : machine.importReg(file)))
    await expectOnly(machine, actions)
  })
})

describe.skipIf(!need('hivex'))('a .reg file', () => {
  it('brings everything by hivex', async () => {
    const actions = statable(ACTIONS, 'reg').filter(hivexReads)
    const folder = await mkdtemp(join(tmpdir(), 'repairbook-quoting-'))
    try {
      const hive = join(folder, 'SOFTWARE')
      // hivexregedit makes no parents, and reads UTF-8 with the line ends of where we are.
      const all = made(actions, '')
      await makeHive(hive, new Map([...all.keys()].map((path) => [path, new Map()])))
      const text = textOf(scriptOf(actions, 'reg')).replaceAll('\r\n', '\n')
      await writeFile(join(folder, 'quoting.reg'), text)
      await runOrThrow(
        'hivexregedit',
        ['--merge', '--prefix', 'HKEY_LOCAL_MACHINE\\SOFTWARE', hive, join(folder, 'quoting.reg')],
        { env: { PERL_UNICODE: 'D' } },
      )
      const read = await readHive(hive)
      read.delete('')
      expect(difference(all, read)).toEqual([])
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe.skipIf(!need('wine', 'dotnet'))('a PowerShell script', () => {
  it('brings everything, by the real engine', async () => {
    const actions = statable(ACTIONS, 'powershell')
    expect(actions.length).toBeGreaterThan(700)
    const machine = await open()
    const file = await machine.put('quoting.ps1', bytesOf(scriptOf(actions, 'powershell')))
    const answer = await runPs1(machine, file)
    expect(answer.stderr).toBe('')
    expect(answer.stdout).toContain(
      `${actions.length} values: 0 were right, ${actions.length} changed`,
    )
    expect(answer.exitCode).toBe(0)
    await expectOnly(machine, actions)
  })
})

/** Wine puts variables into what it has put in already; Windows' own cmd reads a line once. */
const wineReads = ({ key, name, value }: RegistrySetAction) =>
  !`${key}${name}${JSON.stringify(value.data)}`.includes('%')

describe.skipIf(!need('wine'))('a CMD file', () => {
  it('is read by cmd as it is meant: every argument of its calls', async () => {
    const actions = statable(ACTIONS, 'cmd').filter(wineReads)
    expect(actions.length).toBeGreaterThan(150)
    const machine = await open()
    const calls = scriptOf(actions, 'cmd').lines.filter(({ step }) => step !== null)
    const lines = [
      '@echo off',
      'setlocal EnableExtensions DisableDelayedExpansion',
      ...calls.map(({ text }) => text),
      'goto :eof',
      // The routine of the script takes its arguments like this; SET prints what they are.
      ':value',
      ...['KEY', 'NAME', 'TYPE', 'DATA'].map((name, i) => `set "Q_${name}=%~${i + 1}"`),
      'set Q_>>C:\\work\\read.txt',
      'echo ;>>C:\\work\\read.txt',
      'goto :eof',
    ]
    await machine.runCmd(await machine.put('read.cmd', `${lines.join('\r\n')}\r\n`))
    const read = (await readFile(join(machine.path, 'drive_c', 'work', 'read.txt'), 'latin1'))
      .split(/^;\r\n/m)
      .slice(0, -1)
      .map(
        (part) =>
          new Map(
            part
              .split('\r\n')
              .map((line) => [line.split('=')[0], line.slice(line.indexOf('=') + 1)]),
          ),
      )
    const given = (text: string) => text || undefined
    expect(
      read.map((part) => [
        part.get('Q_KEY'),
        part.get('Q_NAME'),
        part.get('Q_TYPE'),
        part.get('Q_DATA'),
      ]),
    ).toEqual(
      actions.map(({ key, name, value }) => [
        `HKLM\\SOFTWARE\\${key}`,
        given(name),
        value.type,
        given(dataText(value)),
      ]),
    )
  })

  it('brings what cmd, reg and its own routines hold between them', async () => {
    // Wine 8's reg prints (null) for every REG_QWORD, so no script can read one back there.
    const all = statable(ACTIONS, 'cmd').filter(
      (action) => wineReads(action) && action.value.type !== 'REG_QWORD',
    )
    // At even steps through all of them: a value takes four programs.
    const actions = all.filter((_, i) => i % Math.ceil(all.length / 24) === 0)
    const machine = await open()
    const answer = await machine.runCmd(
      await machine.put('quoting.cmd', bytesOf(scriptOf(actions, 'cmd'))),
    )
    expect(answer.stdout).toContain(
      `${actions.length} values: 0 were right, ${actions.length} changed`,
    )
    expect(answer.exitCode).toBe(0)
    await expectOnly(machine, actions)
  })
})
