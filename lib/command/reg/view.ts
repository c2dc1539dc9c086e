import type { RegistryKey } from '../../model'

/**
 * Keys below HKLM\SOFTWARE of which both views have the same one, their subkeys included.
 *
 * Source: Microsoft, "Registry Keys Affected by WOW64", Windows Server 2008 R2 and newer.
 */
const SHARED = [
  'Clients',
  'Microsoft\\COM3',
  'Microsoft\\Cryptography\\Calais\\Current',
  'Microsoft\\Cryptography\\Calais\\Readers',
  'Microsoft\\Cryptography\\Services',
  'Microsoft\\CTF\\SystemShared',
  'Microsoft\\CTF\\TIP',
  'Microsoft\\DFS',
  'Microsoft\\Driver Signing',
  'Microsoft\\EnterpriseCertificates',
  'Microsoft\\EventSystem',
  'Microsoft\\MSMQ',
  'Microsoft\\Non-Driver Signing',
  'Microsoft\\Notepad\\DefaultFonts',
  'Microsoft\\OLE',
  'Microsoft\\RAS',
  'Microsoft\\RPC',
  'Microsoft\\SOFTWARE\\Microsoft\\Shared Tools\\MSInfo',
  'Microsoft\\SystemCertificates',
  'Microsoft\\TermServLicensing',
  'Microsoft\\TransactionServer',
  'Microsoft\\Windows\\CurrentVersion\\App Paths',
  'Microsoft\\Windows\\CurrentVersion\\Control Panel\\Cursors\\Schemes',
  'Microsoft\\Windows\\CurrentVersion\\Explorer\\AutoplayHandlers',
  'Microsoft\\Windows\\CurrentVersion\\Explorer\\DriveIcons',
  'Microsoft\\Windows\\CurrentVersion\\Explorer\\KindMap',
  'Microsoft\\Windows\\CurrentVersion\\Group Policy',
  'Microsoft\\Windows\\CurrentVersion\\Policies',
  'Microsoft\\Windows\\CurrentVersion\\PreviewHandlers',
  'Microsoft\\Windows\\CurrentVersion\\Setup',
  'Microsoft\\Windows\\CurrentVersion\\Telephony\\Locations',
  ...[
    'Console',
    'FontDpi',
    'FontLink',
    'FontMapper',
    'Fonts',
    'FontSubstitutes',
    'Gre_Initialize',
    'Image File Execution Options',
    'Language Pack',
    'NetworkCards',
    'Perflib',
    'Ports',
    'Print',
    'ProfileList',
    'Time Zones',
  ].map((name) => `Microsoft\\Windows NT\\CurrentVersion\\${name}`),
  'Policies',
  'RegisteredApplications',
].map((key) => `${key}\\`.toLowerCase())

/**
 * The key that `/reg:32` means, as 64-bit Windows and an attached disk have it: below `WOW6432Node`
 * where the 32-bit view has a key of its own, the same one where both views share it. Null where that
 * is not certain: classes, whose views are woven into each other, a path that names `WOW6432Node`
 * itself, the head of a tree that is partly shared, and a loaded hive, which Windows redirects nowhere.
 */
export function in32BitView(target: RegistryKey): RegistryKey | null {
  const { root, hive, mount, key } = target
  if (root === 'HKCR' || /(?:^|\\)(?:classes|wow6432node)(?:\\|$)/i.test(key)) return null
  if (hive !== 'SOFTWARE') {
    // A user's classes are a hive of their own, which a SID names.
    return root === 'HKU' && /_classes(?:\\|$)/i.test(key) ? null : target
  }
  if (mount !== null) return null
  const path = `${key}\\`.toLowerCase()
  if (SHARED.some((shared) => path.startsWith(shared))) return target
  if (key === '' || SHARED.some((shared) => shared.startsWith(path))) return null
  return { ...target, key: `WOW6432Node\\${key}` }
}
