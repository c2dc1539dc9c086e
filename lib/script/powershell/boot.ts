import { frame } from '../lines'

const raw = String.raw

/** Elements of the boot store, by bcdedit; {default} of an attached disk's store by its GUID. */
export const BOOT_FUNCTIONS = frame(raw`

function Invoke-Boot([string[]] $words) {
    if ($Store -ne '') { $words = @('/store', $Store) + $words }
    Invoke-Tool 'bcdedit' $words
}

# What an element holds; the first word of a line is its name, in every language of Windows.
function Get-BootElement([string] $entry, [string] $element) {
    $answer = Invoke-Boot @('/enum', $entry, '/v')
    if ($answer.Code -ne 0) { return 'absent' }
    foreach ($line in $answer.Text -split '\r?\n') {
        if ($line -match '^(\S+)\s+(\S.*?)\s*$' -and $Matches[1] -eq $element) { return $Matches[2] }
    }
    return 'absent'
}

function Get-BootEntry([hashtable] $place) {
    if ($place.Entry -eq '{default}' -and $defaultEntry) { return $defaultEntry }
    return $place.Entry
}

function Read-Boot([hashtable] $place) { Get-BootElement (Get-BootEntry $place) $place.Name }

function Write-Boot([hashtable] $place) { Restore-Boot $place $place.Want }

function Restore-Boot([hashtable] $place, [string] $want) {
    $words = @('/set', (Get-BootEntry $place), $place.Name, $want)
    if ($want -eq 'absent') { $words = @('/deletevalue', (Get-BootEntry $place), $place.Name) }
    $code = (Invoke-Boot $words).Code
    if ($code -ne 0) { throw "bcdedit answered $code" }
}

# The old value, and once the whole store: what to go back to where a single value is not enough.
function Save-Boot([hashtable] $place) {
    $whole = [IO.Path]::Combine($script:run, 'BCD')
    if (-not [IO.File]::Exists($whole)) {
        if ($Store -ne '') { [IO.File]::Copy($Store, $whole) }
        elseif ((Invoke-Boot @('/export', $whole)).Code -ne 0) { throw 'the boot store could not be kept' }
        $script:notes += "The whole boot store as it was: $whole"
    }
    Save-Line $place.Place $place.Label (Read-Boot $place)
}`)

/** Guard: where the boot store of the attached disk is. */
export const FIND_STORE_FUNCTION = frame(raw`

# The boot store below a letter: \Boot\BCD of generation 1, \EFI\Microsoft\Boot\BCD of generation 2.
function Find-Store([string] $letter) {
    foreach ($file in @("$($letter):\Boot\BCD", "$($letter):\EFI\Microsoft\Boot\BCD")) {
        if ([IO.File]::Exists($file)) { $file }
    }
}`)
