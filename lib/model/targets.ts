/** Every target, in the order in which they are offered. */
export const TARGETS = ['cmd', 'powershell', 'reg', 'serial', 'run-command', 'vm-repair'] as const
