import type { Plan, ScriptLine } from '../../model'
import { isRegistryAction } from '../../model'
import { hasHiveFiles, hasHivesAway } from '../hives-away'
import { frame } from '../lines'
import type { Flavour } from './flavour'
import { hivesAwayFunctions } from './hives-away'
import { psString } from './quote'

const raw = String.raw

/** Guard for an attached disk: its letter, its hive files and free names for them, its boot store. */
export function offlineGuard(plan: Plan, flavour: Flavour): ScriptLine[] {
  const needsLetter =
    JSON.stringify(plan.actions).includes('<drive>') ||
    plan.hives.length + bootOf(plan).length === 0
  return frame(
    raw`
    $letter = $Drive.Trim().TrimEnd('\').TrimEnd(':').ToUpperInvariant()
    if ($letter -ne '' -and $letter -notmatch '^[A-Z]$') { throw '-Drive needs one letter, such as -Drive F.' }
    if ("$($letter):" -eq $env:SystemDrive) { throw 'That is the drive this Windows runs from, not an attached disk.' }${
      flavour.findsDrive ? "\n    if ($letter -eq '') { $letter = Find-WindowsDrive }" : ''
    }${
      needsLetter
        ? "\n    if ($letter -eq '') { throw 'Say which letter the attached disk has: -Drive F.' }"
        : ''
    }
    if ($letter -ne '' -and -not [IO.Directory]::Exists("$($letter):\")) { throw "There is no drive $($letter): here." }
    # On the disk itself, so that what was kept travels with it.
    if ($LogFolder -eq '' -and $letter -ne '') { $base = "$($letter):\Windows\Repairbook" }` +
      (plan.hives.length > 0 ? hiveGuard(plan) : '') +
      (bootOf(plan).length > 0 ? bootGuard(flavour) : ''),
  )
}

const bootOf = (plan: Plan) => plan.actions.filter(({ kind }) => kind === 'boot-element')

export function hiveLines(plan: Plan): ScriptLine[] {
  if (plan.hives.length === 0) return []
  const hives = plan.hives.map(
    ({ hive, mount }) =>
      `    @{ Hive = ${psString(hive)}; Mount = ${psString(mount)}; ByHand = $false; Loaded = $false }`,
  )
  return frame(`\n\n$hives = @(\n${hives.join('\n')}\n)`)
}

const hiveGuard = (plan: Plan) => raw`
    $config = "$($letter):\Windows\System32\config"
    foreach ($hive in $hives) {
        # A hive that someone loaded by hand under this name is used, and left loaded.
        $hive.ByHand = Test-RegistryKey $hive.Mount
        if ($hive.ByHand) {
            # Unless a run of this script loaded it, and was ended before it could unload it.
            $hive.Loaded = @(Get-LoadedMark) -contains $hive.Mount
            if ($hive.Loaded) { Out-Text "HKLM\$($hive.Mount) is still loaded by a run that was ended: this one unloads it." }
            else { Out-Text "HKLM\$($hive.Mount) is loaded already: it is used as it is, whatever drive it is from, and left loaded." }${hasHivesAway(plan) ? handGuard(plan) : ''}
            continue
        }
        if ($letter -eq '') { throw 'Say which letter the attached disk has: -Drive F.' }
        # reg load of a file that is not there succeeds, with an empty hive.
        $file = $config + '\' + $hive.Hive
        if (-not [IO.File]::Exists($file)) { throw "$file is not there: is this the right drive?" }
    }`

/** A hive that somebody loaded by hand is theirs to unload. */
const handGuard = (plan: Plan) => raw`
            if (-not $hive.Loaded${hasHiveFiles(plan) ? '' : " -and $mode -eq 'apply'"}) { throw "HKLM\$($hive.Mount) is loaded by hand, and part of this works on the disk only while it is not: reg unload HKLM\$($hive.Mount), then run this again." }`

function bootGuard({ findsDrive }: Flavour): string {
  const [which, letter] = findsDrive
    ? ['detach the others', 'choose S as its boot partition before you download the script']
    : ['say which with -Store FILE', '-Boot S']
  return raw`
    $bootLetter = $Boot.Trim().TrimEnd('\').TrimEnd(':').ToUpperInvariant()
    if ($bootLetter -ne '' -and $bootLetter -notmatch '^[A-Z]$') { throw '-Boot needs one letter, such as -Boot S.' }
    if ($bootLetter -eq '') { $bootLetter = $letter }
    if ($Store -eq '') {
        if ($bootLetter -eq '') { throw 'Say which letter the attached disk has: -Drive F.' }
        $stores = @(Find-Store $bootLetter)${
          findsDrive
            ? raw`
        if ($stores.Count -eq 0 -and $Boot -eq '') { $stores = @(Get-OtherDrive | ForEach-Object { Find-Store $_ }) }`
            : ''
        }
        if ($stores.Count -gt 1) { throw "There is more than one boot store, $($stores -join ' and '): ${which}." }
        if ($stores.Count -eq 0) { throw "No boot store is on drive $($bootLetter):. The boot partition may have no letter yet: in diskpart, list volume, select volume NUMBER, assign letter=S; then ${letter}." }
        $Store = $stores[0]
    }
    if (-not [IO.File]::Exists($Store)) { throw "$Store is not there: is this the boot store?" }
    if ($Store.StartsWith($env:SystemDrive, 'OrdinalIgnoreCase')) { throw 'That is a boot store of the drive this Windows runs from, not of an attached disk.' }`
}

