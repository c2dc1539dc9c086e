import type { Plan } from '../../model'
import { isRegistryAction } from '../../model/registry-action'
import { hasHivesAway } from '../hives-away'
import { psString } from './quote'

const raw = String.raw

/**
 * What is done while no hive of the disk is loaded: they are unloaded before it, and loaded again
 * where the next key is read. A hive that does not come back is unreadable, which is never right.
 */
export function hivesAwayFunctions(plan: Plan): string {
  if (!hasHivesAway(plan)) return ''
  const system = plan.actions.some((action) => isRegistryAction(action) && action.controlSet)
    ? plan.hives.find(({ hive }) => hive === 'SYSTEM')
    : undefined
  return raw`

$parted = $false

# dism loads the disk's hives itself, chkdsk locks the disk, and a loaded file is locked.
function Set-HivesAway {
    if (@($hives | Where-Object { $_.Loaded }).Count -eq 0 -and $parted) { return }
    $script:parted = $true
    Close-Hives
}

# Also after a failure: what is there is read until the end.
function Set-HivesBack {
    if (-not $parted) { return }
    try {
        Open-Hives${system ? sameSets(system.mount) : ''}
        $script:parted = $false
    }
    catch { if (-not $problem) { $script:problem = $_.Exception.GetBaseException().Message } }
}

function Test-Registry([hashtable] $place) { @('Value', 'Key') -contains $place.Do }`
}

/** A hive file that was put in the place of another may have other sets; none is ever made. */
const sameSets = (mount: string) => raw`
        if ($mode -eq 'apply' -and (@(Get-ControlSet ${psString(mount)}) -join ' ') -ne ($sets -join ' ')) { throw 'SYSTEM has other control sets by now: run this again.' }`
