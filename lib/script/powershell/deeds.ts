import { frame } from '../lines'

const raw = String.raw

/** Deeds: they are done, and a program's exit code is all that tells how it went. */
export const PERMISSION_FUNCTIONS = frame(raw`

# icacls /save names what it keeps below the folder that /restore is given.
function Save-Permissions([hashtable] $place) {
    # Once: what was there before the first of several.
    if ($saved.ContainsKey(('"{0}" "{1}" ' -f $place.Place, $place.Label) + $false)) { return }
    $file = New-KeptFile ''
    $words = @($place.Path, '/save', $file.Path, '/c', '/q')
    if ($place.Arguments -contains '/t') { $words += '/t' }
    if ((Invoke-Tool 'icacls' $words).Code -ne 0) { throw "the permissions of $($place.Path) could not be kept" }
    Save-Line $place.Place $place.Label "file $($file.Number)"
}

function Invoke-Permissions([hashtable] $place) {
    Save-Permissions $place
    (Invoke-Logged 'icacls' (@($place.Path) + $place.Arguments)).Code
}

function Restore-Permissions([hashtable] $place, [string] $old) {
    $folder = [IO.Path]::GetDirectoryName($place.Path)
    if (-not $folder) { $folder = $place.Path }
    $code = (Invoke-Logged 'icacls' @($folder, '/restore', (Get-KeptPath $old.Substring(5) ''), '/c', '/q')).Code
    if ($code -ne 0) { throw "icacls answered $code" }
}`)

export const OWNERSHIP_FUNCTION = frame(raw`

function Invoke-Ownership([hashtable] $place) {
    (Invoke-Logged 'takeown' (@('/f', $place.Path) + $place.Arguments)).Code
}`)

export const PROGRAM_DEED_FUNCTION = frame(raw`

function Invoke-Program([hashtable] $place) { (Invoke-Logged $place.Program $place.Arguments).Code }`)

/** What a program says goes into the log: a reader may need it, the report does not. */
export const LOGGED_TOOL_FUNCTION = frame(raw`

function Invoke-Logged([string] $tool, [string[]] $words) {
    $answer = Invoke-Tool $tool $words
    if ($script:run) { [IO.File]::AppendAllText([IO.Path]::Combine($script:run, 'log.txt'), $answer.Text) }
    return $answer
}`)
