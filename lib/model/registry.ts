import * as z from 'zod'

export const RegistryRoot = z.enum(['HKLM', 'HKCU', 'HKCR', 'HKU', 'HKCC'])
export type RegistryRoot = z.infer<typeof RegistryRoot>

/**
 * A registry key, free of where it is mounted: `HKLM\SYSTEM\CurrentControlSet\Control\Lsa` on a
 * running machine and `HKLM\BROKENSYSTEM\ControlSet001\Control\Lsa` on an attached disk are the
 * same key of the same hive.
 */
export const RegistryKey = z
  .object({
    root: RegistryRoot,
    /** The hive file that holds the key (`SYSTEM`, `SOFTWARE`…), or null where no such file is known. */
    hive: z.string().nullable(),
    /** The name under which an attached disk's hive is loaded (`BROKENSYSTEM`), or null on a running machine. */
    mount: z.string().nullable(),
    /** True where the key lies in the control set. */
    controlSet: z.boolean(),
    /** The number of a control set that the article names (`ControlSet001` is 1), or null. */
    controlSetNumber: z.int().nullable(),
    /** The rest of the path, without root, hive and control set, in Windows' own spelling where known. */
    key: z.string(),
  })
  .meta({ id: 'RegistryKey' })
export type RegistryKey = z.infer<typeof RegistryKey>

/**
 * Type and data of a value. DWORD and QWORD are numbers (a QWORD beyond 2^53 − 1 is a string of
 * decimal digits, so that nothing is rounded), BINARY and NONE pairs of hex digits.
 */
export const RegistryData = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('REG_DWORD'), data: z.int().min(0).max(0xffffffff) }),
    z.object({
      type: z.literal('REG_QWORD'),
      data: z.union([z.int().min(0), z.string().regex(/^\d+$/)]),
    }),
    z.object({ type: z.literal('REG_SZ'), data: z.string() }),
    z.object({ type: z.literal('REG_EXPAND_SZ'), data: z.string() }),
    z.object({ type: z.literal('REG_MULTI_SZ'), data: z.array(z.string()) }),
    z.object({ type: z.literal('REG_BINARY'), data: z.string().regex(/^([0-9a-f]{2})*$/) }),
    z.object({ type: z.literal('REG_NONE'), data: z.string().regex(/^([0-9a-f]{2})*$/) }),
  ])
  .meta({ id: 'RegistryData' })
export type RegistryData = z.infer<typeof RegistryData>
export type RegistryType = RegistryData['type']
