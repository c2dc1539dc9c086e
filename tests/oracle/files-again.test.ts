import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Action } from '../../lib/model'
import { need } from './available'
import { planOf, putScript } from './plans'
import { runPs1 } from './powershell'
import type { Answer } from './program'
import { SHELLS, type Shell } from './shells'
import { openPrefix, type Prefix } from './wine'

/** Files that are moved and backed up: what a second look says of them, the same by both shells. */

let machine: Prefix
let folder: string

afterEach(() => machine?.dispose())

async function open(files: Record<string, string>, folders: readonly string[] = []): Promise<void> {
  machine = await openPrefix({ standIns: true })
  folder = join(machine.path, 'drive_c', 'data')
  await mkdir(folder)
  for (const name of folders) await mkdir(join(folder, name))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
}

/** What lies in the folder: files with their text, folders with a backslash. */
async function found(): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const pairs = entries.map(async (entry): Promise<[string, string]> => {
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(folder.length + 1)
    return entry.isDirectory() ? [`${name}/`, ''] : [name, await readFile(path, 'utf8')]
  })
  return Object.fromEntries((await Promise.all(pairs)).sort())
}

const MODES = {
  cmd: { apply: '/apply', check: '/check', undo: '/undo' },
  powershell: { apply: '-Apply', check: '-Check', undo: '-Undo' },
} as const

async function run(
  shell: Shell,
  actions: Action[],
  mode: 'apply' | 'check' | 'undo',
): Promise<Answer> {
  const file = await putScript(machine, planOf(actions), shell)
  const args = [MODES[shell][mode]]
  return shell === 'cmd' ? machine.runCmd(file, args) : runPs1(machine, file, args)
}

const move = (from: string, to: string, rename?: true): Action => ({
  kind: 'file-move',
  step: '1',
  from: `C:\\data\\${from}`,
  to: `C:\\data\\${to}`,
  ...(rename && { rename }),
})

const OTHER: Record<Shell, Shell> = { cmd: 'powershell', powershell: 'cmd' }
const CAN = need('wine', 'mingw', 'hivex', 'dotnet')

