import type { Choices, Situation } from '../../lib/model'
import { download } from './emitted'
import { runPs1 } from './powershell'
import type { Answer } from './program'
import type { Prefix } from './wine'

/** The two targets that look before they write, report, and can check. */
export type Shell = 'cmd' | 'powershell'
export const SHELLS: readonly Shell[] = ['cmd', 'powershell']

/** A script as its reader has it: downloaded into a prefix, run with options. */
export interface Script {
  run(options?: Options): Promise<Answer>
}

export interface Options {
  drive?: string
  check?: boolean
  apply?: boolean
  log?: string
  /** Arguments as they stand, for what the options above do not say. */
  more?: readonly string[]
}

/** Downloads the script for these choices; what is not chosen is the default. */
export async function script(
  prefix: Prefix,
  shell: Shell,
  situation: Situation,
  chosen: Partial<Choices> = {},
): Promise<Script> {
  const file = await download(prefix, situation, shell, chosen)
  return {
    run: (options = {}) => {
      const args = argumentsFor(shell, options)
      return shell === 'cmd' ? prefix.runCmd(file, args) : runPs1(prefix, file, args)
    },
  }
}

function argumentsFor(shell: Shell, { drive, check, apply, log, more = [] }: Options): string[] {
  const name = (cmd: string, powershell: string) => (shell === 'cmd' ? cmd : powershell)
  return [
    ...(drive === undefined ? [] : [name('/drive', '-Drive'), drive]),
    ...(check ? [name('/check', '-Check')] : []),
    ...(apply ? [name('/apply', '-Apply')] : []),
    ...(log === undefined ? [] : [name('/log', '-LogFolder'), log]),
    ...more,
  ]
}
