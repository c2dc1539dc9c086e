import type { Plan, ScriptLine } from '../../model'
import { isRegistrySet } from '../../model/registry-action'
import { frame } from '../lines'
import { psString } from './quote'

const raw = String.raw

/** State, and what makes a script stop before anything was begun. */
export const STATE_LINES = frame(raw`

$run = $null
$places = @()
$problem = $null
$right = 0
$changed = 0
$wrong = 0

function Stop-Before([string] $why) {
    $why
    'Nothing was begun.'
    exit 2
}`)

export const ONLINE_GUARD = frame(raw`

# ---- Guard: Windows PE has a registry of its own, gone at the next start.
if (Test-Key 'SYSTEM\CurrentControlSet\Control\MiniNT') {
    Stop-Before 'This is Windows PE, not the machine to repair: use the script for its attached disk.'
}

try {`)

/** Guard, keep and open for an attached disk. */
export function offlineOpenLines(plan: Plan): ScriptLine[] {
  const hives = plan.hives
    .map(
      ({ hive, mount }) =>
        `    @{ Hive = ${psString(hive)}; Mount = ${psString(mount)}; ByHand = $false; Loaded = $false }`,
    )
    .join('\n')
  const system = plan.actions.filter(isRegistrySet).some((action) => action.controlSet)
    ? plan.hives.find(({ hive }) => hive === 'SYSTEM')
    : undefined
  return frame(raw`

# ---- Guard: a real attached disk, and free names for its hives.
$hives = @(
${hives}
)
$letter = $Drive.Trim().TrimEnd('\').TrimEnd(':').ToUpperInvariant()
if ($letter -ne '' -and $letter -notmatch '^[A-Z]$') { Stop-Before '-Drive needs one letter, such as -Drive F.' }
if ("${'$'}{letter}:" -eq $env:SystemDrive) { Stop-Before 'That is the drive this Windows runs from, not an attached disk.' }
$config = "${'$'}{letter}:\Windows\System32\config"
foreach ($hive in $hives) {
    # A hive that someone loaded by hand under this name is used, and left loaded.
    $hive.ByHand = Test-Key $hive.Mount
    if ($hive.ByHand) {
        'HKLM\' + $hive.Mount + ' is loaded already: it is used as it is, whatever drive it is from, and left loaded.'
        continue
    }
    if ($letter -eq '') { Stop-Before 'Say which letter the attached disk has: -Drive F.' }
    # reg load of a file that is not there succeeds, with an empty hive.
    $file = $config + '\' + $hive.Hive
    if (-not [IO.File]::Exists($file)) { Stop-Before "$file is not there: is this the right drive?" }
}

try {
    # ---- Keep: copy the hive files before they are loaded; after that they are locked.
    if (-not $look) {
        $run = New-RunFolder
        foreach ($hive in $hives) {
            if ($hive.ByHand) { continue }
            [IO.File]::Copy($config + '\' + $hive.Hive, [IO.Path]::Combine($run, $hive.Hive))
            # Changes that Windows had not yet written into the hive.
            foreach ($log in @('.LOG1', '.LOG2')) {
                $file = $config + '\' + $hive.Hive + $log
                if ([IO.File]::Exists($file)) { [IO.File]::Copy($file, [IO.Path]::Combine($run, $hive.Hive + $log)) }
            }
        }
    }

    # ---- Open
    foreach ($hive in $hives) {
        if ($hive.ByHand) { continue }
        if ((Invoke-Reg @('load', ('HKLM\' + $hive.Mount), ($config + '\' + $hive.Hive))) -ne 0) {
            throw "$($hive.Hive) could not be loaded: is it open in another program?"
        }
        $hive.Loaded = $true
    }
${system ? `    $sets = @(Get-ControlSet ${psString(system.mount)})\n    "Control sets: $($sets -join ' ')"` : ''}`)
}

/** The control sets that exist, the one that the next start uses first. Never makes one. */
export const CONTROL_SET_FUNCTION = frame(raw`

function Get-ControlSet([string] $mount) {
    $root = Open-Root @{}
    try {
        $select = $root.OpenSubKey("$mount\Select")
        if ($null -eq $select) { throw 'Select is missing: is this the SYSTEM hive of a Windows?' }
        try { $default = $select.GetValue('Default') }
        finally { $select.Dispose() }
        if ($default -isnot [int]) { throw 'Select does not say which control set is used.' }
        $system = $root.OpenSubKey($mount)
        try { $names = @($system.GetSubKeyNames()) }
        finally { $system.Dispose() }
    }
    finally { $root.Dispose() }
    $first = 'ControlSet{0:000}' -f $default
    if ($names -notcontains $first) { throw "Select names $first, which does not exist." }
    $first
    $names | Where-Object { $_ -match '^ControlSet\d{3}$' -and $_ -ne $first }
}`)