describe.skipIf(!CAN).each(SHELLS)('a file that is moved by %s', (shell) => {
  const MOVE = [move('a.sys', 'a.old')]

  it('is right where a run moved it, also to the other shell, and goes back', async () => {
    await open({ 'a.sys': 'one' })
    expect((await run(shell, MOVE, 'apply')).exitCode).toBe(0)
    for (const each of SHELLS) {
      const checked = await run(each, MOVE, 'check')
      expect(checked.stdout).toContain('[right]   C:\\data\\a.sys file: "moved to C:\\data\\a.old"')
      expect(checked.exitCode).toBe(0)
    }
    expect((await run(shell, MOVE, 'apply')).exitCode).toBe(0)
    const undone = await run(OTHER[shell], MOVE, 'undo')
    expect(undone.exitCode, undone.stdout).toBe(0)
    expect(undone.stdout).not.toContain('not of this script')
    expect(await found()).toEqual({ 'a.sys': 'one' })
    expect((await run(shell, MOVE, 'check')).exitCode).toBe(1)
  })

  it('is not claimed where no run moved it, and a file of the new name is there', async () => {
    await open({ 'a.old': 'somebody’s' })
    const checked = await run(shell, MOVE, 'check')
    expect(checked.stdout).toContain(
      '[differs] C:\\data\\a.sys file: is "absent, and its new name is taken", should be "moved to C:\\data\\a.old"',
    )
    expect(checked.exitCode).toBe(1)
    const applied = await run(shell, MOVE, 'apply')
    expect(applied.stdout).toContain('[failed]')
    expect(applied.exitCode).toBe(1)
    expect(await found()).toEqual({ 'a.old': 'somebody’s' })
    expect((await run(shell, MOVE, 'undo')).stdout).toContain('Nothing to undo')
  })

  it('is missing where it is nowhere, also after a run moved it', async () => {
    await open({ 'a.sys': 'one' })
    expect((await run(shell, MOVE, 'apply')).exitCode).toBe(0)
    await rm(join(folder, 'a.old'))
    const checked = await run(shell, MOVE, 'check')
    expect(checked.stdout).toContain('[missing] C:\\data\\a.sys file')
    expect(checked.exitCode).toBe(1)
    const undone = await run(shell, MOVE, 'undo')
    expect(undone.stdout).toContain('[failed]')
    expect(undone.exitCode).toBe(1)
  })

  it('does not go back over one that has come since, and does once that is gone', async () => {
    await open({ 'a.sys': 'one' })
    expect((await run(shell, MOVE, 'apply')).exitCode).toBe(0)
    await writeFile(join(folder, 'a.sys'), 'new')
    const undone = await run(shell, MOVE, 'undo')
    expect(undone.stdout).toContain('[failed]')
    expect(undone.exitCode).toBe(1)
    expect(await found()).toEqual({ 'a.old': 'one', 'a.sys': 'new' })
    await rename(join(folder, 'a.sys'), join(folder, 'theirs'))
    expect((await run(shell, MOVE, 'undo')).exitCode).toBe(0)
    expect(await found()).toEqual({ 'a.sys': 'one', theirs: 'new' })
  })

  it('goes into a folder that is there, is found in it, and comes out of it', async () => {
    await open({ 'a.sys': 'one' }, ['kept'])
    const into = [move('a.sys', 'kept')]
    const before = await run(shell, into, 'check')
    expect(before.stdout).toContain('is "present", should be "moved to C:\\data\\kept"')
    expect((await run(shell, into, 'apply')).exitCode).toBe(0)
    expect(await found()).toEqual({ 'kept/': '', 'kept/a.sys': 'one' })
    for (const each of SHELLS) expect((await run(each, into, 'check')).exitCode).toBe(0)
    const undone = await run(OTHER[shell], into, 'undo')
    expect(undone.exitCode, undone.stdout).toBe(0)
    expect(await found()).toEqual({ 'a.sys': 'one', 'kept/': '' })
  })

  it('does not go into it where one of its name is in it, nor where it is only renamed', async () => {
    const files = { 'a.sys': 'one', 'kept/a.sys': 'theirs', b: 'two' }
    await open(files, ['kept', 'b.old'])
    for (const actions of [[move('a.sys', 'kept')], [move('b', 'b.old', true)]]) {
      const checked = await run(shell, actions, 'check')
      expect(checked.stdout).toContain('is "present, and its new name is taken"')
      const applied = await run(shell, actions, 'apply')
      expect(applied.exitCode, applied.stdout).toBe(1)
    }
    expect(await found()).toEqual({ ...files, 'b.old/': '', 'kept/': '' })
  })

  it('as a folder has another name, and is found there', async () => {
    await open({ 'cache/one': '1' }, ['cache'])
    const renamed = [move('cache', 'cache.old')]
    expect((await run(shell, renamed, 'apply')).exitCode).toBe(0)
    for (const each of SHELLS) expect((await run(each, renamed, 'check')).exitCode).toBe(0)
    expect((await run(OTHER[shell], renamed, 'undo')).exitCode).toBe(0)
    expect(await found()).toEqual({ 'cache/': '', 'cache/one': '1' })
  })
})

