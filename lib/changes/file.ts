import type { ProgramCall } from '../command'
import type { Operation } from '../model'
// Not from the model's index: that would bring zod into the browser.
import { ATTACHED_DRIVE } from '../model/attached-drive'
import { type Found, leave } from './draft'

type FileOperation = Extract<Operation, { kind: 'file' }>

/**
 * What the file commands change: one file or folder with a whole path each, so that a script knows
 * what was there. Null for patterns, for a copy of many files, and for what is not modelled.
 */
export function fileChanges(
  { action, subject, settings }: FileOperation,
  call: ProgramCall | null,
): Found {
  if (subject === null || !isWhole(subject)) return null
  // What says more than its paths does more than one deed.
  if (settings.options !== undefined) return null
  const to = settings.to
  switch (action) {
    case 'make-directory':
      return { done: [{ kind: 'folder', path: subject }] }
    case 'delete':
      // `rd` takes a tree away, and a kept tree may be larger than the disk.
      return call?.program === 'rd' || call?.program === 'rmdir'
        ? null
        : { done: [{ kind: 'file-delete', path: subject }] }
    case 'copy':
    case 'move': {
      if (call && /^(robocopy|xcopy)$/.test(call.program)) return null
      if (to === undefined || !isWhole(to)) return null
      const file = intoFolder(subject, to)
      // Windows refuses it, and what was meant is a file that lies somewhere else.
      if (file.toLowerCase() === subject.toLowerCase()) return ontoItself()
      return { done: [{ kind: `file-${action}`, from: subject, to: file }] }
    }
    case 'rename': {
      const folder = subject.slice(0, subject.lastIndexOf('\\') + 1)
      return to !== undefined && to !== '' && !/[\\/:*?]/.test(to)
        ? { done: [{ kind: 'file-move', from: subject, to: folder + to, rename: true }] }
        : null
    }
    case 'permissions':
    case 'permissions-restore':
      return call?.program === 'icacls' && call.arguments[0] === subject
        ? { done: [{ kind: 'permissions', path: subject, arguments: call.arguments.slice(1) }] }
        : null
    case 'ownership':
      if (call?.program === 'takeown') {
        const at = call.arguments.findIndex((word) => /^\/f$/i.test(word))
        const others = call.arguments.filter((_, index) => index !== at && index !== at + 1)
        return { done: [{ kind: 'ownership', path: subject, arguments: others }] }
      }
      return call?.program === 'icacls'
        ? { done: [{ kind: 'permissions', path: subject, arguments: call.arguments.slice(1) }] }
        : null
    default:
      return null
  }
}

function ontoItself(): Found {
  return leave(
    'both of its paths are the same file: which other one is meant is for you to say',
    'ses deux chemins sont le même fichier : c’est à vous de dire quel autre est voulu',
  )
}

/** One thing by its whole path: a drive, no pattern. Variables are known to the machine alone. */
function isWhole(path: string): boolean {
  const drive = path.startsWith(`${ATTACHED_DRIVE}:\\`) || /^[A-Za-z]:\\/.test(path)
  return drive && !/[*?%$]/.test(path)
}

/** `copy F:\a.txt C:\temp\` puts it there under its own name. */
function intoFolder(from: string, to: string): string {
  return to.endsWith('\\') ? to + from.slice(from.lastIndexOf('\\') + 1) : to
}
