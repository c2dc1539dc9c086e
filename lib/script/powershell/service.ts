import type { Plan } from '../../model'
import { frame } from '../lines'

const raw = String.raw

/**
 * Services: read from the registry and by number, free of the language of Windows; written by
 * sc.exe, so that the service manager knows.
 */
export const SERVICE_FUNCTIONS = frame(raw`

function Get-ServiceValue([string] $service, [string] $value) {
    $root = Open-Root 'HKLM'
    try {
        $key = $root.OpenSubKey("SYSTEM\CurrentControlSet\Services\$service")
        if ($null -eq $key) { return }
        try { return $key.GetValue($value, $null, 'DoNotExpandEnvironmentNames') }
        finally { $key.Dispose() }
    }
    finally { $root.Dispose() }
}

function Get-ServiceState([string] $service) {
    $text = (Invoke-Tool 'sc' @('query', $service)).Text
    # The label is translated, the number and the word behind it are not.
    if ($text -notmatch '(?m)^.*:\s*([1-7])\s+(?:STOPPED|RUNNING|PAUSED|\w+_PENDING)\b') { return 'absent' }
    switch ($Matches[1]) { '1' { return 'stopped' } '4' { return 'running' } }
    return 'changing'
}

# Whether the service came to the state within half a minute.
function Wait-ServiceState([string] $service, [string] $state) {
    for ($second = 0; $second -lt 30; $second++) {
        $now = Get-ServiceState $service
        if ($now -eq $state) { return $true }
        if ($now -eq 'absent') { return $false }
        [Threading.Thread]::Sleep(1000)
    }
    return $false
}

# The exit code of sc start or sc stop; 0 only once the service is there.
function Set-ServiceState([string] $service, [string] $state) {
    $verb = $(if ($state -eq 'running') { 'start' } else { 'stop' })
    $code = (Invoke-Tool 'sc' @($verb, $service)).Code
    # 1056, 1061, 1062: it is there already, or on its way.
    if (@(0, 1056, 1061, 1062) -notcontains $code) { return $code }
    if (Wait-ServiceState $service $state) { return 0 }
    # 1053: the service did not respond in a timely fashion.
    return 1053
}`)

/** Built-in accounts, managed ones and the service's own have no password: see `hasPassword`. */
export const ACCOUNT_FUNCTIONS = frame(raw`

# sc sets an account that has a password only together with it, and nothing here knows it.
function Test-Secret([string] $account) { $account -notmatch '^(absent|LocalSystem|(NT AUTHORITY|AUTORITE NT|NT SERVICE)\\.*|.*\$)$' }

function Out-Secret([hashtable] $place, [string] $now) {
    if ($place.Do -eq 'Service' -and $place.Name -eq 'account' -and (Test-Secret $now)) {
        Out-Text "$($place.Place) account: it has a password, which this script does not know: undo will not put it back."
    }
}`)

const TYPE_READ = raw`
        'type' {
            $type = Get-ServiceValue $service 'Type'
            if ($type -eq 0x10) { return 'own' }
            if ($type -eq 0x20) { return 'share' }
            if ($null -ne $type) { return 'REG_DWORD 0x{0:x}' -f $type }
        }`

/** Others are `0x110`, which may interact with the desktop, or a driver’s. */
const TYPE_KEEP = raw`
    # sc makes own and share of each other; what else a service may be it could not put back.
    if ($place.Name -eq 'type' -and @('own', 'share') -notcontains (Read-Service $place)) { throw "$($place.Service) is of another type, which could not be put back: it was left as it is." }`

/**
 * @param stops whether the plan stops a service
 * @param account whether it sets the account of one
 * @param type whether it sets the type of one
 */
export const serviceSettingFunctions = (stops: boolean, account: boolean, type: boolean) =>
  frame(raw`

function Read-Service([hashtable] $place) {
    $service = $place.Service
    if ($place.Name -eq 'state') { return Get-ServiceState $service }
    $start = Get-ServiceValue $service 'Start'
    if ($start -isnot [int] -or $start -lt 0 -or $start -gt 4) { return 'absent' }
    switch ($place.Name) {
        'start' {
            if ($start -eq 2 -and (Get-ServiceValue $service 'DelayedAutostart') -eq 1) { return 'delayed-auto' }
            return @('boot', 'system', 'auto', 'demand', 'disabled')[$start]
        }
        'account' {
            $account = Get-ServiceValue $service 'ObjectName'
            if ($account) { return $account }
            return 'LocalSystem'
        }${type ? TYPE_READ : ''}
    }
    return 'absent'
}

function Write-Service([hashtable] $place) {${
    stops
      ? raw`
    if ($place.Name -eq 'state' -and $place.Want -eq 'stopped') { Stop-Dependent $place.Service }
    Restore-Service $place $place.Want
    if ($place.Name -eq 'state' -and $place.Want -eq 'running') { Start-Waiting $place.Service }`
      : raw`
    Restore-Service $place $place.Want`
  }
}

function Restore-Service([hashtable] $place, [string] $want) {
    $options = @{ start = 'start='; account = 'obj='; type = 'type=' }
    if ($want -eq 'absent' -or $want -eq 'changing') { throw "it was $want" }${
      account
        ? raw`
    if ($mode -eq 'undo' -and $place.Name -eq 'account' -and (Test-Secret $want)) { throw "sc does not set it without its password: set both by hand, then undo again" }`
        : ''
    }
    if ($place.Name -eq 'state') { $code = Set-ServiceState $place.Service $want }
    else { $code = (Invoke-Tool 'sc' @('config', $place.Service, $options[$place.Name], $want)).Code }
    if ($code -ne 0) { throw "sc answered $code" }
}

function Save-Service([hashtable] $place) {
    # sc makes this value and never takes it away again.
    if ($place.Name -eq 'start' -and $null -eq (Get-ServiceValue $place.Service 'DelayedAutostart')) { Save-Line $place.Place 'DelayedAutostart' 'absent' }${type ? TYPE_KEEP : ''}
    Save-Line $place.Place $place.Label (Read-Service $place)
}`)

