import { asks, change, PASSED, type ProgramResult } from '../grammar'
import type { CmdletArguments } from './parameters'

type Reader = (given: CmdletArguments, cmdlet: string) => ProgramResult

/** Parameters that change nothing about what a cmdlet does in the end. */
const SAYS_NOTHING =
  /^(?:force|confirm|passthru|verbose|debug|(?:error|warning|information)(?:action|variable)|ea|outvariable|outbuffer|pipelinevariable|wait|nowait)$/

/**
 * What was given beyond the parameters that a reader takes (`Remove-Item -Recurse`, `-RemoteAddress`),
 * as the change's `options`: no script makes such a change out of its parts.
 */
function others({ named, positional, written }: CmdletArguments, ...read: string[]) {
  const parameters = [...named.keys()].filter(
    (name) => !read.includes(name) && !SAYS_NOTHING.test(name),
  )
  const words = [
    ...parameters.map((name) =>
      ['-', name, written.has(name) ? ` ${written.get(name)}` : ''].join(''),
    ),
    ...positional.slice(1).map((word) => word ?? '…'),
  ]
  return { options: words.length > 0 ? words.join(' ') : undefined }
}

/** The first of these parameters that was given with a known value, or the first bare argument. */
function value({ named, positional }: CmdletArguments, ...names: string[]): string | null {
  for (const name of names) {
    const found = named.get(name)
    if (found) return found
  }
  return positional[0] ?? null
}

const setting = (given: CmdletArguments, name: string) => given.named.get(name) ?? undefined

const service =
  (action: 'start' | 'stop' | 'restart'): Reader =>
  (given) =>
    change(
      'service',
      action,
      value(given, 'name', 'displayname'),
      others(given, 'name', 'displayname'),
    )

/** `Domain,Public`; every profile where none is named; null where only a running script knows. */
function profiles({ written, positional }: CmdletArguments): string | null {
  const [first = 'all'] = positional
  const named = written.get('profile') ?? written.get('name') ?? first
  return named !== null && /^\w+(?:\s*,\s*\w+)*$/.test(named) ? named : null
}

/** By which parameter a rule is named. The bare argument is `-Name`, the same on every Windows. */
const RULE_NAMES: Readonly<Record<string, 'name' | 'display-name' | 'group'>> = {
  name: 'name',
  displayname: 'display-name',
  group: 'group',
  displaygroup: 'group',
}

const rule =
  (
    action: 'rule-set' | 'rule-add' | 'rule-delete',
    settings: (given: CmdletArguments) => Record<string, string | undefined>,
    ...read: string[]
  ): Reader =>
  (given) => {
    const parameter = Object.keys(RULE_NAMES).find((name) => given.named.get(name))
    const by = RULE_NAMES[parameter ?? 'name']
    return change('firewall', action, value(given, ...Object.keys(RULE_NAMES)), {
      by,
      ...settings(given),
      ...others(given, parameter ?? '', ...read),
    })
  }

const file =
  (action: 'copy' | 'move' | 'rename' | 'delete'): Reader =>
  (given) => {
    const named = ['path', 'literalpath'].find((name) => given.named.has(name))
    const path = named === undefined ? given.positional[0] : given.named.get(named)
    const [second, ...more] = given.positional.slice(named === undefined ? 1 : 0)
    const to = setting(given, 'destination') ?? setting(given, 'newname') ?? second ?? undefined
    const read = ['path', 'literalpath', 'destination', 'newname']
    // A deletion of several takes each bare word for a path of its own.
    const bare = action === 'delete' && second !== undefined ? [second, ...more] : more
    const rest = others({ ...given, positional: [null, ...bare] }, ...read)
    return change('file', action, path ?? null, {
      to: action === 'delete' ? undefined : to,
      ...rest,
    })
  }

/**
 * What the cmdlets of the articles do. Source: Microsoft's reference of each one; those of Azure act
 * on the machine from outside and are told by their noun alone.
 */
