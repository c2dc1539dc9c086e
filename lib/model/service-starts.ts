/** When a service starts, by `sc config`'s own words. */
export const SERVICE_STARTS = [
  'boot',
  'system',
  'auto',
  'delayed-auto',
  'demand',
  'disabled',
] as const
