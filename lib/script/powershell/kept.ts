import { frame } from '../lines'

const raw = String.raw

/** The folder of a run, and the file of what was there: the same files as the CMD script's. */
export const KEPT_FUNCTIONS = frame(raw`

# The numbers of the runs that there are, the newest first.
function Get-RunNumber {
    if (-not [IO.Directory]::Exists($base)) { return }
    $numbers = @(foreach ($folder in [IO.Directory]::GetDirectories($base)) {
        $found = [IO.Path]::GetFileName($folder)
        if (-not $found.StartsWith("$name.", 'OrdinalIgnoreCase')) { continue }
        $number = $found.Substring($name.Length + 1)
        if ($number -match '^[1-9]\d{0,8}$') { [int] $number }
    })
    [Array]::Sort($numbers)
    [Array]::Reverse($numbers)
    $numbers
}

# A folder of its own for each run, made where the first thing is kept.
function Open-Run {
    if ($script:run) { return }
    $last = @(Get-RunNumber) + 0
    $folder = [IO.Path]::Combine($base, "$name.$($last[0] + 1)")
    $script:run = [IO.Directory]::CreateDirectory($folder).FullName
    # Hives hold secrets, and undo trusts what lies here: Administrators and SYSTEM alone.
    $null = Invoke-Tool 'icacls' @($script:run, '/inheritance:r', '/grant:r', '*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F')
}

# A text between the quotes of a line of before.txt: ASCII, without what could be taken for another
# line's quotes by PowerShell or, as it reads them, by CMD.
function Format-Kept([string] $text) {
    [regex]::Replace($text, '[^\x20-\x7e]|["^|]', { param($found) '^{0:x4}' -f [int] [char] $found.Value })
}

function ConvertFrom-Kept([string] $text) {
    [regex]::Replace($text, '\^([0-9a-f]{4})', { param($found) [string] [char] [Convert]::ToInt32($found.Groups[1].Value, 16) })
}

function Format-Line([string] $place, [string] $label, [string] $old) {
    '"{0}" "{1}" "{2}"' -f (Format-Kept $place), (Format-Kept $label), (Format-Kept $old)
}

# What was there before this run, a line for each thing; written before the thing is changed.
function Save-Line([string] $place, [string] $label, [string] $old) {
    # Once in a run: what was there first. A file that is moved away and then written anew is two things.
    $once = ('"{0}" "{1}" ' -f $place, $label) + ($old -eq 'present')
    if ($script:saved.ContainsKey($once)) { return }
    $script:saved[$once] = $true
    [IO.File]::AppendAllText([IO.Path]::Combine($script:run, 'before.txt'), (Format-Line $place $label $old) + [Environment]::NewLine)
}

# The path of the next file beside it, and its number for the line.
function New-KeptFile([string] $extension) {
    $script:kept++
    @{ Number = $script:kept; Path = Get-KeptPath $script:kept $extension }
}

function Get-KeptPath([string] $number, [string] $extension) {
    [IO.Path]::Combine($script:run, "before-$number$extension")
}`)
