import type { Plan, ScriptLine } from '../../model'
import { isRegistryAction } from '../../model'
import { hasHivesAway } from '../hives-away'
import { frame } from '../lines'
import { doOf } from './actions'
import { stopsService } from './service'

const raw = String.raw

/**
 * Undo: the script's own actions, backwards, each looked up in what the newest run kept; then the
 * older runs, until none is left. What the file names and the script does not is never touched.
 */
export function undoFunctions(plan: Plan): ScriptLine[] {
  const kinds = new Set(plan.actions.map(doOf))
  const made = plan.actions.some(isRegistryAction) || kinds.has('Folder')
  const delayed = plan.actions.some(({ kind }) => kind === 'service-start')
  return [
    ...TRUST_FUNCTION,
    ...LOOKUP_FUNCTIONS,
    ...(delayed ? DELAYED_FUNCTION : []),
    ...(made ? madeFunctions(plan) : []),
    ...frame(raw`

function Restore-Place([hashtable] $place) {
${kinds.has('Folder') ? "    if ($place.Do -eq 'Folder') { return }\n" : ''}    $old = Get-Old $place.Place ${kinds.has('Value') ? '(Get-KeptLabel $place)' : '$place.Label'} ($place.Do -eq 'Move')
    if ($null -eq $old) { return }${
      kinds.has('Value')
        ? raw`
    # A list that is kept as text holds no backslash and zero of its own.
    if ($place.Do -eq 'Value' -and $old.StartsWith('REG_MULTI_SZ ', 'Ordinal')) { $old = $old.Replace('\0', [string] [char] 0) }`
        : ''
    }
    $now = 'done'
    try {
        if (-not $place.Deed) {
            $now = Read-Now $place
            if (Test-Old $place $old) {
                $script:right++
                Out-Line 'right' $place (': "{0}"' -f $old)
                return
            }${hasHivesAway(plan) ? "\n            if ($now -eq 'unreadable') { throw 'its hive is not loaded' }" : ''}
        }
        $null = & "Restore-$($place.Do)" $place $old
        if (-not $place.Deed -and -not (Test-Old $place $old)) { throw 'it was read back differently' }
        $script:restored++
        Out-Line 'restored' $place (': "{0}" -> "{1}"' -f $now, $old)
    }
    catch {
        $script:failed++
        $script:problem = "$($place.Label) could not be put back: $($_.Exception.GetBaseException().Message)"
        Out-Line 'failed' $place (': "{0}" -> "{1}"' -f $now, $old)
    }
    Out-Note
}

function Restore-Run {
    $file = [IO.Path]::Combine($script:run, 'before.txt')
    $script:lines = @([IO.File]::ReadAllLines($file) | Where-Object { $_ -ne '' })
    $script:known = @{}
    for ($i = $places.Count - 1; $i -ge 0; $i--) { Restore-Place $places[$i] }${hasHivesAway(plan) ? '\n    Set-HivesBack' : ''}${delayed ? '\n    Restore-Delayed' : ''}${stopsService(plan) ? '\n    Restore-Dependent' : ''}${made ? '\n    Restore-Made' : ''}
    if ($problem) { return }
    # What a script with other steps of this article kept stays for it.
    $ours = @($lines | Where-Object { $known.ContainsKey($_) })
    $others = @($lines | Where-Object { -not $known.ContainsKey($_) })
    if ($ours.Count -gt 0) { [IO.File]::AppendAllText([IO.Path]::Combine($script:run, 'undone.txt'), ($ours + '') -join [Environment]::NewLine) }
    if ($others.Count -eq 0) { [IO.File]::Delete($file); return }
    if ($ours.Count -gt 0) {
        # At once: a file that was cut off would have lost what it kept.
        $rest = [IO.Path]::Combine($script:run, 'others.txt')
        [IO.File]::WriteAllText($rest, ($others + '') -join [Environment]::NewLine)
        [IO.File]::Replace($rest, $file, [NullString]::Value)
    }
    Out-Text "$($others.Count) lines of ""$file"" are not of this script: they stay for the one that wrote them."
}

function Restore-All {
    $any = $false
    foreach ($number in @(Get-RunNumber)) {
        $folder = [IO.Path]::Combine($base, "$name.$number")
        $file = [IO.Path]::Combine($folder, 'before.txt')
        if (-not [IO.File]::Exists($file)) { continue }
        if (-not (Test-Trusted ([IO.DirectoryInfo] $folder)) -or -not (Test-Trusted ([IO.FileInfo] $file))) {
            Out-Text "$folder belongs to somebody who is no administrator: it is passed over."
            continue
        }
        $script:run = $folder
        Restore-Run
        if ($known.Count -gt 0) { $any = $true }
        if ($problem) { return }
    }
    if (-not $any) { Out-Text 'Nothing to undo.'; return }
    foreach ($place in $places) {
        if ($place.Deed -and $place.Do -ne 'Permissions') { Out-Line 'kept' $place ': cannot be undone' }
    }
}`),
  ]
}

const TRUST_FUNCTION = frame(raw`

# Whether an administrator or SYSTEM owns it: nobody else may say what is put back.
function Test-Trusted($item) {
    $part = [Security.AccessControl.AccessControlSections]::Owner
    if ($PSVersionTable.PSVersion.Major -ge 6) { $security = [IO.FileSystemAclExtensions]::GetAccessControl($item, $part) }
    else { $security = $item.GetAccessControl($part) }
    $owner = $security.GetOwner([Security.Principal.SecurityIdentifier]).Value
    $me = [Security.Principal.WindowsIdentity]::GetCurrent().User.Value
    return @('S-1-5-18', 'S-1-5-32-544', $me) -contains $owner
}`)

