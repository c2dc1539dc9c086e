import type { Plan, ScriptLine } from '../../model'
// Not from the model's index: that would bring zod into the browser.
import { ATTACHED_DRIVE, BOOT_PARTITION } from '../../model/attached-drive'
import { hasHivesAway } from '../hives-away'
import { hasTakenFiles } from '../later'
import { frame } from '../lines'
import { doOf } from './actions'
import { setsAccount } from './service'

const raw = String.raw

/** What the functions of every kind share. */
export const STATE_LINES = frame(raw`

$run = $null
$places = @()
$problem = $null
$begun = $false
$right = 0
$changed = 0
$touched = 0
$wrong = 0
$done = 0
$failed = 0
$restored = 0
$saved = @{}
$keys = @{}
$kept = 0
$notes = @()
$waiting = @()`)

/** Where each action lies: in every control set found, for every rule meant, or where it says. */
export function placeFunctions(plan: Plan): ScriptLine[] {
  const kinds = new Set(plan.actions.map(doOf))
  const offline = plan.situation === 'offline'
  const registry = kinds.has('Value') || kinds.has('Key')
  const names = (letter: string) =>
    plan.actions.some(({ step, ...action }) => JSON.stringify(action).includes(letter))
  const boot = names(BOOT_PARTITION)
  const drive = boot || names(ATTACHED_DRIVE)
  const ways = [
    ...(drive ? ['    Set-Drive $action'] : []),
    '    $action.Label = $action.Name',
    "    $action.Deed = $action.ContainsKey('Success')",
    ...(registry
      ? ["    if (@('Value', 'Key') -contains $action.Do) { Get-RegistryPlace $action; return }"]
      : []),
    ...(kinds.has('Rule')
      ? ["    if ($action.Do -eq 'Rule') { Get-RulePlace $action; return }"]
      : []),
    '    $action',
  ]
  return [
    ...(drive ? driveFunction(boot) : []),
    ...(registry ? registryPlaceFunction(offline, kinds.has('Value')) : []),
    ...frame(`\n\nfunction Get-Place([hashtable] $action) {\n${ways.join('\n')}\n}`),
  ]
}

/** The letters of the attached disk and of its boot partition, known only now. */
function driveFunction(boot: boolean): ScriptLine[] {
  const partition = boot ? ".Replace('<boot>', $Store.Substring(0, 1))" : ''
  return frame(raw`

function Set-Drive([hashtable] $action) {
    foreach ($field in @($action.Keys)) {
        if ($action[$field] -is [string]) { $action[$field] = $action[$field].Replace('<drive>', $letter)${partition} }
        if ($action[$field] -is [array] -and $field -eq 'Arguments') {
            $action[$field] = @($action[$field] | ForEach-Object { $_.Replace('<drive>', $letter) })
        }
    }
}`)
}

function registryPlaceFunction(offline: boolean, values: boolean): ScriptLine[] {
  const want = values
    ? "$(if ($place.Kind -eq '') { 'absent' } else { Format-Value $place.Kind $place.Data })"
    : "'absent'"
  const mount = offline
    ? '@($hives | Where-Object { $_.Hive -eq $action.Hive })[0].Mount'
    : '$action.Hive'
  return frame(raw`

function Get-RegistryPlace([hashtable] $action) {
    $hive = ${mount}
    $parents = @($hive)
    if ($action.ControlSet) { $parents = @($sets | ForEach-Object { "$hive\$_" }) }
    foreach ($parent in $parents) {
        $place = $action.Clone()
        if (-not $place.ContainsKey('Root')) { $place.Root = 'HKLM' }
        $place.Path = "$parent\$($action.Key)".Trim('\')
        $place.Place = "$($place.Root)\$($place.Path)"
        if ($place.Name -eq '') { $place.Label = '(default)' }
        $place.Want = ${want}
        $place
    }
}`)
}

/** @param agreed what asks whether a change may be made; always true where nobody could be asked */
export function workFunctions(plan: Plan, agreed: string): ScriptLine[] {
  const kinds = new Set(plan.actions.map(doOf))
  const registry = kinds.has('Value') || kinds.has('Key')
  const deeds = plan.actions.some(({ kind }) => DEEDS.has(kind))
  const away = hasHivesAway(plan)
  const account = setsAccount(plan)
  const taken = hasTakenFiles(plan)
  return [
    ...lookFunctions(away, account, taken),
    ...(deeds ? deedFunction(agreed, away, taken) : []),
    ...frame(raw`

function Write-Place([hashtable] $place) {
    $now = Read-Now $place
    if (Test-Same $place $now $place.Want) {
        if ($place.Passing) { return }
        $script:right++
        Out-Line 'right' $place (': "{0}"' -f $place.Want)
        return
    }
    if ($problem -or -not ${agreed}) { Out-Line 'skipped' $place (': "{0}"' -f $now); return }${account ? '\n    Out-Secret $place $now' : ''}
    try {
        $null = & "Save-$($place.Do)" $place
        $null = & "Write-$($place.Do)" $place
        if (-not (Test-Same $place (Read-Now $place) $place.Want)) { throw 'it was read back differently' }
        $script:touched++
        if (-not $place.Passing) { $script:changed++ }
        Out-Line 'changed' $place (': "{0}" -> "{1}"' -f $now, $place.Want)
    }
    catch {
        $script:problem = "$($place.Label) could not be written, and writing stopped there: $($_.Exception.GetBaseException().Message)"
        Out-Line 'failed' $place (': "{0}" -> "{1}"' -f $now, $place.Want)
    }
    Out-Note
}

# The first failure stops the writing; after it everything is read once more.
function Write-All {
    Open-Run${away ? '\n    Set-HivesBack' : ''}${
      registry
        ? raw`
    # The keys as they are, before the first of them is written.
    foreach ($place in $settings) {
        if (-not $place.Right -and @('Value', 'Key') -contains $place.Do -and (Test-RegistryKey $place.Path $place.Root)) { $null = Save-RegistryKey $place }
    }`
        : ''
    }
    foreach ($place in $places) { ${deeds ? 'if ($place.Deed) { Write-Deed $place } else { Write-Place $place }' : 'Write-Place $place'} }
    $script:wrong = @($settings | Where-Object { -not (Test-Same $_ (Read-Now $_) $_.Want) }).Count
}`),
  ]
}

