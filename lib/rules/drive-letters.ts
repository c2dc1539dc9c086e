import { driveLettersIn, type FoundPlaceholder } from '../command'
import { type Article, everyStep } from '../model'

/** The letters that an article writes out in its commands for an attached disk. */
export interface DriveLetters {
  /** Those of the partition that holds Windows, on the disk that is repaired. */
  attached: ReadonlySet<string>
  /** Those of boot stores. */
  stores: ReadonlySet<string>
}

/** What only the disk's own Windows is named by: its hives, its image, its folder. */
export const CERTAIN = /(?:\bload\s+\S+\s+|[/-]image:|[/-]offwindir[=:\s])"?$/i
const STORE = /[/-]store\s+"?$/i

/**
 * Two letters are two drives, and one of them is the attached disk: the one whose hives are loaded or
 * whose image is worked on, else the first one with a Windows folder, else the first one named.
 */
export function driveLettersOf(article: Article): DriveLetters {
  const all = new Set<string>()
  const stores = new Set<string>()
  const certain = new Set<string>()
  const windows: string[] = []
  const named: string[] = []
  for (const procedure of article.procedures) {
    if (procedure.situation !== 'offline') continue
    for (const { text, outcome, operation } of everyStep(procedure).flatMap((s) => s.commands)) {
      if (outcome === 'comment' || outcome === 'sample') continue
      // What a value holds is a letter of the Windows that will run, not one of the rescue machine.
      if (operation?.kind === 'registry-set') continue
      for (const found of driveLettersIn(text)) {
        const letter = letterOf(found)
        const before = text.slice(0, found.start)
        all.add(letter)
        if (CERTAIN.test(before)) certain.add(letter)
        if (/^\\windows\b/i.test(text.slice(found.end))) windows.push(letter)
        if (STORE.test(before)) stores.add(letter)
        if (found.concept !== BOOT_DRIVE) named.push(letter)
      }
    }
  }
  if (all.size < 2) return { attached: all, stores }
  const first = windows[0] ?? named[0]
  const attached = certain.size > 0 ? certain : new Set(first === undefined ? [] : [first])
  return { attached, stores }
}

/** The placeholder that a letter is, or null where it is another drive than the attached disk's. */
export function placeholderOf(
  found: FoundPlaceholder,
  text: string,
  { attached, stores }: DriveLetters,
): string | null {
  const letter = letterOf(found)
  if (attached.has(letter)) return found.concept
  const before = text.slice(0, found.start)
  const isStore = STORE.test(before) || (/\bpartition=$/i.test(before) && stores.has(letter))
  return isStore ? BOOT_DRIVE : null
}

export const BOOT_DRIVE = 'boot-drive'

export function letterOf({ spelled }: FoundPlaceholder): string {
  return spelled.charAt(0).toUpperCase()
}
