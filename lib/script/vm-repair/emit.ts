import type { Localized, Plan, Script, ScriptLine } from '../../model'
import { fileNameOf, stemOf } from '../file-name'
import { frame } from '../lines'
import { originLines } from '../origin'
import { coreLines } from '../powershell/core'
import { bootOf, descriptionOf, synopsisOf } from '../powershell/head'
import { psAsciiString, psRefusal, psString } from '../powershell/quote'
import { shortOutput } from '../powershell/report'

/**
 * A plan as a file for `az vm repair run --custom-script-file`. The extension puts its own driver in
 * front of the file and runs both as one script: no `param()`, no `exit`, no `$PSScriptRoot`. What it
 * prints goes through `Out-File -Encoding Ascii`, and a run succeeded where that text holds
 * `[STATUS]::SUCCESS` anywhere: so it is printed in one case alone.
 *
 * Source: Azure/azure-cli-extensions, src/vm-repair/azext_vm_repair/scripts/win-run-driver.ps1.
 */
export function emitVmRepair(
  plan: Plan,
): { ok: true; script: Script } | { ok: false; message: Localized } {
  for (const action of plan.actions) {
    const message = psRefusal(action)
    if (message) return { ok: false, message }
  }
  const lines = coreLines(plan, {
    quote: psAsciiString,
    head: headLines(plan),
    output: shortOutput('Out-Safe $line'),
    agreed: '$true',
    requiresAdministrator: false,
    findsDrive: true,
    shown: '\nOut-Shown',
    end: 'if ($code -eq 0) { return $STATUS_SUCCESS }\nreturn $STATUS_ERROR',
  })
  const script: Script = {
    target: 'vm-repair',
    fileName: fileNameOf(plan, EXTENSION),
    encoding: 'ascii',
    lines,
    omissions: plan.omissions,
    run: vmRepairRunLine(plan),
  }
  return { ok: true, script }
}

const EXTENSION = 'vm-repair.ps1'

export function vmRepairRunLine(plan: Plan, file?: string): string {
  return runLines(plan, file).join('\n')
}

/** The rescue machine is made, repairs, and gives the disk back. */
function runLines(plan: Plan, file: string = fileNameOf(plan, EXTENSION)): string[] {
  const machine = '-g RESOURCE-GROUP -n VM'
  return [
    `az vm repair create ${machine}`,
    `az vm repair run ${machine} --run-on-repair --custom-script-file ${file}`,
    `az vm repair restore ${machine}`,
  ]
}

function headLines(plan: Plan): ScriptLine[] {
  const help = [
    ...originLines(plan),
    '',
    synopsisOf(plan),
    ...descriptionOf(plan),
    '',
    'From a shell with the Azure CLI, in the folder of this file:',
    ...runLines(plan).map((line) => `  ${line}`),
    'Mode and letter are chosen before the download: az vm repair passes none on.',
  ]
  return frame(String.raw`${help.map((line) => `# ${line}`.trimEnd()).join('\n')}

$library = '.\src\windows\common\setup\init.ps1'
if ([IO.File]::Exists([IO.Path]::Combine($PWD.ProviderPath, $library))) { . $library }
else {
    # By hand, without the repair library: its names, so that the same file runs.
    $STATUS_SUCCESS = '[STATUS]::SUCCESS'
    $STATUS_ERROR = '[STATUS]::ERROR'
    function Log-Output([string] $message) { "[Output] $message" }
    function Log-Info([string] $message) { "[Info] $message" }
    function Log-Warning([string] $message) { "[Warning] $message" }
    function Log-Error([string] $message) { "[Error] $message" }
}

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$name = ${psString(stemOf(plan))}
$mode = ${psString(plan.mode)}
$Drive = ${psString(plan.drive ?? '')}
$LogFolder = ''${bootOf(plan) ? `\n$Boot = ${psString(plan.bootDrive ?? '')}\n$Store = ''` : ''}

# What a machine holds must not look like a status.
function Out-Safe([string] $line) {
    $line = $line.Replace('[STATUS]', '[status]') -replace '[^\x20-\x7e]', '?'
    if ($line.StartsWith('Problem: ')) { Log-Error $line }
    elseif ($line.StartsWith('[failed]')) { Log-Warning $line }
    elseif ($line.StartsWith('[')) { $line }
    else { Log-Output $line }
}`)
}
