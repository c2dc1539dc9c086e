import type { Word } from '../cmd/tokenize'
import { asks, change, PASSED, type ProgramResult, refuse } from '../grammar'

const CONTEXTS =
  'advfirewall, branchcache, bridge, dhcpclient, dnsclient, firewall, http, int, interface, ipsec, lan, namespace, nap, netio, ras, rpc, trace, wfp, winhttp, winsock, wlan'
const KNOWN = new Set(CONTEXTS.split(', '))

/** `netsh context … verb name=value…`. Source: Microsoft, networking/technologies/netsh. */
export function readNetsh(words: Word[]): ProgramResult {
  const plain = words.map(({ value }) => value)
  const [context = '', ...rest] = plain.map((word) => word.toLowerCase())
  if (context === '') return PASSED
  if (!KNOWN.has(context) && !/^[-/]/.test(context)) {
    return refuse(
      words[0] ?? null,
      `netsh has no context “${plain[0]}”: expected ${CONTEXTS}.`,
      `netsh n’a pas de contexte « ${plain[0]} » : il faut ${CONTEXTS}.`,
    )
  }
  const settings = namedValues(plain)
  if (context === 'advfirewall') return readFirewall(rest, settings)
  if (rest.includes('show') || rest.includes('dump'))
    return asks('network', plain.slice(1).join(' '))
  if (context === 'winsock' && rest[0] === 'reset') return change('network', 'reset', 'winsock')
  if (context === 'winhttp')
    return change('network', 'proxy-set', null, { proxy: plain.slice(2).join(' ') })
  if (context === 'interface' || context === 'int') return readInterface(plain.slice(1), settings)
  return change('network', 'change', plain.slice(1).join(' '))
}

function readFirewall(rest: string[], settings: Record<string, string>): ProgramResult {
  const [what = '', verb = '', noun = ''] = rest
  if (what === 'show' || verb === 'show') return asks('firewall', settings.name ?? null)
  if (what === 'reset') return change('firewall', 'reset', null)
  if (what === 'set')
    return change('firewall', 'profile-set', verb, { state: rest.slice(2).join(' ') })
  if (what === 'export' || what === 'import') return PASSED
  if (what === 'firewall' && noun === 'rule') {
    const { name, ...others } = settings
    const subject = name ?? settings.group ?? null
    if (verb === 'set') return change('firewall', 'rule-set', subject, others)
    if (verb === 'add') return change('firewall', 'rule-add', subject, others)
    if (verb === 'delete') return change('firewall', 'rule-delete', subject, others)
  }
  if (what === 'consec' || what === 'mainmode' || what === 'monitor') return PASSED
  return refuse(
    null,
    `netsh advfirewall does not know “${rest.join(' ')}”: expected show, set, reset or firewall set|add|delete|show rule.`,
    `netsh advfirewall ne connaît pas « ${rest.join(' ')} » : il faut show, set, reset ou firewall set|add|delete|show rule.`,
  )
}

function readInterface(words: string[], settings: Record<string, string>): ProgramResult {
  const [family = '', verb = '', noun = ''] = words.map((word) => word.toLowerCase())
  if (family === 'set' && verb === 'interface') {
    const name = settings.name ?? words[2] ?? null
    return change('network', 'interface-set', name, {
      ...settings,
      admin: settings.admin ?? words[3],
    })
  }
  if (verb === 'reset') return change('network', 'reset', family)
  const address = /^(address|addresses)$/.test(noun)
  if (verb === 'set' && address)
    return change('network', 'address-set', settings.name ?? words[3] ?? null, settings)
  if (/^(set|add|delete)$/.test(verb) && /^dns/.test(noun)) {
    return change('network', 'name-server-set', settings.name ?? words[3] ?? null, settings)
  }
  return change('network', 'change', words.join(' '), settings)
}

function namedValues(words: string[]): Record<string, string> {
  const settings: Record<string, string> = {}
  for (const word of words) {
    const at = word.indexOf('=')
    if (at > 0) settings[word.slice(0, at).toLowerCase()] = word.slice(at + 1)
  }
  return settings
}

/** What is only looked at: connections, addresses, a port that answers. */
export const readNetstat = (): ProgramResult => asks('network')

/** `telnet host port`: a port that answers. Source: Microsoft, windows-commands/telnet. */
export function readTelnet(words: Word[]): ProgramResult {
  return asks('network', words.map(({ value }) => value).join(' ') || null)
}

/** `psexec \\computer … program`: a program on another machine. Source: Sysinternals, PsExec. */
export function readPsexec(words: Word[]): ProgramResult {
  const computer = words.find(({ value }) => value.startsWith('\\\\'))
  return change('system', 'remote-shell', words.at(-1)?.value ?? null, {}, computer?.value ?? null)
}
