import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBlock } from '../../lib/command'
import { commandsOf } from '../../lib/rules'
import { understandArticle } from '../../lib/understand'

function block(text: string, tag: string | null = null) {
  let offset = 0
  const lines = text.split('\n').map((line) => {
    const at = offset
    offset += line.length + 1
    return { text: line, offset: at }
  })
  return readBlock(lines, tag)
}

const short = (text: string, tag: string | null = null) =>
  block(text, tag).map(({ kind, shell, text: part, gluedTo }) =>
    kind === 'sample'
      ? 'sample'
      : `${gluedTo ? '+' : ''}${kind === 'comment' ? '#' : shell} ${part}`,
  )

describe('the shell is told from the content', () => {
  test.each([
    [
      'powershell',
      'REM Show it\nbcdedit /set {bootmgr} timeout 5',
      ['# REM Show it', 'cmd bcdedit /set {bootmgr} timeout 5'],
    ],
    [
      'cmd',
      '$x = Get-Service\n# Ask\nRestart-Service $x',
      ['powershell $x = Get-Service', '# # Ask', 'powershell Restart-Service $x'],
    ],
    ['reg', 'REG QUERY HKLM\\SOFTWARE\\X /v A', ['cmd REG QUERY HKLM\\SOFTWARE\\X /v A']],
    ['powershell', 'netsh advfirewall reset', ['cmd netsh advfirewall reset']],
    [
      null,
      'list disk\nselect disk 1\nonline disk',
      ['diskpart list disk', 'diskpart select disk 1', 'diskpart online disk'],
    ],
    ['console', 'ch -si 1', ['sac ch -si 1']],
    ['azurecli-interactive', 'az vm repair create -g A -n B', ['az az vm repair create -g A -n B']],
    [
      null,
      'remove-module psreadline\nicacls C:\\X /t',
      ['powershell remove-module psreadline', 'powershell icacls C:\\X /t'],
    ],
  ] as const)('%s: %s', (tag, text, expected) => {
    expect(short(text, tag)).toEqual(expected)
  })
})

describe('what is not run is a sample', () => {
  test.each([
    ['cmd', 'Log Name:      System\nSource:        Netlogon\nEvent ID:      5719'],
    [
      'console',
      '   Windows Boot Manager\n\n  Status: 0xc0000225\n  Info: A required device is not connected',
    ],
    [null, 'HKLM\\BROKENSYSTEM\\ControlSet00X\\Services\\Dhcp'],
    [null, 'Package Identity : Package_for_KB1\nState : Installed'],
    ['powershell', 'Name   Status\n----   ------\nDhcp   Running'],
    [null, 'kd> !analyze -v\nBUGCHECK_CODE: 5a'],
    [null, 'VERBOSE: POST with -1-byte payload'],
    ['ini', '[General]\nVersion=1'],
    ['json', '{ "a": 1 }'],
    [null, 'v2.22|Action=Allow|Active=TRUE|Dir=In|LPort=3389|'],
    [null, 'Now restart the machine and look whether it starts.'],
  ])('%s: %s', (tag, text) => {
    expect(new Set(block(text, tag).map(({ kind }) => kind))).toEqual(new Set(['sample']))
  })
})

describe('a screen', () => {
  test.each([
    [
      'DISKPART> select disk 1\n\nDisk 1 is now the selected disk.\nDISKPART> online disk',
      ['diskpart select disk 1', 'sample', 'diskpart online disk'],
    ],
    [
      'PS C:\\> Get-Service Dhcp\n\nStatus   Name\n------   ----',
      ['powershell Get-Service Dhcp', 'sample'],
    ],
    [
      'E:\\Windows\\WinSxS>dir ACPI.sys /s\n Volume in drive E has no label.',
      ['cmd dir ACPI.sys /s', 'sample'],
    ],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected)
  })
})

describe('PowerShell stays whole', () => {
  test.each([
    ['a here-string', '$x = @"\n{ "a": 1 }\n"@\nGet-Service'],
    ['a backtick', 'Get-Service |\n  Where-Object Status -eq Running\nStop-Service Dhcp'],
    ['a block', 'if ($a -eq 1)\n{\n  $b = 2\n}\nelse\n{\n  $b = 3\n}\nGet-Service'],
    ['parameters', 'param (\n  [string] $Name\n)\nGet-Service $Name'],
    ['a hashtable', '$h = @{\n  a = 1\n  b = 2\n}\nGet-Service'],
  ])('%s', (_, text) => {
    const parts = block(text, 'powershell')
    expect(parts.map(({ kind }) => kind)).toEqual(['command', 'command'])
    expect(parts.map((part) => part.text).join('\n')).toBe(text)
  })
})

