import type { Action, Plan } from '../model'

/** A copy that is made before a later action changes what it is a copy of: a backup, made once. */
export function isBackup(action: Action, plan: Plan): boolean {
  if (action.kind !== 'file-copy') return false
  const later = plan.actions.slice(plan.actions.indexOf(action) + 1)
  return later.some((other) => isSame(changedFile(other), action.from))
}

/**
 * Rights and an owner that are changed so that a later action can take the file away: where a run did
 * that, there is nothing left to change.
 */
export function isForTakenFile(action: Action, plan: Plan): boolean {
  if (action.kind !== 'permissions' && action.kind !== 'ownership') return false
  const later = plan.actions.slice(plan.actions.indexOf(action) + 1)
  return later.some(
    (other) => other.kind !== 'file-copy' && isSame(changedFile(other), action.path),
  )
}

/** True where a plan has such an action: only then its script knows of files that are gone. */
export function hasTakenFiles(plan: Plan): boolean {
  return plan.actions.some((action) => isForTakenFile(action, plan))
}

/** The file that an action takes away or writes over. */
function changedFile(action: Action): string | null {
  switch (action.kind) {
    case 'file-copy':
      return action.to
    case 'file-move':
      return action.from
    case 'file-delete':
      return action.path
    default:
      return null
  }
}

function isSame(one: string | null, other: string): boolean {
  return one !== null && one.toLowerCase() === other.toLowerCase()
}

/** What a plan copies from, and no earlier action of it makes: without one of them nothing is begun. */
export function sourcesOf(plan: Plan): string[] {
  return plan.actions.flatMap((action, at) => {
    if (action.kind !== 'file-copy' || isBackup(action, plan)) return []
    const made = plan.actions.slice(0, at).some((one) => isSame(madeFile(one), action.from))
    return made ? [] : [action.from]
  })
}

function madeFile(action: Action): string | null {
  return action.kind === 'file-copy' || action.kind === 'file-move' ? action.to : null
}
