import type { Placeholder, Situation } from './article'

/**
 * What stands in the paths and arguments of an action for the letter of the attached disk: the
 * script puts it in when it runs. No argument can hold it otherwise: brackets are refused.
 */
export const ATTACHED_DRIVE = '<drive>'

/** The folder of an attached disk that its hive files lie in, in lower case. */
export const HIVES_FOLDER = `${ATTACHED_DRIVE}:\\windows\\system32\\config\\`

/** The same for the letter of the partition that holds its boot store, where a script knows it. */
export const BOOT_PARTITION = '<boot>'

/**
 * True for a placeholder that is the letter of the attached disk. Another disk (`drive-2`) is not
 * the one that is repaired: its letter is for the reader to give.
 */
export function isAttachedDrive(
  { id, type }: Pick<Placeholder, 'id' | 'type'>,
  situation: Situation,
): boolean {
  return situation === 'offline' && type === 'drive' && !/-\d+$/.test(id)
}
