import type { Shell } from '../model'

/**
 * The programs that the articles call, and what must follow the name for a line to be a command and
 * not a sentence that begins with the same word ("net" and "copy" are words of many languages).
 */
interface Program {
  name: string
  shell: Shell
  /** Tried on the text after the name and its blanks. */
  follows: RegExp
}

const SWITCH = /^[/-][A-Za-z?]/
const cmd = (name: string, follows: RegExp): Program => ({ name, shell: 'cmd', follows })

export const PROGRAMS: Program[] = [
  cmd('reg', /^(add|delete|query|load|unload|export|import|copy|save|restore)\s+\S/i),
  cmd('bcdedit', SWITCH),
  cmd(
    'sc',
    /^(\\\\\S+\s+)?(config|query|queryex|qc|start|stop|failure|sdshow|sdset|create|delete)\s+\S/i,
  ),
  cmd('net', /^(start|stop|user|localgroup|use|accounts|share|session|view)(\s|$)/i),
  cmd('netsh', /^(advfirewall|interface|int|firewall|winhttp|winsock|nap|dhcp|wlan|ipsec)\s+\S/i),
  cmd('dism', SWITCH),
  cmd('sfc', SWITCH),
  cmd('chkdsk', /^([A-Za-z<]|\/)/),
  cmd('bcdboot', /^[A-Za-z<]/),
  cmd('icacls', /^\S+\s+\//),
  cmd('takeown', SWITCH),
  cmd('attrib', /^[+-]/),
  cmd('gpupdate', SWITCH),
  cmd('shutdown', SWITCH),
  cmd('wevtutil', /^(qe|el|gl|sl|epl|cl|query-events)\s+\S/i),
  cmd('manage-bde', SWITCH),
  cmd('robocopy', /^\S+\s+\S/),
]

const BY_NAME = new Map(PROGRAMS.map((program) => [program.name, program]))
const NAME = new RegExp(`(?:^|[\\\\/])(${[...BY_NAME.keys()].join('|')})(?:\\.exe|\\.com)?$`, 'i')

const WITHIN = new RegExp(
  `\\s(?:\\S*[\\\\/])?(?:${[...BY_NAME.keys()].join('|')})(?:\\.exe|\\.com)?\\s`,
  'i',
)

/** True where a known program's name stands after the text's first word: most lines have none. */
export function namesProgramWithin(text: string): boolean {
  return WITHIN.test(text)
}

/** `reg`, `REG.EXE` or `%SystemRoot%\System32\reg.exe` to the program of that name, if it is known. */
export function programNamed(word: string): Program | null {
  const name = NAME.exec(word)?.[1]
  return name === undefined ? null : (BY_NAME.get(name.toLowerCase()) ?? null)
}

/** The program that the text starts with, where what follows makes it a command. */
export function programStarting(text: string): Program | null {
  const end = text.search(/\s|$/)
  const program = programNamed(text.slice(0, end))
  return program?.follows.test(text.slice(end).trimStart()) ? program : null
}
