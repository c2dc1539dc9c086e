import { z } from 'zod'
import { RegistryData, RegistryKey } from './registry'

/** The name of a value; the empty string is the key's default value. */
const ValueName = z.string()

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
  ])
  .meta({ id: 'Operation' })
export type Operation = z.infer<typeof Operation>
export type RegistrySet = Extract<Operation, { kind: 'registry-set' }>
