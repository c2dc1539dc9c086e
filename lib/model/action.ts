import * as z from 'zod'
import { RegistryData, RegistryRoot } from './registry'
import { SERVICE_STARTS } from './service-starts'

const key = {
  root: RegistryRoot,
  /** The hive below HKLM that holds the key, or null for a key of another root. */
  hive: z.string().nullable(),
  /** True: below the control set (`CurrentControlSet`, or every one that the disk has). */
  controlSet: z.boolean(),
  key: z.string(),
}

/** When a service starts, by `sc config`'s own words. */
export const ServiceStart = z.enum(SERVICE_STARTS)
export type ServiceStart = z.infer<typeof ServiceStart>

const registrySet = {
  kind: z.literal('registry-set'),
  ...key,
  name: z.string(),
  value: RegistryData,
}

/**
 * What a procedure changes beyond registry values: a state to be reached, which a script can look
 * for first, or (`service-restart`, `permissions`, `ownership`, `program`) a deed, which it can
 * only do.
 */
const others = <Place extends z.ZodRawShape>(place: Place) =>
  [
    z.object({ kind: z.literal('registry-delete-value'), ...key, name: z.string(), ...place }),
    z.object({ kind: z.literal('registry-delete-key'), ...key, ...place }),
    z.object({
      kind: z.literal('service-start'),
      service: z.string(),
      start: ServiceStart,
      ...place,
    }),
    /** The account that the service runs as: one without a password, see `hasPassword`. */
    z.object({
      kind: z.literal('service-account'),
      service: z.string(),
      account: z.string(),
      ...place,
    }),
    z.object({
      kind: z.literal('service-type'),
      service: z.string(),
      type: z.enum(['own', 'share']),
      ...place,
    }),
    z.object({
      kind: z.literal('service-state'),
      ...place,
      service: z.string(),
      state: z.enum(['running', 'stopped']),
    }),
    z.object({ kind: z.literal('service-restart'), service: z.string(), ...place }),
    /**
     * An element of an entry of the boot store, as `bcdedit /enum` prints it. On an attached disk the
     * store is the disk's own, wherever the script finds it.
     */
    z.object({
      kind: z.literal('boot-element'),
      ...place,
      /** `{default}`, `{bootmgr}`, `{current}` or a GUID in braces. */
      entry: z.string(),
      element: z.string(),
      /** Null: the element is to be absent. */
      value: z.string().nullable(),
    }),
    z.object({
      kind: z.literal('firewall-profile'),
      ...place,
      profile: z.enum(['domain', 'private', 'public']),
      enabled: z.boolean(),
    }),
    z.object({
      kind: z.literal('firewall-rule'),
      ...place,
      /** `name` is the rule's id, the same on every Windows; the other two are translated. */
      by: z.enum(['name', 'display-name', 'group']),
      rule: z.string(),
      property: z.enum(['enabled', 'local-port']),
      /** `yes` or `no`; a port. */
      value: z.string(),
    }),
    z.object({ kind: z.literal('folder'), path: z.string(), ...place }),
    z.object({ kind: z.literal('file-copy'), from: z.string(), to: z.string(), ...place }),
    /**
     * `move`: where `to` is a folder that is there, it goes into it under its own name. With `rename`
     * it does not.
     */
    z.object({
      kind: z.literal('file-move'),
      from: z.string(),
      to: z.string(),
      rename: z.literal(true).optional(),
      ...place,
    }),
    z.object({ kind: z.literal('file-delete'), path: z.string(), ...place }),
    /** `icacls path …`: kept with `/save`, put back with `/restore`. */
    z.object({
      kind: z.literal('permissions'),
      ...place,
      path: z.string(),
      arguments: z.array(z.string()),
    }),
    /** `takeown`: who owned each file is not kept by any program of Windows. */
    z.object({
      kind: z.literal('ownership'),
      path: z.string(),
      arguments: z.array(z.string()),
      ...place,
    }),
    /** Another program of Windows, run whole. */
    z.object({
      kind: z.literal('program'),
      ...place,
      /** Its name in lower case, without path and extension: `dism`. */
      program: z.string(),
      arguments: z.array(z.string()),
      /** Exit codes that mean that it worked (`dism` answers 3010 where a restart is still due). */
      success: z.array(z.int()),
      /** Run only where this run changed something before it: `gpupdate` on a healthy machine is noise. */
      afterChange: z.boolean(),
    }),
  ] as const

/** A change that is no registry value, with the place where the article asks for it. */
export const Change = z
  .discriminatedUnion('kind', others({ step: z.string(), command: z.string(), line: z.int() }))
  .meta({ id: 'Change' })
export type Change = z.infer<typeof Change>

/** One thing to make true, in article order. */
export const Action = z
  .discriminatedUnion('kind', [
    z.object({ ...registrySet, step: z.string() }),
    ...others({ step: z.string() }),
  ])
  .meta({ id: 'Action' })
export type Action = z.infer<typeof Action>
export type ActionKind = Action['kind']
export const ACTION_KINDS: readonly ActionKind[] = Action.options.map(
  ({ shape }) => shape.kind.value,
)
export type ActionOf<Kind extends ActionKind> = Extract<Action, { kind: Kind }>