export const DEPENDENT_FUNCTION = frame(raw`

# Who cannot run without a service, the outermost first.
function Get-DependentService([string] $service) {
    $root = Open-Root 'HKLM'
    try {
        $key = $root.OpenSubKey('SYSTEM\CurrentControlSet\Services')
        try { $names = @($key.GetSubKeyNames()) }
        finally { $key.Dispose() }
    }
    finally { $root.Dispose() }
    foreach ($other in $names) {
        if (@(Get-ServiceValue $other 'DependOnService') -notcontains $service) { continue }
        Get-DependentService $other
        $other
    }
}`)

/** A service stops only after those that need it: they run again once it does, and after undo. */
export const STOP_FUNCTIONS = frame(raw`

function Stop-Dependent([string] $service) {
    foreach ($other in @(Get-DependentService $service)) {
        if ((Get-ServiceState $other) -ne 'running') { continue }
        Save-Line "service $other" 'state' 'running'
        $script:waiting = @($other) + $waiting
        $code = Set-ServiceState $other 'stopped'
        if ($code -ne 0) { throw "sc answered $code for $other" }
    }
}

function Start-Waiting([string] $service) {
    $others = @(Get-DependentService $service)
    foreach ($other in @($waiting)) {
        if ($others -notcontains $other) { continue }
        $code = Set-ServiceState $other 'running'
        if ($code -ne 0) { throw "sc answered $code for $other" }
        $script:waiting = @($waiting | Where-Object { $_ -ne $other })
    }
}

# What was stopped for the sake of another service, and was kept as running.
function Restore-Dependent {
    foreach ($place in $places) {
        if ($place.Do -ne 'Service' -or $place.Name -ne 'state') { continue }
        $others = @(Get-DependentService $place.Service)
        [Array]::Reverse($others)
        foreach ($other in $others) {
            if ((Get-Old "service $other" 'state' $false) -ne 'running') { continue }
            $needed = @{ Place = "service $other"; Label = 'state' }
            $now = Get-ServiceState $other
            if ($now -eq 'running') { $script:right++; Out-Line 'right' $needed ': "running"'; continue }
            $code = Set-ServiceState $other 'running'
            if ($code -eq 0) { $script:restored++; Out-Line 'restored' $needed (': "{0}" -> "running"' -f $now); continue }
            $script:failed++
            $script:problem = "service $other could not be started: sc answered $code"
            Out-Line 'failed' $needed (': "{0}" -> "running"' -f $now)
        }
    }
}`)

export const RESTART_FUNCTIONS = frame(raw`

# Stops and starts a service, and those that depend on it around it.
function Invoke-Restart([hashtable] $place) {
    $all = @()
    foreach ($service in @(Get-DependentService $place.Service) + $place.Service) {
        if ($all -notcontains $service -and (Get-ServiceState $service) -ne 'stopped') { $all += $service }
    }
    $code = 0
    foreach ($service in $all) { if ($code -eq 0) { $code = Set-ServiceState $service 'stopped' } }
    if ($all -notcontains $place.Service) { $all += $place.Service }
    # Also after a failure: what was stopped is to run again.
    [Array]::Reverse($all)
    foreach ($service in $all) {
        $started = Set-ServiceState $service 'running'
        if ($code -eq 0) { $code = $started }
    }
    return $code
}`)

export const stopsService = (plan: Plan): boolean =>
  plan.actions.some((action) => action.kind === 'service-state' && action.state === 'stopped')

export const setsAccount = (plan: Plan): boolean =>
  plan.actions.some(({ kind }) => kind === 'service-account')

export const setsType = (plan: Plan): boolean =>
  plan.actions.some(({ kind }) => kind === 'service-type')
