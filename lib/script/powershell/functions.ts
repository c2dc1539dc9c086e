import { frame } from '../lines'

/** Reading, comparing and writing one value through .NET, the same in Windows PowerShell 5.1 and 7. */
export const REGISTRY_FUNCTIONS = frame(String.raw`

$rootNames = @{ HKLM = 'LocalMachine'; HKCU = 'CurrentUser'; HKCR = 'ClassesRoot'; HKU = 'Users'; HKCC = 'CurrentConfig' }

function Open-Root([hashtable] $fact) {
    $root = $rootNames[$(if ($fact.ContainsKey('Root')) { $fact.Root } else { 'HKLM' })]
    # The 64-bit view: a 32-bit host would be shown another SOFTWARE.
    [Microsoft.Win32.RegistryKey]::OpenBaseKey($root, 'Registry64')
}

# Type and data as reg.exe prints them, so that two values are the same when their texts are.
function Format-Value([string] $kind, $data) {
    switch ($kind) {
        'DWord' { return 'REG_DWORD 0x{0:x}' -f [int] $data }
        'QWord' { return 'REG_QWORD 0x{0:x}' -f [long] $data }
        'String' { return 'REG_SZ ' + $data }
        'ExpandString' { return 'REG_EXPAND_SZ ' + $data }
        'MultiString' { return 'REG_MULTI_SZ ' + ($data -join '\0') }
        'Binary' { return 'REG_BINARY ' + [BitConverter]::ToString($data) }
        'None' { return 'REG_NONE ' + [BitConverter]::ToString($data) }
    }
    return $kind
}

# What the value holds now, or nothing where there is none.
function Read-Value([hashtable] $fact, [string] $path) {
    $root = Open-Root $fact
    try {
        $key = $root.OpenSubKey($path)
        if ($null -eq $key) { return }
        try {
            if (@($key.GetValueNames()) -notcontains $fact.Name) { return }
            $kind = [string] $key.GetValueKind($fact.Name)
            # The comma keeps an empty list a list.
            $data = $key.GetValue($fact.Name, $null, 'DoNotExpandEnvironmentNames')
            return Format-Value $kind $data
        }
        finally { $key.Dispose() }
    }
    finally { $root.Dispose() }
}

function Write-Value([hashtable] $fact, [string] $path) {
    $root = Open-Root $fact
    try {
        # Opens the key, or makes it where it is missing; what it holds stays.
        $key = $root.CreateSubKey($path)
        try { $key.SetValue($fact.Name, $fact.Data, $fact.Kind) }
        finally { $key.Dispose() }
    }
    finally { $root.Dispose() }
}

function Test-Key([string] $path) {
    $root = Open-Root @{}
    try {
        $key = $root.OpenSubKey($path)
        if ($null -eq $key) { return $false }
        $key.Dispose()
        return $true
    }
    finally { $root.Dispose() }
}

# The exit code of reg.exe. Its messages are not ours to show: the script says what went wrong.
function Invoke-Reg([string[]] $arguments) {
    $ErrorActionPreference = 'Continue'
    $folder = 'System32'
    if ([Environment]::Is64BitOperatingSystem -and -not [Environment]::Is64BitProcess) { $folder = 'Sysnative' }
    $reg = [IO.Path]::Combine($env:SystemRoot, $folder, 'reg.exe')
    $null = & $reg @arguments 2>$null
    return $LASTEXITCODE
}

# A folder of its own for each run: the first number that is free.
function New-RunFolder {
    $base = $LogFolder
    if ($base -eq '') { $base = [IO.Path]::Combine($env:ProgramData, 'Repairbook') }
    for ($number = 1; $number -le 9999; $number++) {
        $folder = [IO.Path]::Combine($base, "$name.$number")
        if (-not [IO.Directory]::Exists($folder)) { return [IO.Directory]::CreateDirectory($folder).FullName }
    }
    throw 'no folder for the old values could be made'
}

# A line for a person, on the screen and in the log.
function Out-Report([string] $line) {
    $line
    if ($script:run) { [IO.File]::AppendAllText([IO.Path]::Combine($script:run, 'log.txt'), $line + [Environment]::NewLine) }
}

# What was there, for the way back: the keys as .reg files, the values a line each.
function Save-Before($places) {
    if (-not $script:run) { $script:run = New-RunFolder }
    $kept = @()
    foreach ($place in $places) {
        if (-not $place.Right) {
            $before = $(if ($place.Now) { $place.Now } else { 'absent' })
            $line = '"{0}" "{1}" "{2}"' -f $place.Key, $place.Fact.Name, $before
            [IO.File]::AppendAllText([IO.Path]::Combine($script:run, 'before.txt'), $line + [Environment]::NewLine)
        }
        if ($kept -contains $place.Key) { continue }
        $kept += $place.Key
        if ((Invoke-Reg @('query', $place.Key)) -ne 0) { continue }
        $file = [IO.Path]::Combine($script:run, "before-$($kept.Count).reg")
        if ((Invoke-Reg @('export', $place.Key, $file, '/y')) -ne 0) { throw "the old values of $($place.Key) could not be kept" }
    }
}`)
