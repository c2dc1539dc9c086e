import { frame } from '../lines'

const raw = String.raw

/** What a value holds, as text: `REG_DWORD 0x1`, as reg.exe prints it, one blank apart. */
export const READ_VALUE_FUNCTIONS = frame(raw`

# Type and data as reg.exe prints them, so that two values are the same when their texts are. NUL
# parts the strings of a list, which may hold a backslash and a zero of their own; shown it is \0.
function Format-Value([string] $kind, $data) {
    switch ($kind) {
        'DWord' { if ($data -is [int]) { return 'REG_DWORD 0x{0:x}' -f $data } }
        'QWord' { if ($data -is [long]) { return 'REG_QWORD 0x{0:x}' -f $data } }
        'String' { if ($data -is [string]) { return 'REG_SZ ' + $data } }
        'ExpandString' { if ($data -is [string]) { return 'REG_EXPAND_SZ ' + $data } }
        'MultiString' { if ($data -is [string[]]) { return 'REG_MULTI_SZ ' + ($data -join [char] 0) } }
        'Binary' { return 'REG_BINARY ' + [BitConverter]::ToString($data).Replace('-', '') }
        'None' { return 'REG_NONE ' + [BitConverter]::ToString($data).Replace('-', '') }
    }
    return 'of another type'
}

# Whether that text alone is enough to write the value again, from a file that CMD reads too.
function Test-Plain([string] $text, $data) {
    if ($data -is [string[]]) {
        foreach ($part in $data) { if ($part -eq '' -or $part -match '\\0|\\$') { return $false } }
        $text = $text.Replace([char] 0, [char] ';')
    }
    # Longer than a line of CMD; what CMD, reg add or the file would read as something else.
    return $text.Length -le 2000 -and $text -cnotmatch '[^\x20-\x7e]|["%!^|]|/\?|\s$|\s\s|\\\\$|^REG_NONE|^of another'
}

# What the value holds now: its text, and whether the text says all.
function Get-Value([hashtable] $place) {
    $root = Open-Root $place.Root
    try {
        $key = $root.OpenSubKey($place.Path)
        if ($null -eq $key) { return @{ Text = 'absent'; Plain = $true } }
        try {
            $data = $key.GetValue($place.Name, $null, 'DoNotExpandEnvironmentNames')
            if ($null -eq $data) {
                # Not there, or of a type that .NET does not read. -contains would pass over
                # characters that show nothing.
                $there = $false
                foreach ($one in $key.GetValueNames()) { if ($one.Equals($place.Name, 'OrdinalIgnoreCase')) { $there = $true } }
                if (-not $there) { return @{ Text = 'absent'; Plain = $true } }
            }
            $text = Format-Value ([string] $key.GetValueKind($place.Name)) $data
            return @{ Text = $text; Plain = (Test-Plain $text $data) }
        }
        finally { $key.Dispose() }
    }
    finally { $root.Dispose() }
}

function Read-Value([hashtable] $place) { (Get-Value $place).Text }

function Remove-RegistryValue([hashtable] $place) {
    $root = Open-Root $place.Root
    try {
        $key = $root.OpenSubKey($place.Path, $true)
        if ($null -eq $key) { return }
        try { $key.DeleteValue($place.Name, $false) }
        finally { $key.Dispose() }
    }
    finally { $root.Dispose() }
}`)

