import type { Action } from '../model'

/**
 * A service is given its start type before it is started, where an article says it the other way round:
 * Windows starts no service that is disabled (error 1058), and a script stops where writing fails. The
 * branches of `If it is stopped, start it; if it is disabled, enable it first` come in that order.
 *
 * @param asked what the chosen steps ask for, in the article's order
 */
export function settingsFirst<T extends { action: Action }>(asked: readonly T[]): T[] {
  const last = new Map<string, T>()
  for (const one of asked) {
    const { action } = one
    if (action.kind === 'service-start' && action.start !== 'disabled')
      last.set(action.service.toLowerCase(), one)
  }
  const waiting = new Map<T, T[]>()
  const passed = new Set<T>()
  return asked
    .flatMap((one) => {
      const setting = last.get(serviceStartedBy(one.action) ?? '')
      if (setting && !passed.has(setting)) {
        waiting.set(setting, [...(waiting.get(setting) ?? []), one])
        return []
      }
      passed.add(one)
      return [one]
    })
    .flatMap((one) => [one, ...(waiting.get(one) ?? [])])
}

/** In lower case: names of services know no case. Null where none is started. */
function serviceStartedBy(action: Action): string | null {
  const starts =
    action.kind === 'service-restart' ||
    (action.kind === 'service-state' && action.state === 'running')
  return starts ? action.service.toLowerCase() : null
}
