import { frame } from '../lines'

const raw = String.raw

/** Folders: made where they are missing; undo takes away those that are empty again. */
export const FOLDER_FUNCTIONS = frame(raw`

function Read-Folder([hashtable] $place) {
    if ([IO.Directory]::Exists($place.Path)) { return 'present' }
    if ([IO.File]::Exists($place.Path)) { return 'a file' }
    return 'absent'
}

# Every folder that is going to be made, topmost first.
function Save-Folder([hashtable] $place) {
    $levels = @()
    for ($path = $place.Path; $path -and -not [IO.Directory]::Exists($path); $path = [IO.Path]::GetDirectoryName($path)) { $levels = @($path) + $levels }
    foreach ($path in $levels) { Save-Line $path $place.Label 'absent' }
}

function Write-Folder([hashtable] $place) { $null = [IO.Directory]::CreateDirectory($place.Path) }`)

/** What is the same for a copied and a deleted file: the whole file is kept. */
export const FILE_FUNCTIONS = frame(raw`

function Test-SameFile([string] $one, [string] $other) {
    if (-not [IO.File]::Exists($one) -or -not [IO.File]::Exists($other)) { return $false }
    $digests = foreach ($file in @($one, $other)) {
        $stream = [IO.File]::Open($file, 'Open', 'Read', 'ReadWrite')
        $sha = [Security.Cryptography.SHA256]::Create()
        try { [BitConverter]::ToString($sha.ComputeHash($stream)) }
        finally { $sha.Dispose(); $stream.Dispose() }
    }
    return $digests[0] -eq $digests[1]
}

# Over a file that may be hidden or read-only.
function Copy-Over([string] $from, [string] $to) {
    if ([IO.File]::Exists($to)) { [IO.File]::SetAttributes($to, 'Normal') }
    [IO.File]::Copy($from, $to, $true)
}

function Remove-File([string] $path) {
    if (-not [IO.File]::Exists($path)) { return }
    [IO.File]::SetAttributes($path, 'Normal')
    [IO.File]::Delete($path)
}

function Save-File([hashtable] $place) {
    if (-not [IO.File]::Exists($place.Path)) { Save-Line $place.Place $place.Label 'absent'; return }
    $file = New-KeptFile ''
    [IO.File]::Copy($place.Path, $file.Path)
    Save-Line $place.Place $place.Label "file $($file.Number)"
}

function Restore-File([hashtable] $place, [string] $old) {
    if ($old -match '^file (\d+)$') { Copy-Over (Get-KeptPath $Matches[1] '') $place.Path }
    else { Remove-File $place.Path }
}

function Test-KeptFile([hashtable] $place, [string] $number) { Test-SameFile $place.Path (Get-KeptPath $number '') }`)

export const COPY_FUNCTIONS = frame(raw`

function Read-Copy([hashtable] $place) {
    if (-not [IO.File]::Exists($place.Path)) { return 'absent' }
    if (Test-SameFile $place.From $place.Path) { return $place.Want }
    # A backup of what is changed later is made once: a run that kept what it wrote over made it.
    if ($place.Once -and @(Get-Noted $place | Where-Object { $_ -ne 'present' }).Count -gt 0) { return $place.Want }
    return 'another file'
}

function Save-Copy([hashtable] $place) {
    if (-not [IO.File]::Exists($place.From)) { throw "$($place.From) is not there" }
    Save-File $place
}

function Write-Copy([hashtable] $place) { Copy-Over $place.From $place.Path }
function Restore-Copy([hashtable] $place, [string] $old) { Restore-File $place $old }
function Test-KeptCopy([hashtable] $place, [string] $number) { Test-KeptFile $place $number }`)

export const DELETE_FUNCTIONS = frame(raw`

function Read-Delete([hashtable] $place) {
    if ([IO.File]::Exists($place.Path)) { return 'present' }
    if ([IO.Directory]::Exists($place.Path)) { return 'a folder' }
    return 'absent'
}

function Save-Delete([hashtable] $place) {
    if ([IO.Directory]::Exists($place.Path)) { throw "$($place.Path) is a folder" }
    Save-File $place
}

function Write-Delete([hashtable] $place) { Remove-File $place.Path }
function Restore-Delete([hashtable] $place, [string] $old) { Restore-File $place $old }
function Test-KeptDelete([hashtable] $place, [string] $number) { Test-KeptFile $place $number }`)

