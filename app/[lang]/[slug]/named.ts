import type { Action, Change } from '../../../lib/model'
import { type Wording, wordingOf } from '../../../lib/script/wording'

/** An action by the names of the logs, with its key as a reader finds it on a running machine. */
export function namedAction(action: Action | Change): Wording {
  return wordingOf(action, { situation: 'online', hives: [] }, 'CurrentControlSet')
}
