import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Action, Plan, Target } from '../../lib/model'
import { bytesOf, emitScript } from '../../lib/script'
import { CANARY, hostileTexts } from '../unit/hostile'
import { KEY, planWith, stated } from '../unit/stated-plan'
import { need } from './available'
import { keptBase } from './kept-base'
import { runPs1 } from './powershell'
import type { Answer } from './program'
import { difference, type Registry } from './registry'
import { registryText } from './registry-text'
import { SHELLS, type Shell } from './shells'
import { freshRegistry } from './template'
import { must, openPrefix, type Prefix } from './wine'

/**
 * Attacks that want to leave a file behind, in every place that a script takes words from: the
 * article, its file's name, the registry that the script looks at, and what an earlier run kept. All
 * of it is run, and no such file may be there afterwards.
 */

let prefix: Prefix | undefined

async function open(): Promise<Prefix> {
  prefix = await openPrefix({ standIns: true })
  return prefix
}

afterEach(async () => {
  await prefix?.dispose()
  prefix = undefined
})

/** The file that any attack would make; also as a name that a redirection may have cut short. */
const canaryOf = ({ path }: Prefix) =>
  ['canary', 'canary.'].some((name) => existsSync(join(path, 'drive_c', name)))

const extension = { cmd: 'cmd', powershell: 'ps1' } as const

async function runText(machine: Prefix, shell: Shell, text: string): Promise<Answer> {
  const file = await machine.put(`control.${extension[shell]}`, text)
  return shell === 'cmd' ? machine.runCmd(file) : runPs1(machine, file)
}

async function run(machine: Prefix, shell: Shell, plan: Plan, ...args: string[]): Promise<Answer> {
  const emitted = emitScript(plan, shell)
  if (!emitted.ok) throw new Error(emitted.message.en)
  const file = await machine.put(emitted.script.fileName, bytesOf(emitted.script))
  return shell === 'cmd' ? machine.runCmd(file, args) : runPs1(machine, file, args)
}

/** The attacks that a value may hold and the registry too: strings without a NUL. */
const ATTACKS = hostileTexts(620, 11).filter(
  (text) => !/\p{Surrogate}/u.test(text) && !text.includes('\0'),
)
const SHORT = ATTACKS.filter((text) => text.length < 2000)

const able = (shell: Shell) =>
  need('wine', 'mingw', 'hivex', ...(shell === 'cmd' ? [] : (['dotnet'] as const)))