/** What runs kept of a file and no undo has put back: that they moved it, or wrote over it. */
export const NOTED_FUNCTION = frame(raw`

function Get-Noted([hashtable] $place, [string] $label = 'file') {
    # Undo goes by the run that it puts back.
    if ($mode -eq 'undo') { $all = @($run | Where-Object { $_ } | ForEach-Object { [IO.Path]::Combine($_, 'before.txt') }) }
    else { $all = @(Get-RunNumber | ForEach-Object { [IO.Path]::Combine($base, "$name.$_", 'before.txt') }) }
    $start = (Format-Line $place.Place $label '').TrimEnd('"') + '"'
    foreach ($file in $all) {
        if (-not [IO.File]::Exists($file)) { continue }
        foreach ($line in [IO.File]::ReadAllLines($file)) {
            if (-not $line.StartsWith($start, 'OrdinalIgnoreCase') -or -not $line.EndsWith('"') -or $line.Length -le $start.Length) { continue }
            if ($mode -eq 'undo' -and $label -ne 'file') { $script:known[$line] = $true }
            ConvertFrom-Kept $line.Substring($start.Length, $line.Length - $start.Length - 1)
        }
    }
}`)

/** A file or folder under another name, or in a folder that is there; never over one that is there. */
export const MOVE_FUNCTIONS = frame(raw`

function Test-Item([string] $path) { [IO.File]::Exists($path) -or [IO.Directory]::Exists($path) }

# A folder that is there takes it in, under its own name.
function Get-MoveTarget([hashtable] $place) {
    if (-not $place.Rename -and [IO.Directory]::Exists($place.To)) { return Get-Inside $place }
    return $place.To
}

function Get-Inside([hashtable] $place) { [IO.Path]::Combine($place.To, [IO.Path]::GetFileName($place.Path)) }

# Where a run moved it, and it still is. A file of that name alone may be any.
function Get-Moved([hashtable] $place) {
    $went = @(Get-Noted $place 'moved to')
    if (@(Get-Noted $place) -notcontains 'present') { return }
    # Kept before there was that note.
    if ($went.Count -eq 0) { $went = @($place.To) }
    if ($mode -ne 'undo' -and @($place.To, (Get-Inside $place)) -notcontains $went[0]) { return }
    if (Test-Item $went[0]) { $went[0] }
}

function Read-Move([hashtable] $place) {
    $moved = Get-Moved $place
    if (Test-Item $place.Path) {
        # Moved, and written anew by a later action.
        if ($moved -and $place.Passing -and $mode -ne 'undo') { return $place.Want }
        if (Test-Item $(if ($moved) { $moved } else { Get-MoveTarget $place })) { return 'present, and its new name is taken' }
        return 'present'
    }
    if ($moved) { return $place.Want }
    if (Test-Item $place.To) { return 'absent, and its new name is taken' }
    return 'absent'
}

function Move-Whole([string] $from, [string] $to) {
    if (Test-Item $to) { throw "$to is there already" }
    if ([IO.File]::Exists($from)) { [IO.File]::Move($from, $to) }
    else { [IO.Directory]::Move($from, $to) }
}

# Kept by what was where; looked at first, because a way back must be there.
function Save-Move([hashtable] $place) {
    $now = Read-Move $place
    if ($now -ne 'present') { throw "it is $now" }
    Save-Line $place.Place 'moved to' (Get-MoveTarget $place)
    Save-Line $place.Place $place.Label $now
}

function Write-Move([hashtable] $place) { Move-Whole $place.Path (Get-MoveTarget $place) }

function Restore-Move([hashtable] $place, [string] $old) {
    $moved = Get-Moved $place
    if (-not $moved) { throw 'it is not where it was moved to' }
    Move-Whole $moved $place.Path
}`)