const CMDLETS: Readonly<Record<string, Reader>> = {
  'start-service': service('start'),
  'stop-service': service('stop'),
  'restart-service': service('restart'),
  'set-service': (given) =>
    change('service', 'configure', value(given, 'name'), {
      start: setting(given, 'startuptype')
        ?.toLowerCase()
        .replace('automatic', 'auto')
        .replace('manual', 'demand'),
      state: setting(given, 'status')?.toLowerCase(),
      ...others(given, 'name', 'startuptype', 'status'),
    }),
  'new-service': (given) => change('service', 'create', value(given, 'name')),
  'remove-service': (given) => change('service', 'delete', value(given, 'name')),
  'enable-netfirewallrule': rule('rule-set', () => ({ enable: 'yes' })),
  'disable-netfirewallrule': rule('rule-set', () => ({ enable: 'no' })),
  'set-netfirewallrule': rule(
    'rule-set',
    (given) => ({ localport: setting(given, 'localport'), enable: setting(given, 'enabled') }),
    'localport',
    'enabled',
  ),
  'new-netfirewallrule': rule('rule-add', () => ({})),
  'remove-netfirewallrule': rule('rule-delete', () => ({})),
  'set-netfirewallprofile': (given) =>
    change('firewall', 'profile-set', profiles(given), {
      state: given.written.get('enabled')?.replace(/^\$/, ''),
      ...others(given, 'profile', 'name', 'all', 'enabled'),
    }),
  'enable-netadapter': (given) =>
    change('network', 'interface-set', value(given, 'name'), { admin: 'enable' }),
  'disable-netadapter': (given) =>
    change('network', 'interface-set', value(given, 'name'), { admin: 'disable' }),
  'enable-windowsoptionalfeature': (given) =>
    change('package', 'feature-enable', value(given, 'featurename')),
  'disable-windowsoptionalfeature': (given) =>
    change('package', 'feature-disable', value(given, 'featurename')),
  'add-windowspackage': (given) => change('package', 'add', value(given, 'packagepath')),
  'remove-windowspackage': (given) =>
    change('package', 'remove', value(given, 'packagename', 'packagepath')),
  'copy-item': file('copy'),
  'move-item': file('move'),
  'rename-item': file('rename'),
  'remove-item': file('delete'),
  'new-item': (given) =>
    /^directory$/i.test(given.named.get('itemtype') ?? given.named.get('type') ?? '')
      ? change('file', 'make-directory', value(given, 'path', 'name'))
      : PASSED,
  'expand-archive': (given) => change('file', 'expand', value(given, 'path', 'literalpath')),
  'start-bitstransfer': (given) => change('file', 'download', value(given, 'source')),
  'invoke-webrequest': (given) => change('file', 'download', value(given, 'uri')),
  'stop-process': (given) => change('process', 'end', value(given, 'name', 'id')),
  'start-process': (given) => change('process', 'start', value(given, 'filepath')),
  'restart-computer': (given) =>
    change('system', 'restart', null, {}, setting(given, 'computername') ?? null),
  'stop-computer': (given) =>
    change('system', 'shut-down', null, {}, setting(given, 'computername') ?? null),
  'enter-pssession': (given) =>
    change('system', 'remote-shell', null, {}, value(given, 'computername')),
  'invoke-command': (given) =>
    change('system', 'remote-shell', null, {}, setting(given, 'computername') ?? null),
  'exit-pssession': () => change('system', 'session', 'exit'),
  'new-pssessionoption': () => change('system', 'session', 'options'),
  'new-pssession': (given) => change('system', 'session', null, {}, value(given, 'computername')),
  'import-module': (given) =>
    change('system', 'module', value(given, 'name'), { state: 'imported' }),
  'remove-module': (given) =>
    change('system', 'module', value(given, 'name'), { state: 'removed' }),
  'install-module': (given) =>
    change('system', 'module', value(given, 'name'), { state: 'installed' }),
  'test-computersecurechannel': (given) =>
    given.named.has('repair') ? change('system', 'domain-repair', null) : asks('system', 'domain'),
  'reset-computermachinepassword': (given) =>
    change('system', 'domain-repair', null, {}, setting(given, 'server') ?? null),
  'add-computer': (given) => change('system', 'domain-join', value(given, 'domainname')),
  'remove-computer': (given) =>
    change('system', 'domain-leave', null, {}, setting(given, 'computername') ?? null),
}

const ABOUT: Array<[RegExp, Parameters<typeof asks>[0]]> = [
  [/service/, 'service'],
  [/firewall/, 'firewall'],
  [/^(get|test)-(net|dns)/, 'network'],
  [/event|winevent/, 'event-log'],
  [/windows(package|optionalfeature)|hotfix/, 'package'],
  [/disk|volume|partition/, 'disk'],
  [/process/, 'process'],
  [/item|acl|content|path/, 'file'],
  [/local(user|group)/, 'account'],
]

/** What one cmdlet does, by its name in lower case. */
export function readCmdlet(cmdlet: string, given: CmdletArguments): ProgramResult {
  const reader = Object.hasOwn(CMDLETS, cmdlet) ? CMDLETS[cmdlet] : undefined
  // It only says what it would do.
  if (given.named.has('whatif')) return PASSED
  if (reader) return reader(given, cmdlet)
  const [verb = '', noun = ''] = cmdlet.split('-', 2)
  const asksOnly =
    /^(get|test|find|search|measure|show|select|out|format|write|compare|resolve)$/.test(verb)
  if (asksOnly)
    return asks(ABOUT.find(([name]) => name.test(cmdlet))?.[1] ?? 'system', value(given, 'name'))
  if (/^az/.test(noun)) return change('system', 'azure', cmdlet)
  return PASSED
}
