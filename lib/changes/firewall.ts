import type { ActionOf, Operation } from '../model'
import type { Draft, Found } from './draft'

type FirewallOperation = Extract<Operation, { kind: 'firewall' }>
type Profile = ActionOf<'firewall-profile'>['profile']

const PROFILES: readonly Profile[] = ['domain', 'private', 'public']

/**
 * What `netsh advfirewall` and the NetSecurity cmdlets change in profiles and existing rules. Null
 * for what is not modelled: new rules, deleted rules, a reset.
 */
export function firewallChanges({ action, subject, settings }: FirewallOperation): Found {
  if (subject === null || settings.options !== undefined) return null
  switch (action) {
    case 'profile-set':
      return profileChanges(subject, settings.state ?? '')
    case 'rule-set':
      return ruleChanges(subject, settings)
    default:
      return null
  }
}

/** `allprofiles`, `domainprofile`, or PowerShell's `Domain,Private`; `state off`, `False`. */
function profileChanges(subject: string, state: string): Found {
  const names = subject
    .toLowerCase()
    .split(/\s*,\s*/)
    .map((name) => name.replace(/profiles?$/, ''))
  const enabled = { on: true, off: false, true: true, false: false }[
    state.toLowerCase().replace(/^state\s+/, '')
  ]
  if (enabled === undefined) return null
  const profiles = names.includes('all') ? PROFILES : PROFILES.filter((one) => names.includes(one))
  // `currentprofile` is known to the running machine alone.
  if (profiles.length === 0 || (!names.includes('all') && profiles.length < names.length))
    return null
  return {
    done: profiles.map((profile): Draft => ({ kind: 'firewall-profile', profile, enabled })),
  }
}

function ruleChanges(rule: string, { by, group, ...settings }: Record<string, string>): Found {
  const chosen = by === 'name' || by === 'group' || by === 'display-name' ? by : null
  const selector = chosen ?? (group === rule ? 'group' : 'display-name')
  const done: Draft[] = []
  for (const [setting, value] of Object.entries(settings)) {
    const common = { kind: 'firewall-rule', by: selector, rule } as const
    const lower = value.toLowerCase()
    if (setting === 'group' || setting === 'new') continue
    if (setting === 'enable' && /^(yes|no|true|false)$/.test(lower)) {
      const enabled = lower === 'yes' || lower === 'true' ? 'yes' : 'no'
      done.push({ ...common, property: 'enabled', value: enabled })
    } else if (setting === 'localport' && value !== '') {
      done.push({ ...common, property: 'local-port', value })
    } else return null
  }
  return done.length > 0 ? { done } : null
}
