import type { Action } from '../model'

/** What an action is about, in the words of Windows. */
export function subjectOf(action: Action): string {
  switch (action.kind) {
    case 'registry-set':
    case 'registry-delete-value':
      return action.name || action.key
    case 'registry-delete-key':
      return action.key
    case 'service-start':
    case 'service-account':
    case 'service-type':
    case 'service-state':
    case 'service-restart':
      return action.service
    case 'boot-element':
      return action.element
    case 'firewall-profile':
      return action.profile
    case 'firewall-rule':
      return action.rule
    case 'folder':
    case 'file-delete':
    case 'permissions':
    case 'ownership':
      return action.path
    case 'file-copy':
    case 'file-move':
      return action.from
    case 'program':
      return action.program
    default: {
      const never: never = action
      return never
    }
  }
}
