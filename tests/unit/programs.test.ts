import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCommand } from '../../lib/command'
import { Operation } from '../../lib/model'

const read = (text: string, shell: 'cmd' | 'powershell' | 'diskpart' = 'cmd') => {
  const { outcome, operation, refusal } = parseCommand(text, shell)
  return { outcome, operation, refusal: refusal?.en ?? null }
}

/** Kind, action, subject, place and settings of a change, in one line that is easy to read. */
function line(text: string, shell: 'cmd' | 'powershell' | 'diskpart' = 'cmd'): string {
  const { outcome, operation } = read(text, shell)
  if (!operation || !('settings' in operation)) return outcome
  const { kind, subject, where, settings } = operation
  const what = operation.kind === 'query' ? operation.about : operation.action
  const given = Object.entries(settings).map(([name, value]) => `${name}=${value}`)
  return [kind, what, subject ?? '-', where ?? '-', ...given].join(' | ')
}

describe('what programs do', () => {
  test.each([
    [
      'bcdedit /store F:\\boot\\bcd /set {bootmgr} displaybootmenu yes',
      'boot-store | set | {bootmgr} | F:\\boot\\bcd | displaybootmenu=yes',
    ],
    [
      'bcdedit /deletevalue {default} safeboot',
      'boot-store | delete-value | {default} | - | safeboot=',
    ],
    [
      'bcdedit /store F:\\boot\\bcd /ems {<ID>} ON',
      'boot-store | ems | {<ID>} | F:\\boot\\bcd | ems=on',
    ],
    [
      'bcdedit /emssettings EMSPORT:1 EMSBAUDRATE:115200',
      'boot-store | ems-settings | - | - | emsport=1 | emsbaudrate=115200',
    ],
    ['bcdedit /store F:\\boot\\bcd /enum /v', 'query | boot-store | /v | F:\\boot\\bcd'],
    [
      'bcdboot F:\\Windows /s S: /f UEFI',
      'boot-store | rebuild | F:\\Windows | S: | firmware=UEFI',
    ],
    ['sc config TermService start= demand', 'service | configure | TermService | - | start=demand'],
    [
      'sc config TermService obj= "NT AUTHORITY\\NetworkService" type= own',
      'service | configure | TermService | - | obj=NT AUTHORITY\\NetworkService | type=own',
    ],
    ['sc \\\\server query Dhcp', 'query | service | Dhcp | \\\\server'],
    ['sc stop Dhcp', 'service | stop | Dhcp | -'],
    ['net start "Remote Desktop Services"', 'service | start | Remote Desktop Services | -'],
    ['net user admin', 'query | account | admin | -'],
    ['net user admin Pa55 /add /Y', 'account | set | admin | - | password=Pa55 | add=yes'],
    [
      'net localgroup administrators admin /add',
      'account | group-add | admin | - | group=administrators',
    ],
    [
      'netsh advfirewall firewall set rule name="A b" new enable=yes',
      'firewall | rule-set | A b | - | enable=yes',
    ],
    [
      'netsh advfirewall set allprofiles state off',
      'firewall | profile-set | allprofiles | - | state=state off',
    ],
    ['netsh advfirewall firewall show rule name=all', 'query | firewall | all | -'],
    [
      'netsh interface ip set address name="Ethernet 2" source=dhcp',
      'network | address-set | Ethernet 2 | - | name=Ethernet 2 | source=dhcp',
    ],
    ['netsh interface show interface', 'query | network | show interface | -'],
    ['dism /image:F:\\ /add-package /packagepath:C:\\a.cab', 'package | add | C:\\a.cab | F:\\'],
    ['dism /Online /Get-Packages', 'query | package | - | -'],
    ['dism /image:F:\\ /cleanup-image /revertpendingactions', 'package | revert | - | F:\\'],
    [
      'sfc /scannow /offbootdir=F:\\ /offwindir=F:\\Windows',
      'package | repair-system-files | - | F:\\Windows | offbootdir=F:\\',
    ],
    ['chkdsk F: /f /r', 'disk | check-repair | F: | - | switches=f r'],
    ['chkdsk F:', 'query | disk | F: | -'],
    ['manage-bde -unlock F: -RecoveryKey C:\\a.bek', 'disk | unlock | F: | - | key=C:\\a.bek'],
    [
      'manage-bde -protectors -disable F: -rc 0',
      'disk | protectors | F: | - | state=disabled | restart-count=0',
    ],
    ['icacls C:\\X /t /c > C:\\temp\\a.txt', 'query | file | C:\\X | -'],
    [
      'icacls C:\\X /t /c /grant "*S-1-5-18:(F)"',
      'file | permissions | C:\\X | - | grant=*S-1-5-18:(F)',
    ],
    ['icacls C:\\X /save a.txt', 'file | permissions-save | C:\\X | - | to=a.txt'],
    ['takeown /f "C:\\X y" /a /r', 'file | ownership | C:\\X y | - | owner=administrators'],
    ['attrib -s -h C:\\boot\\bcd', 'file | attributes | C:\\boot\\bcd | - | set=-s -h'],
    ['copy C:\\a.txt F:\\', 'file | copy | C:\\a.txt | - | to=F:\\'],
    [
      'robocopy F:\\config F:\\config.bak /MT',
      'file | copy | F:\\config | - | to=F:\\config.bak | options=/MT',
    ],
    ['ren bcd bcd.old', 'file | rename | bcd | - | to=bcd.old'],
    ['md C:\\temp', 'file | make-directory | C:\\temp | -'],
    ['gpupdate /force', 'system | refresh-policy | - | - | force=yes'],
    ['shutdown /r /t 0', 'system | restart | - | - | after=0'],
    ['wevtutil qe System /c:1', 'query | event-log | System | -'],
    ['wevtutil cl System', 'system | event-log | System | - | verb=cl'],
    ['wmic os get Version', 'query | system | os | -'],
    ['psexec \\\\10.0.0.4 -u a cmd', 'system | remote-shell | cmd | \\\\10.0.0.4'],
    ['netstat -anob | more', 'query | network | - | -'],
    ['tasklist /svc', 'query | process | - | -'],
    ['taskkill /f /im mstsc.exe', 'process | end | mstsc.exe | -'],
    ['telnet server 135', 'query | network | server 135 | -'],
    ['slmgr.vbs /dlv', 'query | system | dlv | -'],
    [
      'slmgr /skms kms.core.windows.net:1688',
      'system | licence | skms | - | value=kms.core.windows.net:1688',
    ],
    ['cmd /c "netdom remove A /domain:B"', 'system | domain-leave | A | -'],
  ])('%s', (text, expected) => {
    expect(line(text)).toBe(expected)
  })

  test.each([
    ['select disk 1', 'disk | select | disk 1 | -'],
    ['online disk', 'disk | online | disk | -'],
    ['list volume', 'query | disk | volume | -'],
  ])('diskpart: %s', (text, expected) => {
    expect(line(text, 'diskpart')).toBe(expected)
  })
})