/** Values that are written, kept, and written back from text or from the file of the whole key. */
export const VALUE_FUNCTIONS = frame(raw`

function Set-RegistryValue([hashtable] $place, [string] $kind, $data) {
    $root = Open-Root $place.Root
    try {
        # Opens the key, or makes it where it is missing; what it holds stays.
        $key = $root.CreateSubKey($place.Path)
        try { $key.SetValue($place.Name, $data, $kind) }
        finally { $key.Dispose() }
    }
    finally { $root.Dispose() }
}

function Write-Value([hashtable] $place) {
    if ($place.Kind -eq '') { Remove-RegistryValue $place }
    else { Set-RegistryValue $place $place.Kind $place.Data }
}

# The value's name in before.txt, where (key) and (default) mean the key and its default value: a value
# that is really called so gets a NUL in front, which no name can hold.
function Get-KeptLabel([hashtable] $place) {
    if ($place.Do -eq 'Value' -and @('(key)', '(default)') -contains $place.Name) { return "$([char] 0)$($place.Name)" }
    return $place.Label
}

# Keeps what was there: the keys that the write is going to make, topmost first, and the value.
function Save-Value([hashtable] $place) {
    $path = ''
    foreach ($level in $place.Path.Split('\')) {
        $path = "$path\$level".TrimStart('\')
        if (-not (Test-RegistryKey $path $place.Root)) { Save-Line "$($place.Root)\$path" '(key)' 'absent' }
    }
    $value = Get-Value $place
    $old = $value.Text.Replace([string] [char] 0, '\0')
    if (-not $value.Plain) { $old = "file $(Save-RegistryKey $place)" }
    Save-Line $place.Place (Get-KeptLabel $place) $old
}

# The way back: what the text says, or the file of the whole key.
function Restore-Value([hashtable] $place, [string] $old) {
    if ($old -match '^file (\d+)$') { Import-RegistryKey $place $Matches[1]; return }
    if ($old -eq 'absent') { Remove-RegistryValue $place; return }
    $type, $text = $old.Split(' ', 2)
    switch -CaseSensitive ($type) {
        'REG_DWORD' { Set-RegistryValue $place 'DWord' ([Convert]::ToInt32($text, 16)) }
        'REG_QWORD' { Set-RegistryValue $place 'QWord' ([Convert]::ToInt64($text, 16)) }
        'REG_SZ' { Set-RegistryValue $place 'String' $text }
        'REG_EXPAND_SZ' { Set-RegistryValue $place 'ExpandString' $text }
        'REG_MULTI_SZ' { Set-RegistryValue $place 'MultiString' ([string[]] $text.Split([char] 0)) }
        'REG_BINARY' { Set-RegistryValue $place 'Binary' (ConvertTo-Byte $text) }
        'REG_NONE' { Set-RegistryValue $place 'None' (ConvertTo-Byte $text) }
        default { throw "before.txt holds what this script does not know: $old" }
    }
}

function ConvertTo-Byte([string] $digits) {
    $bytes = [byte[]]::new($digits.Length / 2)
    for ($i = 0; $i -lt $bytes.Length; $i++) { $bytes[$i] = [Convert]::ToByte($digits.Substring(2 * $i, 2), 16) }
    return , $bytes
}

# Whether the value is as the kept file has it: the same lines in an export of today.
function Test-KeptValue([hashtable] $place, [string] $number) {
    if (-not (Test-RegistryKey $place.Path $place.Root)) { return $false }
    $now = [IO.Path]::Combine($script:run, 'now.reg')
    $null = Export-RegistryKey $place $now
    $same = (Get-RegEntry $now $place).Equals((Get-RegEntry (Get-KeptPath $number '.reg') $place))
    [IO.File]::Delete($now)
    return $same
}

# The lines of a .reg file that state the value.
function Get-RegEntry([string] $file, [hashtable] $place) {
    $start = '@='
    if ($place.Name -ne '') { $start = '"' + $place.Name.Replace('\', '\\').Replace('"', '\"') + '"=' }
    $key = $place.Place.Substring($place.Root.Length)
    $here = $false
    $lines = @()
    foreach ($line in [IO.File]::ReadAllLines($file)) {
        if ($lines.Count -gt 0) {
            if ($line -eq '' -or $line -match '^(?:"|@=)') { break }
            $lines += $line
        }
        elseif ($line.StartsWith('[')) { $here = $line.Contains('\') -and $line.Substring($line.IndexOf('\')) -eq $key + ']' }
        elseif ($here -and $line.StartsWith($start, 'OrdinalIgnoreCase')) { $lines += $line }
    }
    if ($lines.Count -eq 0) { return 'absent' }
    # Behind the name: its spelling may be another one.
    return ($lines -join ' ').Substring($start.Length)
}`)
