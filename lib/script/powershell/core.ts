import type { Plan, ScriptLine } from '../../model'
import { isRegistryAction } from '../../model'
import { sourcesOf } from '../later'
import { frame } from '../lines'
import { actionLines, doOf } from './actions'
import { BOOT_FUNCTIONS, FIND_STORE_FUNCTION } from './boot'
import {
  andNotGone,
  LOGGED_TOOL_FUNCTION,
  OWNERSHIP_FUNCTION,
  PERMISSION_FUNCTIONS,
  PROGRAM_DEED_FUNCTION,
} from './deeds'
import {
  COPY_FUNCTIONS,
  DELETE_FUNCTIONS,
  FILE_FUNCTIONS,
  FOLDER_FUNCTIONS,
  MOVE_FUNCTIONS,
  NOTED_FUNCTION,
} from './files'
import { PROFILE_FUNCTIONS, RULE_FUNCTIONS } from './firewall'
import type { Flavour } from './flavour'
import { KEPT_FUNCTIONS } from './kept'
import { FIND_DRIVE_FUNCTIONS, hiveFunctions, hiveLines, offlineGuard, openLines } from './offline'
import { PROGRAM_FUNCTIONS } from './program'
import { KEY_FILE_FUNCTIONS, KEY_FUNCTIONS, REGISTRY_FUNCTIONS } from './registry'
import { reportLines } from './report'
import {
  ACCOUNT_FUNCTIONS,
  DEPENDENT_FUNCTION,
  RESTART_FUNCTIONS,
  SERVICE_FUNCTIONS,
  STOP_FUNCTIONS,
  serviceSettingFunctions,
  setsAccount,
  setsType,
  stopsService,
} from './service'
import { undoFunctions } from './undo'
import { READ_VALUE_FUNCTIONS, VALUE_FUNCTIONS } from './values'
import { placeFunctions, STATE_LINES, workFunctions } from './work'

const raw = String.raw

/** The whole script: what a plan needs, and nothing else. */
export function coreLines(plan: Plan, flavour: Flavour): ScriptLine[] {
  const offline = plan.situation === 'offline'
  return [
    ...flavour.head,
    ...actionLines(plan, flavour.quote),
    ...STATE_LINES,
    ...(offline ? frame("$letter = ''") : []),
    ...(offline ? hiveLines(plan) : []),
    ...bootState(plan),
    ...flavour.output,
    ...PROGRAM_FUNCTIONS,
    ...KEPT_FUNCTIONS,
    ...kindFunctions(plan),
    ...(offline ? hiveFunctions(plan) : []),
    ...(flavour.findsDrive ? FIND_DRIVE_FUNCTIONS : []),
    ...placeFunctions(plan),
    ...workFunctions(plan, flavour.agreed),
    ...undoFunctions(plan),
    ...frame(mainText(plan, flavour)[0]),
    ...(offline ? offlineGuard(plan, flavour) : []),
    ...frame(mainText(plan, flavour)[1]),
    ...(offline ? openLines(plan) : []),
    ...frame(mainText(plan, flavour)[2]),
    ...reportLines(plan, flavour),
  ]
}

function bootState(plan: Plan): ScriptLine[] {
  if (!plan.actions.some(({ kind }) => kind === 'boot-element')) return []
  // On a running machine bcdedit takes its own store, and knows {default} by that name.
  return frame(
    plan.situation === 'online' ? "$Store = ''\n$defaultEntry = ''" : "$defaultEntry = ''",
  )
}

/** The functions of the kinds that the plan has, and what those rely on. */
function kindFunctions(plan: Plan): ScriptLine[] {
  const kinds = new Set(plan.actions.map(doOf))
  const any = (...names: string[]) => names.some((name) => kinds.has(name))
  const when = (lines: ScriptLine[], ...names: string[]) => (any(...names) ? lines : [])
  const deeds = ['Permissions', 'Ownership', 'Program']
  return [
    ...REGISTRY_FUNCTIONS,
    ...when(READ_VALUE_FUNCTIONS, 'Value', 'Profile', 'Rule'),
    ...when(VALUE_FUNCTIONS, 'Value'),
    ...when(KEY_FILE_FUNCTIONS, 'Value', 'Key'),
    ...when(KEY_FUNCTIONS, 'Key'),
    ...when(SERVICE_FUNCTIONS, 'Service', 'Restart'),
    ...(stopsService(plan) || kinds.has('Restart') ? DEPENDENT_FUNCTION : []),
    ...(stopsService(plan) ? STOP_FUNCTIONS : []),
    ...(setsAccount(plan) ? ACCOUNT_FUNCTIONS : []),
    ...when(
      serviceSettingFunctions(stopsService(plan), setsAccount(plan), setsType(plan)),
      'Service',
    ),
    ...when(RESTART_FUNCTIONS, 'Restart'),
    ...when(BOOT_FUNCTIONS, 'Boot'),
    ...(plan.situation === 'offline' ? when(FIND_STORE_FUNCTION, 'Boot') : []),
    ...when(PROFILE_FUNCTIONS, 'Profile'),
    ...when(RULE_FUNCTIONS, 'Rule'),
    ...when(FOLDER_FUNCTIONS, 'Folder'),
    ...when(FILE_FUNCTIONS, 'Copy', 'Delete'),
    ...when(COPY_FUNCTIONS, 'Copy'),
    ...when(DELETE_FUNCTIONS, 'Delete'),
    ...when(NOTED_FUNCTION, 'Copy', 'Move'),
    ...when(MOVE_FUNCTIONS, 'Move'),
    ...when(LOGGED_TOOL_FUNCTION, ...deeds),
    ...when(PERMISSION_FUNCTIONS, 'Permissions'),
    ...when(OWNERSHIP_FUNCTION, 'Ownership'),
    ...when(PROGRAM_DEED_FUNCTION, 'Program'),
  ]
}

