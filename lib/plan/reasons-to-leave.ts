import type { Action, LeftOut, Localized, Omission, Plan } from '../model'
// Not from the model's index: that would bring zod into the browser.
import { ATTACHED_DRIVE, BOOT_PARTITION } from '../model/attached-drive'
import { placeholderName } from '../model/placeholder-name'
import { isRegistryAction, type RegistryAction } from '../model/registry-action'
import type { Asked } from './contradictions'
import { subjectOf } from './subject'

/** A placeholder in either of its brackets: see `placeholdersIn`. */
const OPEN = /<[^<>\n]+>|(?<=[\s=:"{\\])\[\p{L}[\p{L}\p{N} _-]{2,60}\](?=[\s:"}\\])/u

/** A placeholder that nobody filled in never becomes text in a script. */
export function unresolved(
  action: Action,
  situation: Plan['situation'],
): Pick<Omission, 'reason' | 'missing'> | null {
  const { step, kind, ...stated } = action
  // On a running machine no script puts a letter in: there these are an author's own placeholders.
  const known = situation === 'online' ? [] : [ATTACHED_DRIVE]
  if (situation === 'offline' && kind === 'boot-element') known.push(BOOT_PARTITION)
  const text = known.reduce((left, letter) => left.replaceAll(letter, ''), JSON.stringify(stated))
  const open = OPEN.exec(text)?.[0]
  if (open === undefined) return null
  const what = subjectOf(action)
  // A line to copy; no placeholder takes the dots for a value.
  const option = `--set ${placeholderName(open)}=...`
  return {
    reason: {
      en: `${what} needs a value${what === open ? '' : ` for ${open}`}: give it with ${option}`,
      fr: `${what} exige une valeur${what === open ? '' : ` pour ${open}`} : donnez-la avec ${option}`,
    },
    missing: { subject: what, spelled: open },
  }
}

/** What Windows signs in with by itself lies in its registry as it is typed. */
export function secret(action: Action): Localized | null {
  if (action.kind !== 'registry-set' || !/^(?:Alt)?DefaultPassword$/i.test(action.name)) return null
  return {
    en: `${action.name} is a password, and a script is no place for one`,
    fr: `${action.name} est un mot de passe, qui n’a pas sa place dans un script`,
  }
}

/** Only HKLM's hives are files that an attached disk brings along under one name. */
export function unreachableOffline(action: Action): Localized | null {
  if (!isRegistryAction(action) || (action.root === 'HKLM' && action.hive !== null)) return null
  const what = subjectOf(action)
  return {
    en: `${what} lies in ${action.root}, which Windows makes only while it runs: an attached disk holds a user’s settings in Users\\NAME\\NTUSER.DAT, and no script loads that`,
    fr: `${what} se trouve dans ${action.root}, que Windows ne crée qu’en marche : un disque attaché a les réglages d’un utilisateur dans Users\\NOM\\NTUSER.DAT, qu’aucun script ne charge`,
  }
}

/**
 * A key that is deleted only to be filled anew is there before and after: nobody who looks could tell
 * whether it was deleted, so a second run would delete what the first one wrote.
 */
export function writtenAnew(action: Action, later: readonly Asked[]): Localized | null {
  if (action.kind !== 'registry-delete-key') return null
  const pathOf = ({ root, hive, controlSet, key }: RegistryAction) =>
    `${root}\\${hive}\\${controlSet}\\${key}\\`.toLowerCase()
  const isAnew = later.some(
    ({ action: other }) =>
      other.kind === 'registry-set' && pathOf(other).startsWith(pathOf(action)),
  )
  if (!isAnew) return null
  return {
    en: `${action.key} is deleted and then written anew, which cannot be looked at afterwards: delete it by hand first`,
    fr: `${action.key} est supprimée puis écrite à nouveau, ce que rien ne montre après coup : supprimez-la d’abord à la main`,
  }
}

/** A file that is read into the registry, whichever program does it. */
const IMPORT = /\bregedit(?:\.exe)?"?\s.*\.reg\b|\breg(?:\.exe)?"?\s+(?:import|restore)\s/i

/**
 * A key that is deleted for a file to fill anew, which another machine exported: no script has that
 * file, and to delete alone would leave the machine without what the key holds (the RDP listener).
 *
 * @param line where the article deletes it
 * @param leftOut what is left to the reader of the chosen steps
 */
export function importedAnew(
  action: Action,
  line: number | null,
  leftOut: readonly LeftOut[],
): Localized | null {
  if (action.kind !== 'registry-delete-key' || line === null) return null
  const later = leftOut.find((one) => one.line > line && IMPORT.test(one.text))
  return later ? replacedBy(action.key, later.step) : null
}

/** What puts a file in the place of one that was renamed or deleted. */
const REMAKES = /^\S*?(?:bootrec|bcdboot|bcdedit|x?copy|robocopy|expand)(?:\.exe)?"?\s/i
/** What a machine does not start without, and does not make by itself. */
const BOOT_FILE = /(?:^|\\)(?:bootmgr(?:\.efi)?|boot\\bcd)$/i

/**
 * A file that is renamed or deleted for another one to take its place, which is left to the reader: the
 * first half alone would leave the machine without it.
 *
 * @param line where the article says so
 * @param later what the chosen steps ask for after that
 * @param leftOut what is left to the reader of the chosen steps
 */
export function unreplaced(
  action: Action,
  line: number | null,
  situation: Plan['situation'],
  later: readonly Asked[],
  leftOut: readonly LeftOut[],
): Localized | null {
  if ((action.kind !== 'file-move' && action.kind !== 'file-delete') || line === null) return null
  const path = action.kind === 'file-move' ? action.from : action.path
  const writing = later.find(
    ({ action: other }) =>
      (other.kind === 'file-copy' || other.kind === 'file-move') && isInto(other.to, path),
  )
  if (writing) return unresolved(writing.action, situation) ? replacedBy(path, writing.step) : null
  const remaking = leftOut.find((one) => one.line > line && REMAKES.test(one.text))
  if (remaking) return replacedBy(path, remaking.step)
  if (!BOOT_FILE.test(path)) return null
  return {
    en: `${path} is what the machine starts by, and the script puts no other in its place`,
    fr: `${path} sert au démarrage de la machine, et le script n’en met pas d’autre à sa place`,
  }
}

function replacedBy(path: string, step: string): Localized {
  return {
    en: `${path} is to be replaced in step ${step}, which is left to you: do both by hand`,
    fr: `${path} doit être remplacé à l’étape ${step}, qui reste à votre charge : faites les deux à la main`,
  }
}

/** True where a copy to `to` (a file or its folder) makes the file `path`. */
function isInto(to: string, path: string): boolean {
  const [target, file] = [to, path].map((one) => one.toLowerCase().replace(/\\+$/, ''))
  return target === file || target === file?.slice(0, file.lastIndexOf('\\'))
}
