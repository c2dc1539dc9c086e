import type { Shell } from '../model'

/** What stands before a command where someone copied a console's screen. */
export interface Prompt {
  /** Null for a debugger's, whose commands are none of ours. */
  shell: Shell | null
  length: number
}

const PROMPTS: Array<[Shell | null, RegExp]> = [
  ['powershell', /^(?:\[[^\]\n]{1,60}\]: ?)?PS(?: [A-Za-z]:\\[^>\n]{0,200}| [A-Za-z]+:\\?)?> ?/],
  ['cmd', /^[A-Za-z]:(?:\\[^<>|?*"\n]{0,200})?> ?/],
  ['diskpart', /^DISKPART> ?/i],
  ['sac', /^SAC> ?/i],
  [null, /^\d{0,2}:? ?kd> ?/i],
]

/** The prompt at the start of a line, or null. */
export function promptOf(line: string): Prompt | null {
  for (const [shell, pattern] of PROMPTS) {
    const match = pattern.exec(line)
    if (match) return { shell, length: match[0].length }
  }
  return null
}
