import type { Localized, Plan, Script, ScriptLine } from '../../model'
import { isRegistrySet } from '../../model/registry-action'
import { fileNameOf } from '../file-name'
import { frame } from '../lines'
import { factLines, keepLines } from './facts'
import { ADMINISTRATOR_GUARD, argumentLines, headLines, settingLines } from './frame'
import { OFFLINE_ROUTINES, offlineCloseLines, offlineOpenLines } from './offline'
import { cmdRefusal } from './quote'
import { ROUTINE_LINES } from './routines'
import { REPORT_LINES, WORK_LINES } from './work'

/** Windows PE has a registry of its own; what is written there is gone at the next start. */
const ONLINE_GUARD = frame(String.raw`
"%REG%" query HKLM\SYSTEM\CurrentControlSet\Control\MiniNT >nul 2>&1
if not errorlevel 1 set "PROBLEM=This is Windows PE, not the machine to repair: use the script for its attached disk."
if defined PROBLEM goto refused`)

/** A plan as a CMD file: ASCII, CRLF, at most 8,191 characters a line. */
export function emitCmd(
  plan: Plan,
): { ok: true; script: Script } | { ok: false; message: Localized } {
  for (const action of plan.actions.filter(isRegistrySet)) {
    const message = cmdRefusal(action)
    if (message) return { ok: false, message }
  }
  const offline = plan.situation === 'offline'
  const lines: ScriptLine[] = [
    ...headLines(plan),
    ...settingLines(plan),
    ...argumentLines(plan),
    ...ADMINISTRATOR_GUARD,
    ...(offline ? offlineOpenLines(plan) : ONLINE_GUARD),
    ...WORK_LINES,
    ...frame('\n\nrem ---- Close: always, also after a failure.\n:close'),
    ...(offline ? offlineCloseLines(plan) : []),
    ...REPORT_LINES,
    ...frame('\n\n:facts'),
    ...factLines(plan),
    ...frame('goto :eof'),
    ...ROUTINE_LINES,
    ...frame('\n\n:keep'),
    ...frame('if not defined RUN call :keep_folder\nif defined PROBLEM goto :eof\nset /a KEPT=0'),
    ...keepLines(plan),
    ...frame('goto :eof'),
    ...(offline ? OFFLINE_ROUTINES : []),
  ]
  const fileName = fileNameOf(plan, 'cmd')
  const drive = offline && !plan.drive ? ' /drive F' : ''
  const script: Script = {
    target: 'cmd',
    fileName,
    encoding: 'ascii',
    lines,
    omissions: plan.omissions,
    run: `${fileName}${drive}`,
  }
  return { ok: true, script }
}
