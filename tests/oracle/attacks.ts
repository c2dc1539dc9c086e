import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Action, Plan, Target } from '../../lib/model'
import { CANARY, hostileTexts } from '../unit/hostile'
import { stated } from '../unit/stated-plan'
import { runPs1 } from './powershell'
import type { Answer } from './program'
import { runVmRepair } from './vm-repair-driver'
import type { Prefix } from './wine'

/** Attacks that want to leave a file behind, and a look at whether one did. */

/** The attacks that a value may hold and the registry too: strings without a NUL. */
export const ATTACKS = hostileTexts(620, 11).filter(
  (text) => !/\p{Surrogate}/u.test(text) && !text.includes('\0'),
)
export const SHORT = ATTACKS.filter((text) => text.length < 2000)

/** The file that any attack would make; also as a name that a redirection may have cut short. */
export const canaryOf = ({ path }: Prefix) =>
  ['canary', 'canary.'].some((name) => existsSync(join(path, 'drive_c', name)))

/** What no reader can choose, but an article or its author's file may hold: all of it attacks. */
export function comments(): Pick<Plan, 'article' | 'omissions' | 'remake'> {
  const omissions = ATTACKS.map((en) => ({ step: en, reason: { en, fr: en } }))
  const remake = { command: SHORT.join(' '), url: SHORT.slice(0, 90).join('&') }
  return { article: SHORT[0] ?? '', omissions, remake }
}

/** Values that are harmless, each in a step with an attack for its label. */
export function labelled(count = SHORT.length): Action[] {
  return SHORT.slice(0, count).map((step, i) => ({
    ...stated(`n${i}`, { type: 'REG_DWORD', data: 1 }),
    step,
  }))
}

/** Runs a script of ours in which an attack succeeded: as `target` runs what is emitted for it. */
export async function runControl(machine: Prefix, target: Target): Promise<Answer> {
  const powerShell = `'x'; [IO.File]::WriteAllText('${CANARY}', 'x'); ''\r\n`
  switch (target) {
    case 'cmd': {
      const text = `@echo off\r\nset "X=" & copy nul ${CANARY} & rem "\r\n`
      return machine.runCmd(await machine.put('control.cmd', text))
    }
    case 'powershell':
    case 'run-command':
      return runPs1(machine, await machine.put('control.ps1', powerShell))
    case 'vm-repair':
      return runVmRepair(machine, Buffer.from(powerShell))
    case 'reg':
    case 'serial':
      throw new Error(`${target} has no script that is run`)
    default: {
      const never: never = target
      throw new Error(`no way to run ${never}`)
    }
  }
}
