import { frame } from '../lines'

const raw = String.raw

/** Reading and writing values and keys through .NET, the same in Windows PowerShell 5.1 and 7. */
export const REGISTRY_FUNCTIONS = frame(raw`

$rootNames = @{ HKLM = 'LocalMachine'; HKCU = 'CurrentUser'; HKCR = 'ClassesRoot'; HKU = 'Users'; HKCC = 'CurrentConfig' }

function Open-Root([string] $root) {
    # The 64-bit view: a 32-bit host would be shown another SOFTWARE.
    [Microsoft.Win32.RegistryKey]::OpenBaseKey($rootNames[$root], 'Registry64')
}

function Test-RegistryKey([string] $path, [string] $root = 'HKLM') {
    $all = Open-Root $root
    try {
        $key = $all.OpenSubKey($path)
        if ($null -eq $key) { return $false }
        $key.Dispose()
        return $true
    }
    finally { $all.Dispose() }
}`)

/** Keys as files, by reg.exe: kept before a change where a line of text cannot hold it. */
export const KEY_FILE_FUNCTIONS = frame(raw`

function Export-RegistryKey([hashtable] $place, [string] $file) {
    if ((Invoke-Tool 'reg' @('export', $place.Place, $file, '/y')).Code -ne 0) { throw "$($place.Place) could not be kept" }
}

# The number of the file that holds the key as it was; each key is kept once in a run.
function Save-RegistryKey([hashtable] $place) {
    if (-not $script:keys.ContainsKey($place.Place)) {
        $file = New-KeptFile '.reg'
        Export-RegistryKey $place $file.Path
        $script:keys[$place.Place] = $file.Number
    }
    $script:keys[$place.Place]
}

function Import-RegistryKey([hashtable] $place, [string] $number) {
    if ((Invoke-Tool 'reg' @('import', (Get-KeptPath $number '.reg'))).Code -ne 0) { throw "before-$number.reg could not be imported" }
    $script:notes += "$($place.Place): the whole key is as before-$number.reg has it."
}`)

/** A key that is to be gone. */
export const KEY_FUNCTIONS = frame(raw`

function Read-Key([hashtable] $place) {
    if (Test-RegistryKey $place.Path $place.Root) { return 'present' }
    return 'absent'
}

function Save-Key([hashtable] $place) { Save-Line $place.Place $place.Label "file $(Save-RegistryKey $place)" }

function Write-Key([hashtable] $place) {
    $root = Open-Root $place.Root
    try { $root.DeleteSubKeyTree($place.Path, $false) }
    finally { $root.Dispose() }
}

function Restore-Key([hashtable] $place, [string] $old) {
    if ($old -eq 'absent') { Write-Key $place }
    else { Import-RegistryKey $place $old.Substring(5) }
}

# Whether the key holds what the kept file says, and nothing else.
function Test-KeptKey([hashtable] $place, [string] $number) {
    if (-not (Test-RegistryKey $place.Path $place.Root)) { return $false }
    $now = [IO.Path]::Combine($script:run, 'now.reg')
    $null = Export-RegistryKey $place $now
    $same = [IO.File]::ReadAllText($now).Equals([IO.File]::ReadAllText((Get-KeptPath $number '.reg')))
    [IO.File]::Delete($now)
    return $same
}`)