describe.each(SHELLS.filter(able))('%s', (shell) => {
  it('would leave a canary if anything ran', async () => {
    const machine = await open()
    const text =
      shell === 'cmd'
        ? `@echo off\r\nset "X=" & copy nul ${CANARY} & rem "\r\n`
        : `'x'; [IO.File]::WriteAllText('${CANARY}', 'x'); ''\r\n`
    await runText(machine, shell, text)
    expect(canaryOf(machine)).toBe(true)
  })

  it('runs nothing of 500 comments, labels and reasons', async () => {
    expect(ATTACKS.length).toBeGreaterThan(500)
    const machine = await open()
    const omissions = ATTACKS.map((en) => ({ step: en, reason: { en, fr: en } }))
    const actions = SHORT.map((step, i) => ({
      ...stated(`n${i}`, { type: 'REG_DWORD', data: 1 }),
      step,
    })).slice(0, shell === 'cmd' ? 8 : SHORT.length)
    const [article = ''] = SHORT
    const remake = { command: SHORT.join(' '), url: SHORT.slice(0, 90).join('&') }
    const plan = planWith(actions, { article, omissions, remake, mode: 'check' })
    const answer = await run(machine, shell, plan)
    expect(answer.stdout).toContain(`${actions.length} values: 0 right, ${actions.length} wrong`)
    expect(canaryOf(machine)).toBe(false)
    expect(difference(await freshRegistry(), await machine.exportRegistry())).toEqual([])
  })

  it('says old values that were planted, and runs nothing of them', async () => {
    const machine = await open()
    const planted =
      shell === 'cmd' ? SHORT.filter((text) => !text.includes('%')).slice(0, 14) : SHORT
    const values = new Map(
      planted.map((data, i): [string, { type: string; data: string }] => [
        `v${i}`,
        { type: i % 2 === 0 ? 'REG_SZ' : 'REG_EXPAND_SZ', data },
      ]),
    )
    const before: Registry = new Map([[`HKEY_LOCAL_MACHINE\\Software\\${KEY}`, values]])
    const text = registryText(before)
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
    must(await machine.importReg(await machine.put('planted.reg', bytes)))
    const all = await machine.exportRegistry()
    const plan = planWith(planted.map((_, i) => stated(`v${i}`, { type: 'REG_DWORD', data: 7 })))
    const count = planted.length
    const answer = await run(machine, shell, plan)
    expect(answer.stdout).toContain(
      `${count} values: 0 were right, ${count} changed, 0 still wrong`,
    )
    expect(answer.exitCode).toBe(0)
    expect(canaryOf(machine)).toBe(false)
    const undone = await run(machine, shell, plan, shell === 'cmd' ? '/undo' : '-Undo')
    expect(undone.exitCode).toBe(0)
    expect(canaryOf(machine)).toBe(false)
    expect(difference(all, await machine.exportRegistry())).toEqual([])
  })

  it('undoes by what somebody else wrote into before.txt, and runs nothing of it', async () => {
    const machine = await open()
    const planted = SHORT.filter((text) => !/[\r\n]/.test(text)).slice(0, shell === 'cmd' ? 9 : 200)
    const folder = keptBase(join(machine.path, 'drive_c'))
    const service: Action = { kind: 'service-start', step: '1', service: 'A', start: 'demand' }
    const actions = planted.map((_, i) => stated(`v${i}`, { type: 'REG_DWORD', data: 7 }))
    const lines = planted.map((attack, i) => {
      const old = [`file 1 & copy nul ${CANARY}`, attack, `file ${attack}`, `REG_SZ ${attack}`][
        i % 4
      ]
      return `"HKLM\\SOFTWARE\\${KEY}" "v${i}" "${old}"\r\n${attack}\r\n`
    })
    const start = `"service A" "start" "demand & copy nul ${CANARY}"\r\n`
    const run1 = join(folder, 'example.online.1')
    await mkdir(run1, { recursive: true })
    // The first that cannot be put back does not stop the others, but for the next run's folder.
    await writeFile(join(run1, 'before.txt'), start + lines.join(''))
    await run(machine, shell, planWith([...actions, service]), shell === 'cmd' ? '/undo' : '-Undo')
    expect(canaryOf(machine)).toBe(false)
  })
})

describe.skipIf(!need('wine'))('reg', () => {
  it('imports nothing of 500 comments, labels and reasons', async () => {
    const machine = await open()
    const omissions = ATTACKS.map((en) => ({ step: en, reason: { en, fr: en } }))
    const actions = SHORT.map((step, i) => ({
      ...stated(`n${i}`, { type: 'REG_DWORD', data: 1 }),
      step,
    }))
    const target: Target = 'reg'
    const emitted = emitScript(planWith(actions, { omissions, article: SHORT.join('') }), target)
    if (!emitted.ok) throw new Error(emitted.message.en)
    must(await machine.importReg(await machine.put('comments.reg', bytesOf(emitted.script))))
    const registry = await machine.exportRegistry()
    const key = registry.get(`HKEY_LOCAL_MACHINE\\Software\\${KEY}`)
    expect([...(key?.keys() ?? [])].length).toBe(actions.length)
    registry.delete(`HKEY_LOCAL_MACHINE\\Software\\${KEY}`)
    expect(difference(await freshRegistry(), registry)).toEqual([])
  })
})
