import { programCall } from '../command'
// Not from the model's index: that would bring zod into the browser.
import { ATTACHED_DRIVE } from '../model/attached-drive'
import { bootChanges } from './boot'
import type { Asked, Draft, Found } from './draft'
import { leave } from './draft'
import { fileChanges } from './file'
import { firewallChanges } from './firewall'
import { programChanges } from './program'
import { serviceChanges } from './service'

/** What one command changes, free of the shell that it was written for. */
export function changesFrom(asked: Asked): Found {
  const found = changed(asked)
  const done = found && 'done' in found ? found.done : []
  return asked.situation === 'offline' && done.some(isElsewhere) ? onRescueMachine() : found
}

function changed({ text, shell, situation, operation }: Asked): Found {
  if (!operation) return null
  const call = programCall(text, shell)
  switch (operation.kind) {
    case 'registry-delete-value': {
      const { root, hive, controlSet, key } = operation.target
      const { name } = operation
      return { done: [{ kind: 'registry-delete-value', root, hive, controlSet, key, name }] }
    }
    case 'registry-delete-key': {
      const { root, hive, controlSet, key } = operation.target
      if (key === '') {
        return leave(
          'it deletes a whole hive or control set',
          'elle supprime une ruche ou un jeu de contrôle entier',
        )
      }
      return { done: [{ kind: 'registry-delete-key', root, hive, controlSet, key }] }
    }
    case 'registry-export':
    case 'registry-save':
      return leave(
        'the script keeps by itself what it is going to change',
        'le script conserve de lui-même ce qu’il va changer',
      )
    case 'service':
    case 'network':
    case 'process':
    case 'firewall':
      if (situation === 'offline') return onRescueMachine()
      break
    default:
  }
  switch (operation.kind) {
    case 'service':
      return serviceChanges(operation) ?? programChanges(operation, call)
    case 'boot-store': {
      const found = bootChanges(operation, situation)
      // A store that an argument names lies where the reader's disk has it.
      return found ?? (situation === 'online' ? programChanges(operation, call) : null)
    }
    case 'firewall':
      return firewallChanges(operation) ?? programChanges(operation, call)
    case 'file':
      return fileChanges(operation, call) ?? programChanges(operation, call)
    default:
      return programChanges(operation, call)
  }
}

/**
 * True for what an attached disk's script would do to the machine that it runs on. A new folder or a
 * copy there is where articles put what they keep; a program works on what its arguments name.
 */
function isElsewhere(draft: Draft): boolean {
  switch (draft.kind) {
    case 'program':
      return !draft.arguments.some((word) => word.includes(ATTACHED_DRIVE))
    case 'file-delete':
    case 'permissions':
    case 'ownership':
      return !draft.path.startsWith(ATTACHED_DRIVE)
    case 'file-move':
      return !draft.from.startsWith(ATTACHED_DRIVE)
    default:
      return false
  }
}

function onRescueMachine(): Found {
  return leave(
    'it would change the rescue machine, not the Windows on the attached disk',
    'elle changerait la machine de secours, pas le Windows du disque attaché',
  )
}
