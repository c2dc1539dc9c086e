import type { Plan, ScriptLine } from '../../model'
import { isRegistryAction } from '../../model'
import { frame } from '../lines'
import { andNotGone } from './deeds'
import type { Flavour } from './flavour'

const raw = String.raw

const LOG_LINE = raw`    if (-not $script:run) { return }
    # A log that cannot be written is no reason to stop a repair half-way.
    try { [IO.File]::AppendAllText([IO.Path]::Combine($script:run, 'log.txt'), $line + [Environment]::NewLine) }
    catch { $null = $_ }`

const NOTE_FUNCTION = raw`

function Out-Note {
    foreach ($note in $notes) { Out-Text $note }
    $script:notes = @()
}`

/** Every line on the screen and in the log. */
export const FULL_OUTPUT = frame(raw`

# A line for a person, on the screen and in the log; whatever it holds, it stays one line.
function Out-Text([string] $line) {
    $line = $line.Replace([string] [char] 0, '\0') -replace '[\x00-\x1f]', '?'
    $line
${LOG_LINE}
}

function Out-Line([string] $status, [hashtable] $place, [string] $rest) {
    Out-Text ("[$status]".PadRight(9) + " $($place.Place) $($place.Label)$rest")
}${NOTE_FUNCTION}`)

/**
 * Names and statuses on the screen, everything in the log: for a caller that gives back the last
 * 4,096 bytes of what is printed.
 *
 * @param print how `$line` is printed
 */
export function shortOutput(print: string): ScriptLine[] {
  return frame(raw`

$quiet = $true
$shown = @()

# A line in the log; on the screen only what comes at the end.
function Out-Text([string] $line) {
    $line = $line.Replace([string] [char] 0, '\0') -replace '[\x00-\x1f]', '?'
    if (-not $quiet) { ${print} }
${LOG_LINE}
}

function Out-Line([string] $status, [hashtable] $place, [string] $rest) {
    $start = "[$status]".PadRight(9) + ' '
    Out-Text ($start + "$($place.Place) $($place.Label)$rest")
    # A key by its last part alone.
    $short = "$($place.Place.Substring($place.Place.LastIndexOf('\') + 1)) $($place.Label)" -replace '[^\x20-\x7e]', '?'
    if ($short.Length -gt 70) { $short = $short.Substring(0, 67) + '...' }
    $script:shown += $start + $short
}

# What fits: what is right is left out first, then what comes last.
function Out-Shown {
    $lines = @($shown)
    if (($lines -join '').Length + 2 * $lines.Count -gt 2600) {
        $lines = @($lines | Where-Object { -not $_.StartsWith('[right]') })
        $lines += "[right]   $($shown.Count - $lines.Count) more"
    }
    $room = 2600
    $printed = 0
    foreach ($line in $lines) {
        $room -= $line.Length + 2
        if ($room -lt 0) { break }
        $printed++
        ${print}
    }
    if ($printed -lt $lines.Count) { "$($lines.Count - $printed) more lines are in the log." }
    $script:quiet = $false
}${NOTE_FUNCTION}`)
}

/** The summary, and the exit code. */
export function reportLines(plan: Plan, { shown, end }: Flavour): ScriptLine[] {
  const noun = plan.actions.every(isRegistryAction) ? 'values' : 'settings'
  return frame(raw`

# ---- Report${shown}
if ($problem) { Out-Text "Problem: $problem" }
$total = @($settings).Count
$deeds = @($places | Where-Object { $_.Deed${andNotGone(plan)} }).Count
if (-not $begun) { Out-Text 'Nothing was begun.' }
elseif ($mode -eq 'check') { Out-Text "$total ${noun}: $($total - $wrong) right, $wrong wrong. Nothing was written." }
elseif ($mode -eq 'undo') { Out-Text "$($right + $restored + $failed) ${noun}: $right were right, $restored restored, $failed not restored." }
else {
    Out-Text "$total ${noun}: $right were right, $changed changed, $wrong still wrong."
    if ($deeds -gt 0) { Out-Text "$deeds to be done: $done done, $failed failed." }
    if ($touched -eq 0) { Out-Text 'Nothing was written.' }
}
if ($run) { Out-Text "Old values and log: ""$run""" }
$code = 0
if ($problem -or $failed -gt 0 -or ($mode -ne 'undo' -and ($wrong -gt 0 -or $total + $deeds -eq 0))) { $code = 1 }
if (-not $begun) { $code = 2 }
${end}`)
}
