import { describe, expect, test } from 'vitest'
import { parseCommand } from '../../lib/command'
import type { Shell } from '../../lib/model'
import { understandArticle } from '../../lib/understand'

/** What a one-command article changes, leaves to its reader, and is told about. */
function read(command: string, shell: Shell = 'cmd') {
  const text = `# Example\n\n## Online\n\n1. Run it.\n\n   \`\`\`${shell}\n   ${command}\n   \`\`\`\n`
  const result = understandArticle(text, 'example')
  if (!result.ok) throw new Error(result.message.en)
  const [procedure] = result.article.procedures
  return {
    changes: procedure?.changes ?? [],
    facts: procedure?.facts ?? [],
    leftOut: procedure?.leftOut.map(({ reason }) => reason.en) ?? [],
    rules: result.article.findings.map(({ rule }) => rule),
  }
}

describe('what says more than a script would do is left to its reader', () => {
  test.each<[string, Shell]>([
    ['del /s F:\\Temp\\a.log', 'cmd'],
    ['del F:\\Temp\\a.log F:\\Temp\\b.log', 'cmd'],
    ['del /ah F:\\Temp\\a.log', 'cmd'],
    ['copy /b F:\\a+F:\\b F:\\c', 'cmd'],
    ['copy F:\\a F:\\b F:\\c', 'cmd'],
    ['md F:\\a F:\\b', 'cmd'],
    ['sc start X /debug', 'cmd'],
    ['sc triggerinfo X start/networkon', 'cmd'],
    ['sc description X "Text"', 'cmd'],
    ['sc config X start= auto start= demand', 'cmd'],
    ['net share X=C:\\X', 'cmd'],
    ['net use * /delete', 'cmd'],
    ['reg compare HKLM\\A HKLM\\B', 'cmd'],
    ['shutdown /a', 'cmd'],
    ['Remove-Item -Recurse F:\\Temp', 'powershell'],
    ['Remove-Item F:\\a.txt, F:\\b.txt', 'powershell'],
    ['Remove-Item F:\\a.txt -WhatIf', 'powershell'],
    ['Copy-Item F:\\a F:\\b -Recurse', 'powershell'],
    ['Remove-Item HKLM:\\SOFTWARE\\X\\*', 'powershell'],
    ['Set-ItemProperty HKLM:\\SOFTWARE\\X -Name A -Value 1 -WhatIf', 'powershell'],
    ['Set-Service X -StartupType Manual -ComputerName other', 'powershell'],
    [
      'Set-NetFirewallProfile -Profile Domain -Enabled True -DefaultInboundAction Block',
      'powershell',
    ],
    ['Set-NetFirewallRule -Name X -Enabled True -RemoteAddress Any', 'powershell'],
    ['Enable-NetFirewallRule -DisplayGroup X -Direction Inbound', 'powershell'],
  ])('%s', (command, shell) => {
    const { changes, facts, leftOut } = read(command, shell)
    expect([changes, facts]).toEqual([[], []])
    expect(leftOut).toHaveLength(1)
  })

  test.each<[string, Shell, object]>([
    ['del /f /q F:\\a.log', 'cmd', { kind: 'file-delete', path: 'F:\\a.log' }],
    ['copy /y F:\\a F:\\b', 'cmd', { kind: 'file-copy', from: 'F:\\a', to: 'F:\\b' }],
    ['Remove-Item F:\\a -Force', 'powershell', { kind: 'file-delete', path: 'F:\\a' }],
    ['Copy-Item F:\\a F:\\b', 'powershell', { kind: 'file-copy', from: 'F:\\a', to: 'F:\\b' }],
    [
      'sc config X type= interact type= own',
      'cmd',
      { kind: 'program', arguments: ['config', 'X', 'type=', 'interact', 'type=', 'own'] },
    ],
  ])('what says no more is done: %s', (command, shell, change) => {
    expect(read(command, shell)).toMatchObject({ changes: [change], leftOut: [] })
  })
})