const LOOKUP_FUNCTIONS = frame(raw`

# What was kept of a place, or nothing. A file that was moved away is 'present', one that was
# written over is anything else.
function Get-Old([string] $place, [string] $label, [bool] $moved) {
    $start = (Format-Line $place $label '').TrimEnd('"') + '"'
    foreach ($line in $lines) {
        if (-not $line.StartsWith($start, 'OrdinalIgnoreCase') -or -not $line.EndsWith('"') -or $line.Length -le $start.Length) { continue }
        $old = ConvertFrom-Kept $line.Substring($start.Length, $line.Length - $start.Length - 1)
        if ($label -eq 'file' -and $moved -ne ($old -eq 'present')) { continue }
        # Where it was changed twice, the first line says how it was.
        $seen = $known.ContainsKey($line)
        $known[$line] = $true
        if ($seen) { return }
        return $old
    }
}

function Test-Old([hashtable] $place, [string] $old) {
    if ($old -match '^file (\d+)$') { return & "Test-Kept$($place.Do)" $place $Matches[1] }
    return Test-Same $place (Read-Now $place) $old
}`)

/** Either shell notes where this value was not there: sc makes it and never takes it away again. */
const DELAYED_FUNCTION = frame(raw`

function Restore-Delayed {
    foreach ($place in $places) {
        if ($problem -or $place.Do -ne 'Service' -or $place.Name -ne 'start') { continue }
        if ((Get-Old $place.Place 'DelayedAutostart' $false) -ne 'absent') { continue }
        try {
            $root = Open-Root 'HKLM'
            try {
                $key = $root.OpenSubKey("SYSTEM\CurrentControlSet\Services\$($place.Service)", $true)
                if ($null -eq $key) { continue }
                try { $key.DeleteValue('DelayedAutostart', $false) }
                finally { $key.Dispose() }
            }
            finally { $root.Dispose() }
        }
        catch {
            $script:failed++
            $script:problem = "DelayedAutostart of $($place.Service) could not be taken away: $($_.Exception.GetBaseException().Message)"
            Out-Line 'failed' @{ Place = $place.Place; Label = 'DelayedAutostart' } ': "present" -> "absent"'
        }
    }
}`)

/** Keys and folders that were made on the way: taken away again where nothing is in them. */
function madeFunctions(plan: Plan): ScriptLine[] {
  const registry = plan.actions.some(isRegistryAction)
  const folder = plan.actions.some(({ kind }) => kind === 'folder')
  return [
    ...(registry ? REMOVE_KEY_FUNCTION : []),
    ...(folder ? REMOVE_FOLDER_FUNCTION : []),
    ...frame(raw`

function Restore-Made {
    $paths = @{}
    foreach ($place in $places) {${
      registry
        ? raw`
        if (@('Value', 'Key') -contains $place.Do) {
            $path = $place.Path
            while ($path) { $paths["$($place.Root)\$path"] = '(key)'; $path = $path.Substring(0, [Math]::Max($path.LastIndexOf('\'), 0)) }
        }`
        : ''
    }${
      folder
        ? raw`
        if ($place.Do -eq 'Folder') {
            for ($path = $place.Path; $path; $path = [IO.Path]::GetDirectoryName($path)) { $paths[$path] = 'folder' }
        }`
        : ''
    }
    }
    # What another script kept may still lie in them: then they are left for its undo.
    $shared = @($lines | Where-Object { -not $known.ContainsKey($_) -and $_ -notmatch '" "(?:\(key\)|folder)" "absent"$' }).Count -gt 0
    # The deepest first: a path that lies in another is longer.
    $order = @($paths.Keys)
    $lengths = @($order | ForEach-Object { -$_.Length })
    [Array]::Sort($lengths, $order)
    foreach ($path in $order) {
        if ((Get-Old $path $paths[$path] $false) -ne 'absent') { continue }
        $made = @{ Place = $path; Label = $paths[$path] }
        try {
            switch ($(${
              registry && folder
                ? "if ($made.Label -eq '(key)') { Remove-EmptyKey $path } else { Remove-EmptyFolder $path }"
                : registry
                  ? 'Remove-EmptyKey $path'
                  : 'Remove-EmptyFolder $path'
            })) {
                'gone' { $script:right++; Out-Line 'right' $made ': "absent"' }
                'removed' { $script:restored++; Out-Line 'restored' $made ': "present" -> "absent"' }
                'used' {
                    Out-Line 'kept' $made ': something else is in it by now'
                    if ($shared) { $known.Remove((Format-Line $path $made.Label 'absent')) }
                }
            }
        }
        catch {
            $script:failed++
            $script:problem = "$path could not be taken away: $($_.Exception.GetBaseException().Message)"
            Out-Line 'failed' $made ': "present" -> "absent"'
        }
    }
}`),
  ]
}

const REMOVE_KEY_FUNCTION = frame(raw`

function Remove-EmptyKey([string] $path) {
    $rootName, $path = $path.Split('\', 2)
    $root = Open-Root $rootName
    try {
        $key = $root.OpenSubKey($path)
        if ($null -eq $key) { return 'gone' }
        try { $used = $key.SubKeyCount + $key.ValueCount -gt 0 }
        finally { $key.Dispose() }
        if ($used) { return 'used' }
        $root.DeleteSubKey($path)
        return 'removed'
    }
    finally { $root.Dispose() }
}`)

const REMOVE_FOLDER_FUNCTION = frame(raw`

function Remove-EmptyFolder([string] $path) {
    if (-not [IO.Directory]::Exists($path)) { return 'gone' }
    if ([IO.Directory]::GetFileSystemEntries($path).Count -gt 0) { return 'used' }
    [IO.Directory]::Delete($path)
    return 'removed'
}`)
