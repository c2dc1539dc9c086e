import type { Change } from '../model'

/**
 * A service that a procedure stops and starts again, with nothing in between but its own settings, is
 * restarted: a state that the next command ends is nothing that a script could check in the end.
 * What stands between the two for another reason (a file that the service holds open) keeps the stop.
 *
 * The state that it is to be in stays beside the restart, which a script does only where something
 * changed: a service that stood still must run in the end all the same.
 *
 * @param changes those of one procedure, in its order
 */
export function withRestarts(changes: readonly Change[]): Change[] {
  const settled: Change[] = []
  for (const change of changes) {
    const stop =
      change.kind === 'service-state' && change.state === 'running' ? stopOf(change, settled) : -1
    if (change.kind === 'service-state' && stop !== -1) {
      settled.splice(stop, 1)
      const { state, ...place } = change
      settled.push({ ...place, kind: 'service-restart' })
    }
    settled.push(change)
  }
  return settled
}

type ServiceState = Extract<Change, { kind: 'service-state' }>

/** Where the service that is started was stopped; -1 where it was not, or where more was done since. */
function stopOf({ service }: ServiceState, before: readonly Change[]): number {
  for (let index = before.length - 1; index >= 0; index--) {
    const change = before[index]
    if (!change || !isOf(service, change)) return -1
    if (change.kind === 'service-state') return change.state === 'stopped' ? index : -1
  }
  return -1
}

/** True for a setting or the state of that service; names of services know no case. */
function isOf(service: string, change: Change): boolean {
  switch (change.kind) {
    case 'service-start':
    case 'service-account':
    case 'service-type':
    case 'service-state':
      return change.service.toLowerCase() === service.toLowerCase()
    default:
      return false
  }
}
