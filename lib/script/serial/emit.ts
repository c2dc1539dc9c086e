import type { Localized, Plan, Script, ScriptLine } from '../../model'
import { fileNameOf } from '../file-name'
import { omissionLines, originLines, undoLimitLines } from '../origin'
import { keptKeys } from './kept'
import { LONGEST_PIECE, serialPieces, statable } from './pieces'

/** How to reach a CMD prompt in the Azure Serial Console, where the pieces are pasted one by one. */
const START =
  'SAC> cmd, then ch -si 1 (ch alone lists the channels), Enter, sign in as an administrator, and paste one line at a time'

/**
 * An export is all that a damaged paste cannot falsify: a line of text that is cut off on the way
 * would tell undo that a value was not there.
 */
const WHOLE_KEYS =
  'reg import puts back whole keys as they were kept: what others changed in these keys since then is lost.'

/**
 * A plan as the pieces that are pasted into the Azure Serial Console's CMD, one a line. The lines
 * that say where the file is from are comments at a prompt too.
 */
export function emitSerial(
  plan: Plan,
): { ok: true; script: Script } | { ok: false; message: Localized } {
  const { actions, refused } = statable(plan)
  const [first] = refused
  if (actions.size === 0 && first) {
    const { en, fr } = first.reason
    return { ok: false, message: { en: `${en}.`, fr: `${fr}.` } }
  }

  const omissions = [...plan.omissions, ...refused]
  const pieces = serialPieces(plan)
  const lines: ScriptLine[] = [
    ...commentLines([
      ...originLines(plan),
      `${pieces.length} pieces, one a line. ${START}.`,
      ...(plan.mode === 'undo' && keptKeys([...actions.values()], plan).length > 0
        ? [WHOLE_KEYS]
        : []),
      ...undoLimitLines(plan),
      ...omissionLines({ ...plan, omissions }),
    ]),
    ...pieces.map(({ text, step }) => ({ text, step })),
  ]
  const script: Script = {
    target: 'serial',
    fileName: fileNameOf(plan, 'serial.txt'),
    encoding: 'ascii',
    lines,
    run: serialRunLine(),
    omissions,
  }
  return { ok: true, script }
}

/** What the pieces are pasted into; the file is none that runs. */
export function serialRunLine(): string {
  return START
}

/** `rem` leaves the rest of its line alone, but for percent signs; quotes say so twice. */
function commentLines(texts: readonly string[]): ScriptLine[] {
  return texts.map((text) => {
    const plain = text
      .trim()
      .replace(/["%^!]/g, "'")
      .slice(0, LONGEST_PIECE - 10)
    return { text: /[&|<>]/.test(plain) ? `rem "${plain}"` : `rem ${plain}`, step: null }
  })
}