const DEEDS = new Set(['service-restart', 'permissions', 'ownership', 'program'])

const lookFunctions = (away: boolean, account: boolean, taken: boolean) =>
  frame(raw`

${away ? READ_AWAY : READ_NOW}

# Registry data exactly (-ceq passes over characters that show nothing); Windows' own words in either case.
function Test-Same([hashtable] $place, [string] $now, [string] $want) {
    if ($place.Do -eq 'Value') { return $now.Equals($want) }
    return $now -eq $want
}

# Reads each place. What a later action changes once more is only on the way there.
function Read-Places {
    $later = [Collections.Generic.HashSet[string]]::new([StringComparer]::OrdinalIgnoreCase)
    for ($i = $places.Count - 1; $i -ge 0; $i--) {
        $place = $places[$i]
        $place.Passing = -not $place.Deed -and -not $later.Add("$($place.Place)$([char] 0)$($place.Label)")
    }
    foreach ($place in $places) {
        ${taken ? TAKEN_DEED : 'if ($place.Deed) { continue }'}
        $place.Now = Read-Now $place
        $place.Right = Test-Same $place $place.Now $place.Want
    }
}

function Show-Place([hashtable] $place) {
    ${taken ? "if ($place['Gone']) { Out-Line 'right' $place ': \"not needed\"' }\n    else" : ''}if ($place.Deed) { Out-Line 'todo' $place '' }
    elseif ($place.Right) { Out-Line 'right' $place (': "{0}"' -f $place.Want) }
    elseif ($place.Now -eq 'absent') { Out-Line 'missing' $place (': should be "{0}"' -f $place.Want) }
    else { Out-Line 'differs' $place (': is "{0}", should be "{1}"' -f $place.Now, $place.Want) }${account ? '\n    if (-not $place.Deed -and -not $place.Right) { Out-Secret $place $place.Now }' : ''}
}`)

/** What a deed is about may be gone, by a later step of an earlier run. */
const TAKEN_DEED = raw`if ($place.Deed) {
            $place.Gone = $place.ContainsKey('Taken') -and -not (Test-Path -LiteralPath $place.Path)
            continue
        }`
const GONE_DEED = raw`
    if ($place['Gone']) { Out-Line 'right' $place ': "not needed"'; return }`

const READ_NOW = raw`function Read-Now([hashtable] $place) { [string] (& "Read-$($place.Do)" $place) }`

const READ_AWAY = raw`function Read-Now([hashtable] $place) {
    if ($place.ContainsKey('HivesAway')) { Set-HivesAway }
    if (Test-Registry $place) {
        Set-HivesBack
        if ($parted) { return 'unreadable' }
    }
    [string] (& "Read-$($place.Do)" $place)
}`

/** A hive that stays loaded is a problem of its own: then the deed is not done. */
const AWAY_DEED = raw`
    if ($place.ContainsKey('HivesAway')) {
        Set-HivesAway
        if ($problem) { Out-Line 'skipped' $place ''; return }
    }`

function deedFunction(agreed: string, away: boolean, taken: boolean): ScriptLine[] {
  return frame(raw`

# A deed: it cannot be looked at, only done; its exit code tells how it went.
function Write-Deed([hashtable] $place) {${taken ? GONE_DEED : ''}
    if ($problem -or -not ${agreed}) { Out-Line 'skipped' $place ''; return }
    if ($place.ContainsKey('AfterChange') -and $touched -eq 0) { Out-Line 'right' $place ': "not needed"'; return }${away ? AWAY_DEED : ''}
    try { $code = & "Invoke-$($place.Do)" $place }
    catch { $code = $_.Exception.GetBaseException().Message }
    if ($place.Success -contains $code) {
        $script:done++
        if (-not $place['Same']) { $script:touched++ }
        Out-Line 'done' $place ': "done"'
        return
    }
    $script:failed++
    $script:problem = "$($place.Place) $($place.Label) failed, and the work stopped there: $code"
    Out-Line 'failed' $place (': "exit code {0}" -> "{1}"' -f $code, $place.Want)
}`)
}