describe('two commands on one line', () => {
  test.each([
    [
      'Import-Module PKI Set-Location Cert:\\LocalMachine',
      ['powershell Import-Module PKI', '+powershell Set-Location Cert:\\LocalMachine'],
    ],
    [
      "Set-Location C:\\X $a = 'b' Remove-Item -Path $a",
      ['powershell Set-Location C:\\X', "+powershell $a = 'b'", '+powershell Remove-Item -Path $a'],
    ],
    [
      'remove-module psreadline\nicacls C:\\X /t /c > C:\\b.txt takeown /f "C:\\X" /a /r',
      [
        'powershell remove-module psreadline',
        'powershell icacls C:\\X /t /c > C:\\b.txt',
        '+powershell takeown /f "C:\\X" /a /r',
      ],
    ],
    [
      'Stop-Service -Name A Start-Service -Name A',
      ['powershell Stop-Service -Name A', '+powershell Start-Service -Name A'],
    ],
    [
      '$s = New-PSSessionOption -SkipCACheck Enter-PSSession -ComputerName B',
      [
        'powershell $s = New-PSSessionOption -SkipCACheck',
        '+powershell Enter-PSSession -ComputerName B',
      ],
    ],
    [
      'remove-module psreadline icacls',
      ['powershell remove-module psreadline', '+powershell icacls'],
    ],
    [
      'sc config gpsvc start= auto sc start gpsvc',
      ['cmd sc config gpsvc start= auto', '+cmd sc start gpsvc'],
    ],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected)
  })

  test.each([
    'Get-Help Stop-Service',
    'Get-Service | Stop-Service',
    '$x = (Get-Service -Name A)',
    'bcdedit /set {bootmgr} timeout 5',
  ])('one: %s', (text) => {
    expect(block(text)).toHaveLength(1)
  })
})

describe('in an article', () => {
  const commandsIn = (text: string) => {
    const read = understandArticle(`# T\n\n1. Ask.\n\n       sc query A\n2. ${text}\n`, 'a')
    if (!read.ok) throw new Error(read.message.en)
    return commandsOf(read.article)
      .slice(1)
      .map(({ carrier, text: command }) => [carrier, command])
  }

  test.each([
    'Look at `Account active Yes`.',
    'Press `<spacebar>` and type `auto`.',
    'The folder `C:\\BEK\\` must exist.',
    'Type `powershell <enter>`.',
    'Run **verifier** and **diskmgmt.msc**.',
    'The value is `HKLM\\SYSTEM\\Select\\Current`.',
    'The rule is `v2.22|Action=Allow|Active=TRUE`.',
    'Net user accounts are local, and you can copy them.',
  ])('no command in: %s', (text) => {
    expect(commandsIn(text)).toEqual([])
  })

  test('each command of a table’s cell is its own', () => {
    const cell = '`md c:\\temp`<br/>#Then<br/>`expand a.msu /f:* c:\\temp`'
    expect(commandsIn(`See:\n\n   | System | Do |\n   |---|---|\n   | 2016 | ${cell} |\n`)).toEqual(
      [
        ['table', 'md c:\\temp'],
        ['table', 'expand a.msu /f:* c:\\temp'],
      ],
    )
  })

  test('a block of HTML, without its tags and entities', () => {
    expect(
      commandsIn(
        'Look:\n\n<pre lang="bat">\nreg query "HKLM\\SOFTWARE\\<i>x</i>" /v A &gt; b.txt\n</pre>\n',
      ),
    ).toEqual([['html', 'reg query "HKLM\\SOFTWARE\\x" /v A > b.txt']])
  })
})

test('whatever a block holds, its parts stand in order and nothing fails', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '@"',
      '"@',
      '{',
      '}',
      '(',
      '`',
      'Get-X |',
      'PS C:\\> a',
      '$x = @{',
      "'",
      '"',
      'sc query A',
      'REM',
      '#',
    ),
  )
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 20 }),
      fc.constantFrom(null, 'powershell', 'cmd', 'output'),
      (lines, tag) => {
        let end = 0
        for (const part of block(lines.join('\n').replace(/\r/g, ''), tag)) {
          expect(part.start).toBeGreaterThanOrEqual(end)
          expect(part.end).toBeGreaterThan(part.start)
          end = part.end
        }
      },
    ),
    { numRuns: 1000 },
  )
})

describe('the content of a file', () => {
  test.each([
    '[General]\ngPCFunctionalityVersion=2\nVersion=1',
    '[Startup]\n0CmdLine=FixAzureVM.cmd\n0Parameters=',
  ])('%j is nothing to run', (text) => {
    expect(short(text)).toEqual(['sample'])
  })

  test('a type of PowerShell is something else', () => {
    expect(short('[Convert]::ToString(1)\n$a=1')[0]).toBe('powershell [Convert]::ToString(1)')
  })
})

describe('PowerShell’s short names', () => {
  test.each([
    'iex "$env:windir\\system32\\cscript.exe $env:windir\\system32\\slmgr.vbs /ato"',
    '1..12 | % { iex "slmgr.vbs /ato" ; start-sleep 5 }',
    'gwmi win32_service -filter "name=\'X\'"',
    'Login-AzAccount',
  ])('%s', (text) => {
    expect(short(text)).toEqual([`powershell ${text}`])
  })
})