describe('what PowerShell does', () => {
  test.each([
    [
      'Get-NetAdapter | where {$_.Up} | Enable-NetAdapter',
      'network | interface-set | - | - | admin=enable',
    ],
    ['Get-Service A | Restart-Service', 'service | restart | - | -'],
    ['Get-Service | Where-Object Status -eq Stopped | Format-Table', 'query | service | - | -'],
    ['Get-Service | % { Stop-Service $_ }', 'passed'],
  ])('the pipeline %s', (text, expected) => {
    expect(line(text, 'powershell')).toBe(expected)
  })

  test.each([
    [
      'Set-Service -Name Dhcp -StartupType Automatic',
      'service | configure | Dhcp | - | start=auto',
    ],
    ['Restart-Service TermService -Force', 'service | restart | TermService | -'],
    [
      'Set-NetFirewallRule -Name "A" -LocalPort 3390',
      'firewall | rule-set | A | - | by=name | localport=3390',
    ],
    ['Disable-NetFirewallRule -Name A', 'firewall | rule-set | A | - | by=name | enable=no'],
    ['Get-NetFirewallRule -Name A | Select-Object Name', 'query | firewall | A | -'],
    ['Remove-Module PSReadLine', 'system | module | PSReadLine | - | state=removed'],
    ['Test-ComputerSecureChannel -Repair', 'system | domain-repair | - | -'],
    [
      'icacls C:\\X /t /grant "*S-1-5-18:(F)"',
      'file | permissions | C:\\X | - | grant=*S-1-5-18:(F)',
    ],
    ['New-Item -Path C:\\temp -ItemType Directory', 'file | make-directory | C:\\temp | -'],
    [
      'Set-NetFirewallRule -Name "A" -LocalPort <NEW PORT (decimal)>',
      'firewall | rule-set | A | - | by=name | localport=<NEW PORT (decimal)>',
    ],
    [
      'Set-NetFirewallProfile -Profile Domain,Public -Enabled False',
      'firewall | profile-set | Domain,Public | - | state=False',
    ],
    ['Stop-Service a,b', 'service | stop | - | -'],
    ['Stop-Service a, b', 'service | stop | - | -'],
    ['Update-AzVM -VM $vm', 'system | azure | update-azvm | -'],
  ])('%s', (text, expected) => {
    expect(line(text, 'powershell')).toBe(expected)
  })

  test.each([
    [
      "Set-ItemProperty -Path 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Lsa' -Name A -Value 1 -Type DWord",
      'reg add HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa /v A /t REG_DWORD /d 1 /f',
    ],
    [
      'New-ItemProperty -LiteralPath "Registry::HKEY_LOCAL_MACHINE\\SOFTWARE\\X" -Name A -PropertyType String -Value b',
      'reg add HKLM\\SOFTWARE\\X /v A /d b /f',
    ],
    ['sp HKLM:\\SOFTWARE\\X A 0x10', 'reg add HKLM\\SOFTWARE\\X /v A /t REG_DWORD /d 16 /f'],
    [
      "Set-ItemProperty HKLM:\\SOFTWARE\\X -Name A -Value '%SystemRoot%\\a' -Type ExpandString",
      'reg add HKLM\\SOFTWARE\\X /v A /t REG_EXPAND_SZ /d %SystemRoot%\\a /f',
    ],
    [
      'Remove-ItemProperty -Path HKLM:\\SOFTWARE\\X -Name A',
      'reg delete HKLM\\SOFTWARE\\X /v A /f',
    ],
    ['Remove-Item -Path HKLM:\\SOFTWARE\\X -Recurse', 'reg delete HKLM\\SOFTWARE\\X /f'],
    ['Get-ItemProperty -Path HKLM:\\SOFTWARE\\X -Name A', 'reg query HKLM\\SOFTWARE\\X /v A'],
  ])('%s states what “%s” states', (text, same) => {
    expect(read(text, 'powershell')).toEqual(read(same))
  })

  test.each([
    'Set-ItemProperty -Path $key -Name A -Value 1',
    'Set-ItemProperty -Path HKLM:\\SOFTWARE\\X -Name A -Value $value',
  ])('nothing is guessed of %s', (text) => {
    expect(read(text, 'powershell')).toMatchObject({ outcome: 'passed', operation: null })
  })
})

