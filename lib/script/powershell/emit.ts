import type { Localized, Plan, Script } from '../../model'
import { isRegistrySet } from '../../model/registry-action'
import { fileNameOf } from '../file-name'
import { REGISTRY_FUNCTIONS } from './functions'
import { factLines, headLines, runLine } from './head'
import { psRefusal } from './quote'
import {
  CONTROL_SET_FUNCTION,
  OFFLINE_CLOSE,
  ONLINE_GUARD,
  offlineOpenLines,
  placeLines,
  REPORT_LINES,
  STATE_LINES,
} from './work'

/** A plan as a PowerShell script for 5.1 and 7: UTF-8 with its byte order mark, CRLF. */
export function emitPowerShell(
  plan: Plan,
): { ok: true; script: Script } | { ok: false; message: Localized } {
  for (const action of plan.actions.filter(isRegistrySet)) {
    const message = psRefusal(action)
    if (message) return { ok: false, message }
  }
  const offline = plan.situation === 'offline'
  const lines = [
    ...headLines(plan),
    ...factLines(plan),
    ...STATE_LINES,
    ...REGISTRY_FUNCTIONS,
    ...(offline ? CONTROL_SET_FUNCTION : []),
    ...(offline ? offlineOpenLines(plan) : ONLINE_GUARD),
    ...placeLines(plan),
    ...(offline ? OFFLINE_CLOSE : []),
    ...REPORT_LINES,
  ]
  const fileName = fileNameOf(plan, 'ps1')
  const script: Script = {
    target: 'powershell',
    fileName,
    encoding: 'utf-8-bom',
    lines,
    omissions: plan.omissions,
    run: runLine(plan),
  }
  return { ok: true, script }
}
