import type { Action, Plan } from '../model'
// Not from the model's index: that would bring zod into the browser.
import { ATTACHED_DRIVE, HIVES_FOLDER } from '../model/attached-drive'

/**
 * Whether no hive of the attached disk may be loaded while this is done. `dism /image` loads the
 * image's hives itself, `sfc /offwindir` reads them, `chkdsk /f` locks the volume; and a hive file
 * that is loaded can be neither copied nor moved nor written over.
 *
 * Sources: Microsoft, windows-commands/reg-load (the file is in use until `reg unload`), /chkdsk,
 * /sfc, "DISM reference".
 */
export function wantsHivesAway(action: Action, plan: Plan): boolean {
  if (plan.situation === 'online' || plan.hives.length === 0) return false
  return action.kind === 'program'
    ? action.arguments.some((word) => word.includes(ATTACHED_DRIVE))
    : pathsOf(action).some(isHiveFile)
}

/** Whether a plan has such a thing at all, or such a file, which is looked at in every mode. */
export function hasHivesAway(plan: Plan): boolean {
  return plan.actions.some((action) => wantsHivesAway(action, plan))
}

export function hasHiveFiles(plan: Plan): boolean {
  return plan.actions.some((action) => action.kind !== 'program' && wantsHivesAway(action, plan))
}

function pathsOf(action: Action): string[] {
  switch (action.kind) {
    case 'file-copy':
    case 'file-move':
      return [action.from, action.to]
    case 'file-delete':
      return [action.path]
    default:
      return []
  }
}

/** A file in the folder of the hives, that folder, or one above it. */
function isHiveFile(path: string): boolean {
  const inside = `${path.toLowerCase().replace(/\\$/, '')}\\`
  return inside.startsWith(HIVES_FOLDER) || HIVES_FOLDER.startsWith(inside)
}