test('diskpart shows what it is not told to change', () => {
  expect(
    ['san', 'attributes disk', 'attributes disk clear readonly'].map(
      (text) => read(text, 'diskpart').outcome,
    ),
  ).toEqual(['query', 'query', 'operation'])
})

describe('what programs refuse', () => {
  test.each([
    ['bcdedit /set {default} integrityservicesenable', /stands alone/],
    ['bcdedit /store F: boot\\bcd /set {default} safeboot minimal', /does not expect “boot\\bcd”/],
    ['bcdedit /deletevalue {default} safeboot dsrepair', /one word too many/],
    ['bcdedit /frobnicate', /no verb/],
    ["sc config A obj= 'NT Authority\\NetworkService'", /double quotes/],
    ['sc frobnicate A', /is not something sc does/],
    ['net frobnicate A', /is not something net does/],
    ['netsh frobnicate', /no context/],
    ['dism /add-package /packagepath:C:\\a.cab', /\/online or \/image/i],
    ['chkdsk F: /frobnicate', /no switch/],
    ['sfc /offwindir=F:\\Windows', /\/scannow/],
    ['takeown /a', /needs \/f/],
    ['icacls', /needs a path/],
    ['taskkill /f', /\/pid or \/im/],
    ['shutdown now', /does not expect/],
    ['wevtutil frobnicate', /no verb/],
    ['manage-bde -frobnicate F:', /no verb/],
  ])('%s', (text, reason) => {
    const { outcome, operation, refusal } = read(text)
    expect([outcome, operation]).toEqual(['refused', null])
    expect(refusal).toMatch(reason)
  })
})

test('whatever follows a program’s name, it is read to a valid operation, passed or refused', () => {
  const name = fc.constantFrom(
    'reg',
    'bcdedit',
    'sc',
    'net',
    'netsh',
    'dism',
    'sfc',
    'chkdsk',
    'bcdboot',
    'icacls',
    'takeown',
    'attrib',
    'copy',
    'robocopy',
    'md',
    'ren',
    'gpupdate',
    'shutdown',
    'wevtutil',
    'wmic',
    'manage-bde',
    'psexec',
    'netstat',
    'taskkill',
    'telnet',
    'slmgr',
    'cmd',
    'Set-ItemProperty',
    'Set-Service',
    'Copy-Item',
  )
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      '/set',
      '/f',
      'config',
      'user',
      '{default}',
      '"a b"',
      '-Name',
      '-Value',
      '$x',
      '|',
      '>',
      "'",
      '"',
      'HKLM\\SOFTWARE',
      '/c',
      'firewall',
      'set',
      'rule',
      '__proto__',
      'constructor',
    ),
  )
  fc.assert(
    fc.property(
      name,
      fc.array(word, { maxLength: 8 }),
      fc.constantFrom('cmd' as const, 'powershell' as const),
      (program, words, shell) => {
        const { outcome, operation, refusal } = parseCommand([program, ...words].join(' '), shell)
        expect(
          operation === null ? 'none' : (Operation.safeParse(operation).error?.message ?? 'fine'),
        ).toMatch(/none|fine/)
        expect(refusal !== null).toBe(outcome === 'refused')
      },
    ),
    { numRuns: 3000 },
  )
})
