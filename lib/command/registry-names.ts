/**
 * Windows' own spelling of the key names that the articles use. Names are compared without regard
 * to case, so this changes nothing but what people read.
 *
 * Source: the key names as a Windows Server 2022 registry prints them, and Microsoft's reference
 * pages for each of these keys.
 */
const SPELLINGS = [
  'SYSTEM',
  'SOFTWARE',
  'SAM',
  'SECURITY',
  'HARDWARE',
  'CurrentControlSet',
  'Select',
  'Setup',
  'Control',
  'Services',
  'Enum',
  'Hardware Profiles',
  'Terminal Server',
  'WinStations',
  'RDP-Tcp',
  'Lsa',
  'FIPSAlgorithmPolicy',
  'MSV1_0',
  'SecurityProviders',
  'SCHANNEL',
  'Protocols',
  'Client',
  'Server',
  'CrashControl',
  'Session Manager',
  'Memory Management',
  'SafeBoot',
  'Class',
  'Network',
  'Parameters',
  'SharedAccess',
  'FirewallPolicy',
  'FirewallRules',
  'DomainProfile',
  'PublicProfile',
  'StandardProfile',
  'TermService',
  'Dhcp',
  'Tcpip',
  'Interfaces',
  'RCM',
  'Licensing Core',
  'Microsoft',
  'Windows',
  'Windows NT',
  'CurrentVersion',
  'Policies',
  'System',
  'Terminal Services',
  'Client',
  'CredSSP',
  'WindowsFirewall',
  'Winlogon',
  'WOW6432Node',
] as const

const BY_LOWER_CASE = new Map<string, string>(
  SPELLINGS.map((spelling) => [spelling.toLowerCase(), spelling] as const),
)
// `SYSTEM` is a hive at the first level and `System` a policy key below it; `Software` is a user's.
BY_LOWER_CASE.set('system', 'System')
BY_LOWER_CASE.set('software', 'Software')

/** One key name, without backslashes; a name that is not known comes back as it is. */
export function canonicalKeyName(name: string): string {
  const lower = name.toLowerCase()
  const spelled = BY_LOWER_CASE.get(lower)
  if (spelled !== undefined) return spelled
  return /^controlset\d{3}$/.test(lower) ? `ControlSet${name.slice(10)}` : name
}
