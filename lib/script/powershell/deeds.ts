import type { Plan } from '../../model'
import { hasTakenFiles } from '../later'
import { frame } from '../lines'

const raw = String.raw

/** Deeds: they are done, and a program's exit code is all that tells how it went. */
export const PERMISSION_FUNCTIONS = frame(raw`

# icacls /save names what it keeps below the folder that /restore is given.
function Save-Permissions([hashtable] $place) {
    # Once: what was there before the first of several.
    if ($saved.ContainsKey(('"{0}" "{1}" ' -f $place.Place, $place.Label) + $false)) { return }
    $file = New-KeptFile ''
    if (-not (Export-Permissions $place $file.Path)) { throw "the permissions of $($place.Path) could not be kept" }
    Save-Line $place.Place $place.Label "file $($file.Number)"
}

function Export-Permissions([hashtable] $place, [string] $file) {
    $words = @($place.Path, '/save', $file, '/c', '/q')
    if ($place.Arguments -contains '/t') { $words += '/t' }
    (Invoke-Tool 'icacls' $words).Code -eq 0
}

# The rights as icacls saves them, or nothing.
function Read-Permissions([hashtable] $place) {
    $file = [IO.Path]::Combine($script:run, 'permissions.txt')
    if (Export-Permissions $place $file) { [IO.File]::ReadAllText($file) }
    [IO.File]::Delete($file)
}

function Invoke-Permissions([hashtable] $place) {
    Save-Permissions $place
    $before = Read-Permissions $place
    $code = (Invoke-Logged 'icacls' (@($place.Path) + $place.Arguments)).Code
    # Granted once more, rights are what they were: that is no change for a restart to follow.
    $place.Same = $null -ne $before -and $before -ceq (Read-Permissions $place)
    $code
}

function Restore-Permissions([hashtable] $place, [string] $old) {
    $folder = [IO.Path]::GetDirectoryName($place.Path)
    if (-not $folder) { $folder = $place.Path }
    $code = (Invoke-Logged 'icacls' @($folder, '/restore', (Get-KeptPath $old.Substring(5) ''), '/c', '/q')).Code
    if ($code -ne 0) { throw "icacls answered $code" }
}`)

export const OWNERSHIP_FUNCTION = frame(raw`

function Invoke-Ownership([hashtable] $place) {
    # Who owns it matters to nothing that is restarted.
    $place.Same = $true
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

/** Leaves out a deed whose file an earlier run took away; empty for a plan that takes none away. */
export function andNotGone(plan: Plan): string {
  return hasTakenFiles(plan) ? " -and -not $_['Gone']" : ''
}
