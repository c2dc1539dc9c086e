import * as z from 'zod'
import { RegistryData, RegistryKey } from './registry'

/** The name of a value; the empty string is the key's default value. */
const ValueName = z.string()

/**
 * What every operation beyond the registry names: the thing it changes (`subject`: an entry of a boot
 * store, a service, a firewall rule, a network interface, a path, a feature, an account), the place
 * that holds it (`where`: a boot store's file, an offline image, another computer; null for the
 * machine that runs the command), and what it sets there, by the program's own names in lower case.
 */
const operands = {
  subject: z.string().nullable(),
  where: z.string().nullable(),
  settings: z.record(z.string(), z.string()),
}

/** The parts of Windows that commands change, each with the changes that are told apart. */
export const CHANGES = {
  /** bcdedit, bcdboot */
  'boot-store': [
    'set',
    'delete-value',
    'create',
    'delete',
    'ems',
    'ems-settings',
    'rebuild',
    'change',
  ],
  /** sc, net start, Set-Service… */
  service: ['configure', 'start', 'stop', 'restart', 'create', 'delete', 'recovery', 'permissions'],
  /** netsh advfirewall, *-NetFirewallRule, Set-NetFirewallProfile */
  firewall: ['rule-add', 'rule-set', 'rule-delete', 'profile-set', 'reset'],
  /** netsh interface, winhttp… */
  network: [
    'interface-set',
    'address-set',
    'name-server-set',
    'proxy-set',
    'connect',
    'reset',
    'change',
  ],
  /** copy, robocopy, move, ren, md, del, attrib, icacls, takeown… */
  file: [
    'copy',
    'move',
    'rename',
    'delete',
    'make-directory',
    'attributes',
    'permissions',
    'permissions-save',
    'permissions-restore',
    'ownership',
    'download',
    'expand',
    'write',
  ],
  /** dism, sfc, *-WindowsOptionalFeature */
  package: [
    'add',
    'remove',
    'feature-enable',
    'feature-disable',
    'repair-image',
    'revert',
    'repair-system-files',
  ],
  /** chkdsk, diskpart, manage-bde, defrag */
  disk: [
    'check-repair',
    'select',
    'online',
    'offline',
    'assign',
    'active',
    'change',
    'unlock',
    'decrypt',
    'protectors',
    'defragment',
  ],
  /** net user, net localgroup */
  account: ['set', 'delete', 'group-add', 'group-remove', 'rights'],
  /** taskkill, Stop-Process */
  process: ['start', 'end'],
  /** shutdown, gpupdate, slmgr, netdom, driver verifier, remote shells, Azure */
  system: [
    'restart',
    'shut-down',
    'refresh-policy',
    'licence',
    'domain-join',
    'domain-leave',
    'domain-repair',
    'certificate',
    'event-log',
    'remote-shell',
    'session',
    'module',
    'azure',
  ],
} as const

const change = <Kind extends keyof typeof CHANGES>(kind: Kind) =>
  z.object({ kind: z.literal(kind), action: z.enum(CHANGES[kind]), ...operands })

/** What a command does, free of the shell it was written for. */
export const Operation = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('registry-set'),
      target: RegistryKey,
      name: ValueName,
      value: RegistryData,
    }),
    z.object({ kind: z.literal('registry-delete-value'), target: RegistryKey, name: ValueName }),
    z.object({ kind: z.literal('registry-delete-values'), target: RegistryKey }),
    z.object({ kind: z.literal('registry-delete-key'), target: RegistryKey }),
    z.object({
      kind: z.literal('registry-query'),
      target: RegistryKey,
      name: ValueName.nullable(),
    }),
    z.object({ kind: z.literal('hive-load'), mount: z.string(), file: z.string() }),
    z.object({ kind: z.literal('hive-unload'), mount: z.string() }),
    z.object({ kind: z.literal('registry-export'), target: RegistryKey, file: z.string() }),
    z.object({ kind: z.literal('registry-import'), file: z.string() }),
    z.object({ kind: z.literal('registry-copy'), from: RegistryKey, to: RegistryKey }),
    z.object({ kind: z.literal('registry-save'), target: RegistryKey, file: z.string() }),
    z.object({ kind: z.literal('registry-restore'), target: RegistryKey, file: z.string() }),
    change('boot-store'),
    change('service'),
    change('firewall'),
    change('network'),
    change('file'),
    change('package'),
    change('disk'),
    change('account'),
    change('process'),
    change('system'),
    /** A question that changes nothing; `about` is what it asks about. */
    z.object({
      kind: z.literal('query'),
      about: z.enum([
        'boot-store',
        'service',
        'firewall',
        'network',
        'file',
        'package',
        'disk',
        'account',
        'process',
        'system',
        'event-log',
      ]),
      ...operands,
    }),
  ])
  .meta({ id: 'Operation' })
export type Operation = z.infer<typeof Operation>
export type ChangeKind = keyof typeof CHANGES
export type RegistrySet = Extract<Operation, { kind: 'registry-set' }>