const ADMINISTRATOR_GUARD = raw`
    $who = [Security.Principal.WindowsPrincipal] [Security.Principal.WindowsIdentity]::GetCurrent()
    if (-not $who.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) { throw 'This needs an administrator.' }`

const WIDTH_GUARD = raw`
    # A 32-bit host is shown other files below System32.
    if ([Environment]::Is64BitOperatingSystem -and -not [Environment]::Is64BitProcess) { throw 'This needs the 64-bit PowerShell.' }`

/** A file is not moved out of the way of one that is not there. */
const SOURCE_GUARD = raw`
    foreach ($place in $places) {
        if ($mode -eq 'apply' -and $place['Needed'] -and -not $place.Right -and -not [IO.File]::Exists($place.From)) { throw "$($place.From) is not there: nothing was written." }
    }`

const WINDOWS_PE_GUARD = raw`
    # Windows PE has a registry of its own, gone at the next start.
    if (Test-RegistryKey 'SYSTEM\CurrentControlSet\Control\MiniNT') {
        throw 'This is Windows PE, not the machine to repair: use the script for its attached disk.'
    }`

/** The way through, cut where an attached disk has more to do: after guard, after open. */
function mainText(plan: Plan, flavour: Flavour): [string, string, string] {
  const offline = plan.situation === 'offline'
  const files = plan.actions.some(({ kind }) => /^(file|folder|permissions|ownership)/.test(kind))
  const sets = plan.actions.some((action) => isRegistryAction(action) && action.controlSet)
  const guard = raw`

# ---- Guard
$base = $LogFolder
if ($base -eq '') { $base = [IO.Path]::Combine($env:SystemRoot, 'Repairbook') }
$settings = @()
try {
    if (@('apply', 'check', 'undo') -notcontains $mode) { throw "Choose one mode: apply, check or undo." }${
      flavour.requiresAdministrator ? '' : ADMINISTRATOR_GUARD
    }${files ? WIDTH_GUARD : ''}${offline ? '' : WINDOWS_PE_GUARD}`
  const open = raw`
    # From where PowerShell stands: .NET may stand elsewhere.
    if ($LogFolder -ne '') { $base = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($LogFolder) }
    $begun = $true${sets && !offline ? "\n    $sets = @('CurrentControlSet')" : ''}`
  const work = raw`

    # ---- Check: look at each place. Where all are right, nothing at all is written.
    $places = @(foreach ($action in $actions) { Get-Place $action })
    Read-Places
    $settings = @($places | Where-Object { -not $_.Deed -and -not $_.Passing })
    $wrong = @($settings | Where-Object { -not $_.Right }).Count
    $deeds = @($places | Where-Object { $_.Deed -and -not $_.ContainsKey('AfterChange')${andNotGone(plan)} }).Count${sourcesOf(plan).length > 0 ? SOURCE_GUARD : ''}
    if ($mode -eq 'undo') { Restore-All }
    elseif ($mode -eq 'apply' -and $wrong + $deeds -gt 0) { Write-All }
    else {
        if ($mode -eq 'apply') { $right = $settings.Count }
        foreach ($place in $places) {
            if ($place.Passing) { continue }${
              flavour.agreed.startsWith('$PSCmdlet')
                ? raw`
            if ($WhatIfPreference -and -not $place.Right) { $null = ${flavour.agreed} }`
                : ''
            }
            if ($place.Deed -and $mode -eq 'apply') { Out-Line 'right' $place ': "not needed"' }
            else { Show-Place $place }
        }
    }
}
catch { $problem = $_.Exception.GetBaseException().Message }${
    offline
      ? raw`
finally {${plan.hives.length > 0 ? '\n    Close-Hives' : ''}
    if ($mode -eq 'apply' -and $run -and $touched -eq 0 -and $wrong -eq 0 -and -not $problem) {
        # Nothing was written: what was kept is of no use.
        try { [IO.Directory]::Delete($run, $true); $run = $null }
        catch { $null = $_ }
    }
}`
      : ''
  }`
  return [guard, open, work]
}
