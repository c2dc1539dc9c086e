import type { Mode } from '../../../lib/model'
import type { ReportLine } from '../../../lib/report'
import type { SerialPiece } from '../../../lib/script'

/**
 * The pieces that are still worth pasting once an output was read: to apply, those of what is not
 * right yet, looked at again only where the output did not show it; to check, the looks that are
 * missing. An undo is not cut short: what is right for the article is not what was there before.
 */
export function piecesLeft(
  pieces: readonly SerialPiece[],
  found: readonly ReportLine[],
  mode: Mode,
): readonly SerialPiece[] {
  if (mode === 'undo') return pieces
  const status = (action: number) => found[action]?.status ?? 'not seen'
  const unseen = (action: number) => /^(not seen|unreadable)$/.test(status(action))
  const wanted = ({ action, purpose }: SerialPiece) => {
    if (action === null) return true
    return purpose === 'look' ? unseen(action) : status(action) !== 'set'
  }
  const left = pieces.filter(wanted)
  // What only prepares is of no use where nothing follows it.
  return left.some(({ action }) => action !== null) ? left : []
}