/** Keep the hive files, then load them: copies come first, because a loaded file is locked. */
export function openLines(plan: Plan): ScriptLine[] {
  const system = plan.actions.some((action) => isRegistryAction(action) && action.controlSet)
    ? plan.hives.find(({ hive }) => hive === 'SYSTEM')
    : undefined
  const boot = bootOf(plan).some(
    (action) => action.kind === 'boot-element' && action.entry.toLowerCase() === '{default}',
  )
  return frame(
    (plan.hives.length > 0 ? LOAD : '') +
      (system
        ? raw`
    $sets = @(Get-ControlSet ${psString(system.mount)})
    Out-Text "Control sets: $($sets -join ' ')"`
        : '') +
      (boot
        ? raw`
    $defaultEntry = Get-BootElement '{bootmgr}' 'default'
    if ($defaultEntry -notmatch '^\{[0-9a-f-]{36}\}$') { throw "$Store does not say which entry starts Windows." }
    Out-Text "Boot store: $Store, {default} is $defaultEntry"`
        : ''),
  )
}

const LOAD = raw`

    # ---- Keep: copy the hive files before they are loaded; after that they are locked.
    $loads = @($hives | Where-Object { -not $_.ByHand })
    if ($mode -eq 'apply') {
        Open-Run
        foreach ($hive in $loads) {
            # With the changes that Windows had not yet written into the hive.
            foreach ($log in @('', '.LOG1', '.LOG2')) {
                $file = $config + '\' + $hive.Hive + $log
                if ([IO.File]::Exists($file)) { [IO.File]::Copy($file, [IO.Path]::Combine($run, $hive.Hive + $log)) }
            }
        }
    }

    # ---- Open
    Open-Hives`

/** The control sets that exist, the one that the next start uses first. Never makes one. */
const CONTROL_SET_FUNCTION = raw`

function Get-ControlSet([string] $mount) {
    $root = Open-Root 'HKLM'
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
}`

const MARK_FUNCTION = raw`

# The hives that a run loaded which never came to its end.
function Get-LoadedMark {
    foreach ($number in @(Get-RunNumber)) {
        $mark = [IO.Path]::Combine($base, "$name.$number", 'loaded.txt')
        if ([IO.File]::Exists($mark)) { [IO.File]::ReadAllLines($mark) }
    }
}`

const OPEN_FUNCTION = raw`

function Open-Hives {
    if ($script:run) {
        # A mark for the next run, should this one be ended before it can unload.
        [IO.File]::WriteAllText([IO.Path]::Combine($script:run, 'loaded.txt'), (@($hives | Where-Object { $_.Loaded -or -not $_.ByHand } | ForEach-Object { $_.Mount }) + '') -join [Environment]::NewLine)
    }
    foreach ($hive in $hives) {
        if ($hive.Loaded -or $hive.ByHand) { continue }
        # reg load of a file that is not there succeeds, with an empty hive.
        if (-not [IO.File]::Exists("$config\$($hive.Hive)")) { throw "$config\$($hive.Hive) is not there any more." }
        if ((Invoke-Tool 'reg' @('load', ('HKLM\' + $hive.Mount), ($config + '\' + $hive.Hive))).Code -ne 0) {
            throw "$($hive.Hive) could not be loaded: is it open in another program?"
        }
        $hive.Loaded = $true
    }
}`

const CLOSE_FUNCTION = raw`

# Always, also after a failure: unload what this script loaded, and see that it is gone.
function Close-Hives {
    foreach ($hive in $hives) {
        if (-not $hive.Loaded) { continue }
        for ($attempt = 1; $attempt -le 5; $attempt++) {
            # Handles that .NET has not let go of yet would keep the hive loaded.
            [GC]::Collect()
            [GC]::WaitForPendingFinalizers()
            $null = Invoke-Tool 'reg' @('unload', ('HKLM\' + $hive.Mount))
            $hive.Loaded = Test-RegistryKey $hive.Mount
            if (-not $hive.Loaded) { $hive.ByHand = $false; break }
            [Threading.Thread]::Sleep(2000)
        }
        if ($hive.Loaded) {
            $script:problem = "HKLM\$($hive.Mount) could not be unloaded: close what uses it, then run reg unload HKLM\$($hive.Mount)"
            return
        }
    }
    # The marks of this run and of those that were ended.
    foreach ($number in @(Get-RunNumber)) {
        try { [IO.File]::Delete([IO.Path]::Combine($base, "$name.$number", 'loaded.txt')) }
        catch { $null = $_ }
    }
}`

export function hiveFunctions(plan: Plan): ScriptLine[] {
  if (plan.hives.length === 0) return []
  const sets = plan.actions.some((action) => isRegistryAction(action) && action.controlSet)
  return frame(
    (sets ? `\n${CONTROL_SET_FUNCTION}` : '\n') +
      MARK_FUNCTION +
      OPEN_FUNCTION +
      CLOSE_FUNCTION +
      hivesAwayFunctions(plan),
  )
}

/** For a target that is given no letter: the volumes beside the one that this Windows runs from. */
export const FIND_DRIVE_FUNCTIONS = frame(raw`

function Get-OtherDrive {
    foreach ($drive in [IO.DriveInfo]::GetDrives()) {
        if (-not $drive.Name.StartsWith($env:SystemDrive, 'OrdinalIgnoreCase')) { $drive.Name.Substring(0, 1).ToUpperInvariant() }
    }
}

function Find-WindowsDrive {
    $found = @(Get-OtherDrive | Where-Object { [IO.File]::Exists("$($_):\Windows\System32\config\SYSTEM") })
    if ($found.Count -eq 0) { throw 'No attached volume holds a Windows: is the disk online, and has its volume a letter?' }
    if ($found.Count -gt 1) { throw "More than one volume holds a Windows, $($found -join ' and '): choose the letter before you download the script." }
    $found[0]
}`)
