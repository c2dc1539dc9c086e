import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Action } from '../../lib/model'
import { need } from './available'
import { keptBase } from './kept-base'
import { planOf, putScript } from './plans'
import { runPs1 } from './powershell'
import { addService, SERVICES } from './services'
import { SHELLS, type Shell } from './shells'
import { must, openPrefix, type Prefix } from './wine'

/** An account that has a password: sc sets it only together with it, and no script knows it. */

let machine: Prefix
afterEach(() => machine?.dispose())

const ACCOUNT: Action = {
  kind: 'service-account',
  step: '1',
  service: 'RepairbookOne',
  account: 'LocalSystem',
}
const PLACE = 'service RepairbookOne account'
const NOTE = `${PLACE}: it has a password, which this script does not know: undo will not put it back.`

async function withAccount(account: string): Promise<void> {
  machine = await openPrefix({ standIns: true })
  await addService(machine, 'RepairbookOne', { start: 3, running: false, account })
}

async function run(shell: Shell, mode: 'apply' | 'check' | 'undo') {
  const file = await putScript(machine, planOf([ACCOUNT]), shell)
  return shell === 'cmd' ? machine.runCmd(file, [`/${mode}`]) : runPs1(machine, file, [`-${mode}`])
}

const configured = async () => (await machine.calls('sc')).filter(({ verb }) => verb === 'config')

async function accountNow(): Promise<string> {
  const { stdout } = await machine.reg('query', `${SERVICES}\\RepairbookOne`, '/v', 'ObjectName')
  return /REG_SZ\s+(.*)/.exec(stdout)?.[1]?.trim() ?? ''
}

describe.skipIf(!need('wine', 'mingw', 'hivex', 'dotnet')).each(SHELLS)('by %s', (shell) => {
  it('is said before it is changed, and not put back without its password', async () => {
    await withAccount('.\\backup user')
    const checked = await run(shell, 'check')
    expect(checked.stdout).toContain(NOTE)
    const applied = await run(shell, 'apply')
    expect(applied.exitCode, applied.stdout).toBe(0)
    const [note, changed] = [NOTE, '[changed]'].map((text) => applied.stdout.indexOf(text))
    expect(note).toBeGreaterThanOrEqual(0)
    expect(note).toBeLessThan(changed ?? 0)
    const log = join(keptBase(join(machine.path, 'drive_c')), 'example.online.1', 'log.txt')
    expect(await readFile(log, 'utf8')).toContain(NOTE)

    await machine.injectFaults([])
    const undone = await run(shell, 'undo')
    expect(undone.exitCode).toBe(1)
    expect(undone.stdout).toContain(`[failed]  ${PLACE}: "LocalSystem" -> ".\\backup user"`)
    expect(undone.stdout).toContain('without its password')
    expect(await configured()).toEqual([])
    expect(await accountNow()).toBe('LocalSystem')

    // By hand, as its owner can; then there is nothing left to put back.
    const value = ['/v', 'ObjectName', '/d', '.\\backup user', '/f']
    must(await machine.reg('add', `${SERVICES}\\RepairbookOne`, ...value))
    const again = await run(shell, 'undo')
    expect(again.exitCode, again.stdout).toBe(0)
    expect((await run(shell, 'undo')).stdout).toContain('Nothing to undo')
  })

  it.each(['NT AUTHORITY\\LocalService', 'CORP\\managed$', 'NT SERVICE\\RepairbookOne'])(
    'one without a password goes back: %s',
    async (account) => {
      await withAccount(account)
      const applied = await run(shell, 'apply')
      expect(applied.stdout).not.toContain('password')
      expect(await accountNow()).toBe('LocalSystem')
      const undone = await run(shell, 'undo')
      expect(undone.exitCode, undone.stdout).toBe(0)
      expect(await accountNow()).toBe(account)
    },
  )
})
