import type { Nodes } from 'mdast'
import { parseRegistryKey } from '../command'
import type { Command, Procedure, Situation } from '../model'
import { offsetsOf } from './offsets'
import type { Section } from './sections'
import type { Reading } from './steps'
import { walk } from './walk'

type Access = Procedure['access']

/** What a passage gives away about the machine that it works on. No word of any language counts. */
export interface Evidence {
  online: number
  offline: number
  /** Boot stores by a letter: on an attached disk, or on a partition of the machine that was given one. */
  stores: number
  /** Boot files made from the machine's own Windows: then a store's letter is one of that machine. */
  ownBoot: number
  serial: number
  remote: number
  agent: number
}

/**
 * Links to the articles that every language of the family points to, by the names of their files:
 * how to attach a disk, how to open a console, how to reach a machine from another one.
 */
const LINKED: Array<[keyof Evidence, RegExp]> = [
  ['offline', /troubleshoot-recovery-disks|repair-windows-vm-using-azure-virtual-machine-repair/i],
  ['serial', /serial-console/i],
  [
    'remote',
    /remote-tools-troubleshoot|\bpstools\b|\bpsexec\b|manage-remote-access-to-the-registry/i,
  ],
  ['agent', /custom-?script|extensions-customscript|run-command/i],
]

/**
 * What only a disk that is attached to another machine asks for. So does a volume that is checked by
 * another letter than the running Windows has, or by one that the reader is to fill in.
 */
const OFFLINE =
  /\/image:|\/offbootdir|\/offwindir|\breg(?:\.exe)?\s+(?:un)?load\s|\bmanage-bde\s+-(?:unlock\b|\S+\s+"?[D-Zd-z]:)|\b[D-Zd-z]:\\(?:windows|programdata)\b|>:\\?(?:windows|programdata)\b|^(?:chkdsk|defrag)(?:\.exe)?\s+"?(?:[D-Zd-z]|<[^<>\n]+>|\[[^\][\n]+\]):/i
/** The same, unless the machine's own boot files are meant: see `ownBoot`. */
const STORE = /\/store\s|\b[D-Zd-z]:\\(?:boot|efi)\b|>:\\?(?:boot|efi)\b/i
const OWN_BOOT =
  /^bcdboot(?:\.exe)?\s+"?(?:C:|%(?:SystemRoot|windir|SystemDrive)%|\$env:(?:SystemRoot|windir|SystemDrive))/i
const ONLINE =
  /\/online\b|\{current\}|^bcdedit\b(?!.*\/store)|^(?:sc|net|netsh|gpupdate|netstat)(?:\.exe)?\s|^(?:Get|Set|Start|Stop|Restart)-(?:Service|NetFirewall\w+|NetAdapter\w*)\b|\bC:\\(?:windows|program)/i
const REMOTE = /^(?:psexec\b|Enter-PSSession\b|Invoke-Command\b)|\bNew-PSSession/i
/** The first two or three names of a key tell whose hive it is. */
const KEY = /\bHK(?:LM|U|EY_LOCAL_MACHINE|EY_USERS):?(?:\\[^\\"'\s]+){1,2}/gi

const NOTHING: Evidence = {
  online: 0,
  offline: 0,
  stores: 0,
  ownBoot: 0,
  serial: 0,
  remote: 0,
  agent: 0,
}

/** Of a section's own text, without the sections below it. */
export function evidenceOf(section: Section, reading: Reading): Evidence {
  const evidence: Evidence = { ...NOTHING }
  for (const node of section.children) {
    walk(node, (child) => {
      if (child.type === 'link') weighLink(child.url, evidence)
      else if (child.type === 'text' || child.type === 'inlineCode') {
        weighName(child, reading, evidence)
      }
      for (const command of reading.commandsOf(child)) weighCommand(command, evidence)
    })
  }
  return evidence
}

function weighLink(url: string, evidence: Evidence): void {
  if (url.startsWith('#')) return
  for (const [kind, names] of LINKED) if (names.test(url)) evidence[kind]++
}

/**
 * Registry Editor's steps name the hive that is loaded, and its file on the attached disk: in bold, in
 * code or in neither. `**\windows` behind a letter opens no bold text in CommonMark, and languages
 * without blanks between words have a letter there.
 */
function weighName(node: Nodes, reading: Reading, evidence: Evidence): void {
  const { start, end } = offsetsOf(node)
  if (/system32\\+config\\/i.test(reading.source.text.slice(start, end))) evidence.offline++
}

function weighCommand({ text, shell, outcome }: Command, evidence: Evidence): void {
  if (outcome === 'comment') return
  for (const [path] of text.matchAll(KEY)) {
    const key = parseRegistryKey(path.replace(':', ''))
    if (key?.mount) evidence.offline++
    else if (key?.hive) evidence.online++
  }
  if (outcome === 'sample') return
  if (OWN_BOOT.test(text)) evidence.ownBoot++
  if (OFFLINE.test(text)) evidence.offline++
  else if (STORE.test(text)) evidence.stores++
  else if (ONLINE.test(text)) evidence.online++
  if (REMOTE.test(text)) evidence.remote++
  if (shell === 'sac' || /^remove-module\s+psreadline/i.test(text)) evidence.serial++
}

export function addEvidence(one: Evidence, other: Evidence): Evidence {
  return {
    online: one.online + other.online,
    offline: one.offline + other.offline,
    stores: one.stores + other.stores,
    ownBoot: one.ownBoot + other.ownBoot,
    serial: one.serial + other.serial,
    remote: one.remote + other.remote,
    agent: one.agent + other.agent,
  }
}

/** Null where nothing tells. */
export function situationFrom({ online, offline, stores, ownBoot }: Evidence): Situation | null {
  const here = online + ownBoot
  const there = offline + (ownBoot > 0 ? 0 : stores)
  if (here === there) return null
  return there > here ? 'offline' : 'online'
}

/** The way that most is said about; commands and links to the console alone say nothing of others. */
export function accessFrom({ serial, remote, agent }: Evidence): Access {
  const most = Math.max(serial, remote, agent)
  if (most === 0) return null
  if (remote === most) return 'remote'
  return agent === most ? 'agent' : 'serial'
}
