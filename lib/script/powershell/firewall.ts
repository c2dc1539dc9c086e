import { frame } from '../lines'

const raw = String.raw

/** The firewall's profiles: read from the registry, written by netsh so that the service knows. */
export const PROFILE_FUNCTIONS = frame(raw`

function Get-ProfilePlace([hashtable] $place) {
    $keys = @{ domain = 'DomainProfile'; private = 'StandardProfile'; public = 'PublicProfile' }
    @{ Root = 'HKLM'; Path = 'SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\' + $keys[$place.Profile]; Name = 'EnableFirewall' }
}

function Read-Profile([hashtable] $place) {
    switch (Read-Value (Get-ProfilePlace $place)) {
        'REG_DWORD 0x0' { return 'off' }
        'absent' { return 'absent' }
    }
    return 'on'
}

function Save-Profile([hashtable] $place) { Save-Line $place.Place $place.Label (Read-Profile $place) }

function Write-Profile([hashtable] $place) { Restore-Profile $place $place.Want }

function Restore-Profile([hashtable] $place, [string] $want) {
    if ($want -eq 'absent') { Remove-RegistryValue (Get-ProfilePlace $place); return }
    $code = (Invoke-Tool 'netsh' @('advfirewall', 'set', "$($place.Profile)profile", 'state', $want)).Code
    if ($code -ne 0) { throw "netsh answered $code" }
}`)

/**
 * Firewall rules: found by the NetSecurity module, or by their text in the registry where Windows
 * has none; read from that text, which is not translated; written by the module alone.
 */
export const RULE_FUNCTIONS = frame(raw`

$rulesPath = 'SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\FirewallRules'

function Get-RuleText([string] $id) {
    $text = Read-Value @{ Root = 'HKLM'; Path = $rulesPath; Name = $id }
    if ($text -eq 'absent') { return $text }
    return $text.Substring('REG_SZ '.Length) + '|'
}

# The ids of the rules that are meant: one name, or all that show a name or belong to a group.
function Find-Rule([hashtable] $place) {
    if (Get-Command 'Get-NetFirewallRule' -ErrorAction SilentlyContinue) {
        $chosen = @{ ErrorAction = 'SilentlyContinue' }
        switch ($place.By) {
            'name' { $chosen.Name = $place.Rule }
            'display-name' { $chosen.DisplayName = $place.Rule }
            # A group's resource is the same on every Windows, its name is translated.
            'group' { if ($place.Rule.StartsWith('@')) { $chosen.Group = $place.Rule } else { $chosen.DisplayGroup = $place.Rule } }
        }
        foreach ($rule in @(Get-NetFirewallRule @chosen)) { $rule.Name }
        return
    }
    $field = @{ 'display-name' = '|Name='; group = '|EmbedCtxt=' }[$place.By]
    $root = Open-Root 'HKLM'
    try {
        $key = $root.OpenSubKey($rulesPath)
        if ($null -eq $key) { return }
        try { $ids = @($key.GetValueNames()) }
        finally { $key.Dispose() }
    }
    finally { $root.Dispose() }
    foreach ($id in $ids) {
        if ($place.By -eq 'name') { if ($id -eq $place.Rule) { $id } }
        elseif ((Get-RuleText $id).IndexOf("$field$($place.Rule)|", [StringComparison]::OrdinalIgnoreCase) -ge 0) { $id }
    }
}

# A place for each rule that is meant; one that is absent where there is none.
function Get-RulePlace([hashtable] $action) {
    $ids = @(Find-Rule $action)
    if ($ids.Count -eq 0) { $action.Id = ''; $action }
    foreach ($id in $ids) {
        $place = $action.Clone()
        $place.Id = $id
        $place.Place = "firewall rule $id"
        $place
    }
}

function Read-Rule([hashtable] $place) {
    $text = $(if ($place.Id -eq '') { 'absent' } else { Get-RuleText $place.Id })
    if ($text -eq 'absent') { return $text }
    if ($place.Name -eq 'enabled') { return $(if ($text -match '\|Active=TRUE\|') { 'yes' } else { 'no' }) }
    $ports = @([regex]::Matches($text, '(?<=\|LPort(?:2_10)?=)[^|]*') | ForEach-Object { $_.Value })
    if ($ports.Count -eq 0) { return 'Any' }
    return $ports -join ','
}

function Save-Rule([hashtable] $place) { Save-Line $place.Place $place.Label (Read-Rule $place) }

function Write-Rule([hashtable] $place) { Restore-Rule $place $place.Want }

function Restore-Rule([hashtable] $place, [string] $want) {
    if ($place.Id -eq '') { throw 'there is no such rule' }
    if (-not (Get-Command 'Set-NetFirewallRule' -ErrorAction SilentlyContinue)) { throw 'this Windows has no Set-NetFirewallRule' }
    if ($place.Name -eq 'local-port') { Set-NetFirewallRule -Name $place.Id -LocalPort ($want -split ',') }
    else { Set-NetFirewallRule -Name $place.Id -Enabled $(if ($want -eq 'yes') { 'True' } else { 'False' }) }
}`)