describe.skipIf(!CAN).each(SHELLS)('a backup by %s of a file that a later step moves', (shell) => {
  const PLAN: Action[] = [
    { kind: 'file-copy', step: '1', from: 'C:\\data\\hosts', to: 'C:\\data\\hosts.bak' },
    move('hosts', 'hosts.old'),
    { kind: 'file-copy', step: '3', from: 'C:\\data\\good', to: 'C:\\data\\hosts' },
  ]

  it('is made once, is right to both shells, and a second run goes on with the rest', async () => {
    const files = { hosts: 'bad', good: 'good', 'hosts.bak': 'older' }
    await open(files)
    const first = await run(shell, PLAN, 'check')
    // One that somebody made before is no backup of this file.
    expect(first.stdout).toMatch(
      /\[differs\] C:\\data\\hosts\.bak file: is "(?:present|another file)"/,
    )
    const applied = await run(shell, PLAN, 'apply')
    expect(applied.exitCode, applied.stdout).toBe(0)
    const after = { good: 'good', hosts: 'good', 'hosts.bak': 'bad', 'hosts.old': 'bad' }
    expect(await found()).toEqual(after)
    for (const each of SHELLS) {
      const checked = await run(each, PLAN, 'check')
      expect(checked.exitCode, checked.stdout).toBe(0)
    }
    await writeFile(join(folder, 'hosts'), 'bad again')
    const again = await run(OTHER[shell], PLAN, 'apply')
    expect(again.exitCode, again.stdout).toBe(0)
    expect(await found()).toEqual(after)
    const undone = await run(shell, PLAN, 'undo')
    expect(undone.exitCode, undone.stdout).toBe(0)
    expect(await found()).toEqual(files)
  })
})

describe.skipIf(!CAN).each(SHELLS)(
  'a file that gives way, by %s, to one that is not there',
  (shell) => {
    const PLAN: Action[] = [
      move('hosts', 'hosts.old'),
      { kind: 'file-copy', step: '2', from: 'C:\\data\\good', to: 'C:\\data\\hosts' },
    ]

    it('stays, and gives way once that is there', async () => {
      await open({ hosts: 'bad' })
      const applied = await run(shell, PLAN, 'apply')
      expect(applied.stdout).toContain('C:\\data\\good is not there: nothing was written.')
      expect(applied.exitCode).toBe(1)
      expect(await found()).toEqual({ hosts: 'bad' })
      await writeFile(join(folder, 'good'), 'good')
      const again = await run(shell, PLAN, 'apply')
      expect(again.exitCode, again.stdout).toBe(0)
      const after = { good: 'good', hosts: 'good', 'hosts.old': 'bad' }
      expect(await found()).toEqual(after)
      // Where it is as it should be, what it was copied from is not asked for.
      expect((await run(OTHER[shell], PLAN, 'apply')).exitCode).toBe(0)
      expect(await found()).toEqual(after)
    })
  },
)

describe.skipIf(!CAN).each(SHELLS)('a file whose rights are changed by %s to move it', (shell) => {
  const path = 'C:\\data\\a.sys'
  const PLAN: Action[] = [
    { kind: 'ownership', step: '1', path, arguments: ['/a'] },
    { kind: 'permissions', step: '1', path, arguments: ['/grant', '*S-1-5-32-544:F'] },
    move('a.sys', 'a.old'),
  ]

  it('needs no rights once it is moved, by either shell, and they go back with it', async () => {
    await open({ 'a.sys': 'one' })
    const applied = await run(shell, PLAN, 'apply')
    expect(applied.exitCode, applied.stdout).toBe(0)
    expect(applied.stdout).toContain(`[done]    ${path} permissions: "done"`)
    for (const each of SHELLS) {
      for (const mode of ['apply', 'check'] as const) {
        const again = await run(each, PLAN, mode)
        expect(again.exitCode, again.stdout).toBe(0)
        expect(again.stdout).toContain(`[right]   ${path} owner: "not needed"`)
        expect(again.stdout).toContain(`[right]   ${path} permissions: "not needed"`)
        expect(again.stdout).not.toMatch(/\[(?:failed|todo|done)\]/)
      }
    }
    const undone = await run(OTHER[shell], PLAN, 'undo')
    expect(undone.exitCode, undone.stdout).toBe(0)
    expect(await found()).toEqual({ 'a.sys': 'one' })
    const before = (await machine.calls('icacls')).length
    expect(before).toBeGreaterThan(0)
    const third = await run(shell, PLAN, 'apply')
    expect(third.exitCode, third.stdout).toBe(0)
    expect(third.stdout).toContain(`[done]    ${path} permissions: "done"`)
  })
})