describe('what hangs on a variable is no fact', () => {
  test.each<[string, Shell]>([
    ['reg add HKLM\\SOFTWARE\\X /v A /t REG_DWORD /d %value% /f', 'cmd'],
    ['reg add HKLM\\SOFTWARE\\X /v %name% /t REG_DWORD /d 1 /f', 'cmd'],
    ['sc config %service% start= auto', 'cmd'],
    ['reg add HKLM\\SOFTWARE\\X /v A /d $value /f', 'powershell'],
    ['reg add HKLM\\SOFTWARE\\X /v A /t REG_DWORD /d $value /f', 'powershell'],
    ['sc.exe config $service start= auto', 'powershell'],
  ])('%s', (command, shell) => {
    const { changes, facts, leftOut } = read(command, shell)
    expect([changes, facts]).toEqual([[], []])
    expect(leftOut).toEqual([expect.stringMatching(/is known in its own console alone$/)])
  })

  test('a string that CMD would put its own machine’s path into', () => {
    const { facts, leftOut, rules } = read(
      'reg add HKLM\\SOFTWARE\\X /v A /t REG_SZ /d "%SystemRoot%\\a" /f',
    )
    expect(facts).toEqual([])
    expect(leftOut).toEqual([
      expect.stringMatching(/what %SystemRoot% is on the machine that runs/),
    ])
    expect(rules).toEqual(['variable-in-string'])
  })

  test.each([
    ['REG_EXPAND_SZ', '"%SystemRoot%\\a"', ['variable-expanded']],
    ['REG_EXPAND_SZ', '"%%SystemRoot%%\\a"', []],
    ['REG_EXPAND_SZ', '^%SystemRoot^%\\a', []],
    ['REG_SZ', '"%%SystemRoot%%\\a"', ['variable-in-string']],
  ])('%s %s is stored as its author meant it', (type, data, found) => {
    const { facts, rules } = read(`reg add HKLM\\SOFTWARE\\X /v A /t ${type} /d ${data} /f`)
    expect(facts).toMatchObject([{ value: { type, data: '%SystemRoot%\\a' } }])
    expect(rules).toEqual(found)
  })

  test('PowerShell stores the text, and says so', () => {
    const { facts, rules } = read(
      "Set-ItemProperty HKLM:\\SOFTWARE\\X -Name A -Value '%SystemRoot%\\a' -Type String",
      'powershell',
    )
    expect(facts).toMatchObject([{ value: { type: 'REG_SZ', data: '%SystemRoot%\\a' } }])
    expect(rules).toEqual(['variable-in-string'])
  })
})

describe('/reg:32', () => {
  const keyOf = (command: string) => {
    const { operation, outcome } = parseCommand(command)
    return operation && 'target' in operation ? operation.target.key : outcome
  }

  test.each([
    ['HKLM\\SOFTWARE\\X', 'WOW6432Node\\X'],
    ['HKLM\\Software\\Microsoft\\Office', 'WOW6432Node\\Microsoft\\Office'],
    // Shared by both views: the same key.
    ['HKLM\\SOFTWARE\\Policies\\X', 'Policies\\X'],
    ['HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System', null],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa', 'Control\\Lsa'],
    ['HKCU\\Software\\X', 'Software\\X'],
    // Not certain: the command is left whole.
    ['HKLM\\SOFTWARE\\Classes\\CLSID\\X', 'passed'],
    ['HKCR\\X', 'passed'],
    ['HKCU\\Software\\Classes\\X', 'passed'],
    ['HKLM\\SOFTWARE\\Microsoft', 'passed'],
    ['HKLM\\SOFTWARE\\Wow6432Node\\X', 'passed'],
    ['HKLM\\BROKENSOFTWARE\\X', 'passed'],
  ])('%s', (key, expected) => {
    const plain = keyOf(`reg add "${key}" /v A /t REG_DWORD /d 1 /f`)
    expect(keyOf(`reg add "${key}" /v A /t REG_DWORD /d 1 /f /reg:32`)).toBe(expected ?? plain)
    expect(keyOf(`reg add "${key}" /v A /t REG_DWORD /d 1 /f /reg:64`)).toBe(plain)
  })

  test('both together are refused, by every verb', () => {
    for (const rest of ['add HKLM\\SOFTWARE\\X /f', 'delete HKLM\\SOFTWARE\\X /f']) {
      expect(parseCommand(`reg ${rest} /reg:32 /reg:64`).outcome).toBe('refused')
    }
  })

  test('it is said which key is meant, or that it is left', () => {
    const add = (key: string) => read(`reg add ${key} /v A /t REG_DWORD /d 1 /f /reg:32`)
    expect(add('HKLM\\SOFTWARE\\X').rules).toEqual(['reg-view-32'])
    expect(add('HKLM\\SOFTWARE\\X').facts).toMatchObject([{ key: 'WOW6432Node\\X' }])
    expect(add('HKCR\\X')).toMatchObject({ facts: [], rules: ['reg-view-32'] })
    expect(add('HKCR\\X').leftOut).toHaveLength(1)
    expect(add('HKLM\\SOFTWARE\\Policies\\X').rules).toEqual([])
  })
})