/** Where each fact lies: in every control set found, or in the one that the machine runs. */
export function placeLines(plan: Plan): ScriptLine[] {
  const offline = plan.situation === 'offline'
  const sets = offline ? '$sets' : "@('CurrentControlSet')"
  const mount = offline
    ? raw`$hive = @($hives | Where-Object { $_.Hive -eq $fact.Hive })[0].Mount`
    : '$hive = $fact.Hive'
  return frame(raw`

    # ---- Check: read each value. Where all are right, nothing at all is written.
    $places = @(foreach ($fact in $facts) {
        ${mount}
        $parents = @($hive)
        if ($fact.ControlSet) { $parents = @(${sets} | ForEach-Object { "$hive\$_" }) }
        foreach ($parent in $parents) {
            $path = "$parent\$($fact.Key)".Trim('\')
            $root = $(if ($fact.ContainsKey('Root')) { $fact.Root } else { 'HKLM' })
            $now = Read-Value $fact $path
            $want = Format-Value $fact.Kind $fact.Data
            @{ Fact = $fact; Path = $path; Key = "$root\$path"; Now = $now; Want = $want; Right = ($now -ceq $want) }
        }
    })
    $wrong = @($places | Where-Object { -not $_.Right }).Count
    if ($look) {
        foreach ($place in $places) {
            $what = "$($place.Key) $($place.Fact.Name)"
            if ($place.Right) { "[right]   ${'$'}{what}: ""$($place.Want)""" }
            elseif ($place.Now) { "[differs] ${'$'}{what}: is ""$($place.Now)"", should be ""$($place.Want)""" }
            else { "[missing] ${'$'}{what}: should be ""$($place.Want)""" }
            if ($WhatIfPreference -and -not $place.Right) { $null = $PSCmdlet.ShouldProcess($what, "Set $($place.Want)") }
        }
    }
    elseif ($wrong -eq 0) {
        $right = $places.Count
        foreach ($place in $places) { "[right]   $($place.Key) $($place.Fact.Name): ""$($place.Want)""" }
    }
    else {
        Save-Before $places

        # ---- Write: the first failure stops the writing.
        foreach ($place in $places) {
            $what = "$($place.Key) $($place.Fact.Name)"
            $old = $(if ($place.Now) { $place.Now } else { 'absent' })
            if ($place.Right) {
                $right++
                Out-Report "[right]   ${'$'}{what}: ""$($place.Want)"""
                continue
            }
            if ($problem -or -not $PSCmdlet.ShouldProcess($what, "Set $($place.Want)")) {
                Out-Report "[skipped] ${'$'}{what}: ""$old"""
                continue
            }
            try {
                Write-Value $place.Fact $place.Path
                if ((Read-Value $place.Fact $place.Path) -cne $place.Want) { throw 'it was read back differently' }
                $changed++
                Out-Report "[changed] ${'$'}{what}: ""$old"" -> ""$($place.Want)"""
            }
            catch {
                $problem = "$($place.Fact.Name) could not be written, and writing stopped there: $($_.Exception.Message)"
                Out-Report "[failed]  ${'$'}{what}: ""$old"" -> ""$($place.Want)"""
            }
        }

        # ---- Verify: read everything back.
        $wrong = @($places | Where-Object { (Read-Value $_.Fact $_.Path) -cne $_.Want }).Count
    }
}
catch { $problem = $_.Exception.Message }`)
}

/** Unload what this script loaded, and see that it is gone. */
export const OFFLINE_CLOSE = frame(raw`
finally {
    # ---- Close: always, also after a failure.
    foreach ($hive in $hives) {
        if (-not $hive.Loaded) { continue }
        for ($attempt = 1; $attempt -le 5; $attempt++) {
            # Handles that .NET has not let go of yet would keep the hive loaded.
            [GC]::Collect()
            [GC]::WaitForPendingFinalizers()
            $null = Invoke-Reg @('unload', ('HKLM\' + $hive.Mount))
            $hive.Loaded = Test-Key $hive.Mount
            if (-not $hive.Loaded) { break }
            [Threading.Thread]::Sleep(2000)
        }
        if ($hive.Loaded) {
            $problem = 'HKLM\' + $hive.Mount + ' could not be unloaded: close what uses it, then run reg unload HKLM\' + $hive.Mount
        }
    }
}
if ($run -and $changed -eq 0 -and $wrong -eq 0 -and -not $problem) {
    # Nothing was written: the copies of the hives are of no use.
    [IO.Directory]::Delete($run, $true)
    $run = $null
}`)

export const REPORT_LINES = frame(raw`

# ---- Report
if ($problem) { Out-Report "Problem: $problem" }
$total = @($places).Count
if ($look) { "$total values: $($total - $wrong) right, $wrong wrong. Nothing was written." }
else {
    Out-Report "$total values: $right were right, $changed changed, $wrong still wrong."
    if ($changed -eq 0) { Out-Report 'Nothing was written.' }
    if ($run) { "Old values and log: ""$run""" }
}
if ($problem -or $wrong -gt 0 -or $total -eq 0) { exit 1 }
exit 0`)
