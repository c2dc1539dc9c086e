import type { Action, Localized } from '../model'
// Not from the model's index: that would bring zod into the browser.
import { HIVES_FOLDER } from '../model/attached-drive'
import { isRegistryAction } from '../model/registry-action'

/**
 * A hive file that is moved away, or that something is put in the place of, while other steps of the
 * same script change keys of that hive. Where such a script is ended in between there is no hive left
 * to load, and so no way back: the file's own steps make a script of their own.
 */
export function takenHive(action: Action, all: readonly Action[]): Localized | null {
  const hive = hiveOf(action)
  if (hive === null) return null
  const isTaken = all.some(
    (other) =>
      (other.kind === 'file-move' || other.kind === 'file-delete') && hiveOf(other) === hive,
  )
  const isChanged = all.some(
    (other) => isRegistryAction(other) && other.hive?.toUpperCase() === hive,
  )
  if (!isTaken || !isChanged) return null
  return {
    en: `the hive file ${hive} is taken away, and other steps change keys in it: choose these steps apart from the others`,
    fr: `le fichier de ruche ${hive} est déplacé ou supprimé, et d’autres étapes en modifient des clés : choisissez ces étapes à part des autres`,
  }
}

/** The hive whose file an action takes away, writes over or makes. */
function hiveOf(action: Action): string | null {
  const path = takenPath(action).toLowerCase()
  const name = path.startsWith(HIVES_FOLDER) ? path.slice(HIVES_FOLDER.length) : ''
  return name === '' || name.includes('\\') ? null : name.toUpperCase()
}

function takenPath(action: Action): string {
  switch (action.kind) {
    case 'file-move':
      return action.from
    case 'file-copy':
      return action.to
    case 'file-delete':
      return action.path
    default:
      return ''
  }
}
