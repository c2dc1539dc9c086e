import type { Localized, Plan, Script, ScriptLine } from '../../model'
import { fileNameOf, stemOf } from '../file-name'
import { frame } from '../lines'
import { originLines } from '../origin'
import { coreLines } from '../powershell/core'
import { descriptionOf, synopsisOf } from '../powershell/head'
import { psAsciiString, psRefusal, psString } from '../powershell/quote'
import { shortOutput } from '../powershell/report'

/**
 * A plan as a script for `az vm run-command invoke`: PowerShell that is ASCII, asks nothing, takes
 * its mode as a text, and prints little, the summary last.
 *
 * Source: Microsoft, "Run scripts in your Windows VM by using action Run Commands".
 */
export function emitRunCommand(
  plan: Plan,
): { ok: true; script: Script } | { ok: false; message: Localized } {
  for (const action of plan.actions) {
    const message = psRefusal(action)
    if (message) return { ok: false, message }
  }
  const lines = coreLines(plan, {
    quote: psAsciiString,
    head: headLines(plan),
    output: shortOutput('$line'),
    agreed: '$true',
    requiresAdministrator: false,
    findsDrive: false,
    shown: '\nOut-Shown',
    end: 'exit $code',
  })
  const script: Script = {
    target: 'run-command',
    fileName: fileNameOf(plan, EXTENSION),
    encoding: 'ascii',
    lines,
    omissions: plan.omissions,
    run: runLine(plan),
  }
  return { ok: true, script }
}

const EXTENSION = 'run-command.ps1'

/** The file's name is quoted: a PowerShell prompt would take a bare `@` for a splat. */
export function runLine(plan: Plan, file: string = fileNameOf(plan, EXTENSION)): string {
  return `az vm run-command invoke -g RESOURCE-GROUP -n VM --command-id RunPowerShellScript --scripts "@${file.replaceAll('"', '')}"`
}

function headLines(plan: Plan): ScriptLine[] {
  const help = [
    ...originLines(plan),
    '',
    synopsisOf(plan),
    ...descriptionOf(plan),
    '',
    `From a shell with the Azure CLI, in the folder of this file:`,
    `  ${runLine(plan)}`,
    'Another mode, apply, check or undo, is a parameter: --parameters Mode=check',
    'Azure gives back the last 4,096 bytes of what it prints; everything is in its log.',
  ]
  return frame(`${help.map((line) => `# ${line}`.trimEnd()).join('\n')}
param(
    [string] $Mode = ${psString(plan.mode)},
    [string] $LogFolder = ''
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$name = ${psString(stemOf(plan))}
$Mode = $Mode.Trim().ToLowerInvariant()`)
}
