import type { Localized, Plan, Script } from '../../model'
import { fileNameOf } from '../file-name'
import { coreLines } from './core'
import { headLines, runLine } from './head'
import { psRefusal, psString } from './quote'
import { FULL_OUTPUT } from './report'

/** A plan as a PowerShell script for 5.1 and 7: UTF-8 with its byte order mark, CRLF. */
export function emitPowerShell(
  plan: Plan,
): { ok: true; script: Script } | { ok: false; message: Localized } {
  for (const action of plan.actions) {
    const message = psRefusal(action)
    if (message) return { ok: false, message }
  }
  const lines = coreLines(plan, {
    quote: psString,
    head: headLines(plan),
    output: FULL_OUTPUT,
    agreed: String.raw`$PSCmdlet.ShouldProcess("$($place.Place) $($place.Label)", "Set $($place.Want.Replace([string] [char] 0, '\0'))")`,
    requiresAdministrator: true,
    findsDrive: false,
    shown: '',
    end: 'exit $code',
  })
  const script: Script = {
    target: 'powershell',
    fileName: fileNameOf(plan, 'ps1'),
    encoding: 'utf-8-bom',
    lines,
    omissions: plan.omissions,
    run: runLine(plan),
  }
  return { ok: true, script }
}
