/**
 * The subkeys of HKLM on every running Windows: hives of their own, or volatile. No attached disk's
 * hive can be loaded under one of these names.
 */
export const RUNNING_HIVES: readonly string[] = [
  'SYSTEM',
  'SOFTWARE',
  'SAM',
  'SECURITY',
  'HARDWARE',
  'COMPONENTS',
  'DRIVERS',
  'BCD00000000',
]
