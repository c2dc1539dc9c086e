import type { Placeholder, Situation } from './article'

/**
 * What stands in the paths and arguments of an action for the letter of the attached disk: the
 * script puts it in when it runs. No argument can hold it otherwise: brackets are refused.
 */
export const ATTACHED_DRIVE = '<drive>'

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
