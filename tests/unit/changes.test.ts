import { describe, expect, test } from 'vitest'
import { changesOf } from '../../lib/changes'
import { defaultChoices } from '../../lib/choices'
import { articleBySlug } from '../../lib/content'
import { type Article, Change, everyStep, type Situation } from '../../lib/model'
import { makePlan } from '../../lib/plan'
import { fillPlaceholders } from '../../lib/rules'
import { understandArticle } from '../../lib/understand'

/** An article of one procedure: each command is a step of its own, `steps` hold several. */
function articleOf(situation: Situation, shell: 'cmd' | 'powershell', steps: string[]): Article {
  const opened =
    situation === 'offline'
      ? '[Attach it](troubleshoot-recovery-disks-portal-windows.md), [attach it](troubleshoot-recovery-disks-portal-windows.md)'
      : '[Open it](serial-console-windows.md)'
  const blocks = steps.map(
    (step, index) =>
      `${index + 2}. Do it:\n\n    \`\`\`${shell}\n${step.replace(/^/gm, '    ')}\n    \`\`\`\n`,
  )
  const text = `# Title\n\n## <a name="p"></a>Part\n\n1. ${opened}.\n\n${blocks.join('\n')}`
  const read = understandArticle(text, 'made')
  if (!read.ok) throw new Error(read.message.en)
  const [procedure] = read.article.procedures
  expect(procedure?.situation).toBe(situation)
  return read.article
}

function changed(situation: Situation, shell: 'cmd' | 'powershell', ...steps: string[]) {
  const [procedure] = articleOf(situation, shell, steps).procedures
  if (!procedure) throw new Error('no procedure')
  for (const change of procedure.changes) expect(() => Change.parse(change)).not.toThrow()
  return {
    done: procedure.changes.map(({ step, command, line, ...draft }) => draft),
    left: procedure.leftOut.map(({ reason }) => reason.en),
    leftFr: procedure.leftOut.map(({ reason }) => reason.fr),
    facts: procedure.facts,
    procedure,
  }
}

const online = (text: string) => changed('online', 'cmd', text)
const ps = (text: string) => changed('online', 'powershell', text)
const offline = (text: string) => changed('offline', 'cmd', text)

const TERMINAL_SERVER = {
  root: 'HKLM',
  hive: 'SYSTEM',
  controlSet: true,
  key: 'Control\\Terminal Server',
}

describe('the registry beyond values that are set', () => {
  test.each([
    [
      'reg delete "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server" /v X /f',
      { kind: 'registry-delete-value', ...TERMINAL_SERVER, name: 'X' },
    ],
    [
      'reg delete "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server" /ve /f',
      { kind: 'registry-delete-value', ...TERMINAL_SERVER, name: '' },
    ],
    [
      'reg delete "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server" /f',
      { kind: 'registry-delete-key', ...TERMINAL_SERVER },
    ],
  ])('%s', (text, draft) => {
    expect(online(text)).toMatchObject({ done: [draft], left: [] })
  })

  test('a value that is set, a hive that is loaded or unloaded are facts and hives, no changes', () => {
    const { done, left, facts } = offline(
      [
        'reg load HKLM\\BROKENSYSTEM F:\\windows\\system32\\config\\SYSTEM',
        'reg add "HKLM\\BROKENSYSTEM\\ControlSet001\\Control\\X" /v A /t REG_DWORD /d 1 /f',
        'reg unload HKLM\\BROKENSYSTEM',
      ].join('\n'),
    )
    expect({ done, left }).toEqual({ done: [], left: [] })
    expect(facts).toHaveLength(1)
  })

  test('what a script keeps by itself is not done a second time', () => {
    for (const text of [
      'reg export HKLM\\SYSTEM C:\\x.reg /y',
      'reg save HKLM\\SYSTEM C:\\x.hiv /y',
    ]) {
      expect(online(text).left).toEqual(['the script keeps by itself what it is going to change'])
    }
  })

  test('a whole hive or control set is never deleted', () => {
    for (const key of ['HKLM\\SYSTEM', 'HKLM\\SYSTEM\\CurrentControlSet', 'HKLM\\SOFTWARE']) {
      expect(online(`reg delete ${key} /f`)).toMatchObject({
        done: [],
        left: ['it deletes a whole hive or control set'],
      })
    }
  })

  test.each(['reg import C:\\x.reg', 'reg restore HKLM\\SOFTWARE\\A C:\\x.hiv'])(
    'not modelled, and said: %s',
    (text) => {
      const { done, left } = online(text)
      expect(done).toEqual([])
      expect(left).toEqual([expect.stringMatching(/^the reg command is left to you$/)])
    },
  )
})

describe('services', () => {
  test.each([
    ['sc config DHCP start= auto', { kind: 'service-start', service: 'DHCP', start: 'auto' }],
    [
      'sc config DHCP start= delayed-auto',
      { kind: 'service-start', service: 'DHCP', start: 'delayed-auto' },
    ],
    [
      "sc config DHCP obj= 'NT Authority\\Localservice'",
      { kind: 'service-account', service: 'DHCP', account: 'NT Authority\\Localservice' },
    ],
    ['sc config DHCP type= own', { kind: 'service-type', service: 'DHCP', type: 'own' }],
    ['sc config DHCP type= share', { kind: 'service-type', service: 'DHCP', type: 'share' }],
    ['sc start DHCP', { kind: 'service-state', service: 'DHCP', state: 'running' }],
    ['sc stop DHCP', { kind: 'service-state', service: 'DHCP', state: 'stopped' }],
    ['net start DHCP', { kind: 'service-state', service: 'DHCP', state: 'running' }],
    ['net stop DHCP', { kind: 'service-state', service: 'DHCP', state: 'stopped' }],
  ])('%s', (text, draft) => {
    expect(online(text)).toMatchObject({ done: [draft], left: [] })
  })

  test.each([
    [
      'Stop-Service -Name TermService -Force',
      [{ kind: 'service-state', service: 'TermService', state: 'stopped' }],
    ],
    ['Restart-Service TermService -Force', [{ kind: 'service-restart', service: 'TermService' }]],
    [
      'Set-Service -Name TermService -StartupType Manual -Status Running',
      [
        { kind: 'service-start', service: 'TermService', start: 'demand' },
        { kind: 'service-state', service: 'TermService', state: 'running' },
      ],
    ],
  ])('%s', (text, drafts) => {
    expect(ps(text)).toMatchObject({ done: drafts, left: [] })
  })

  test('several options of one command are several changes', () => {
    expect(online('sc config DHCP start= demand type= own').done.map(({ kind }) => kind)).toEqual([
      'service-start',
      'service-type',
    ])
  })

  test.each([
    ['sc \\\\other start DHCP', /a service of another machine, \\\\other/],
    ['sc config DHCP obj= .\\admin password= x', /holds a password/],
    ['sc config DHCP obj= .\\admin', /the account \.\\admin only with its password/],
    ['sc create A binPath= C:\\a.exe obj= .\\admin password= x', /the sc command is left to you/],
    ['net start "DHCP Client"', /as Windows displays it, DHCP Client/],
  ])('left to its reader, with the reason: %s', (text, reason) => {
    const { done, left } = online(text)
    expect(done).toEqual([])
    expect(left).toEqual([expect.stringMatching(reason)])
  })

  test('a list of services is nothing that one change could be', () => {
    for (const text of ['Stop-Service a,b', 'Stop-Service a, b', 'Stop-Service -Name "a","b"']) {
      const { done, left } = ps(text)
      expect(done).toEqual([])
      expect(left).toHaveLength(1)
    }
  })

  test.each(['sc config DHCP depend= Tcpip', 'sc failure DHCP reset= 0'])(
    'what is not modelled is run whole: %s',
    (text) => {
      expect(online(text).done).toMatchObject([{ kind: 'program', program: 'sc', success: [0] }])
    },
  )

  test('offline they would be those of the rescue machine', () => {
    for (const text of ['sc config DHCP start= auto', 'sc start DHCP', 'net stop DHCP']) {
      expect(offline(`reg unload HKLM\\BROKENSYSTEM\n${text}`)).toMatchObject({
        done: [],
        left: ['it would change the rescue machine, not the Windows on the attached disk'],
      })
    }
  })
})

describe('a service that is stopped and started again', () => {
  const kinds = (...steps: string[]) =>
    changed('online', 'cmd', ...steps).done.map((draft) =>
      'state' in draft ? `${draft.kind} ${draft.state}` : draft.kind,
    )

  test('is restarted, and must run in the end', () => {
    const { done, procedure } = changed('online', 'cmd', 'sc stop DHCP\nsc start dhcp')
    expect(done).toEqual([
      { kind: 'service-restart', service: 'dhcp' },
      { kind: 'service-state', service: 'dhcp', state: 'running' },
    ])
    // Where the article starts it, which is where both belong.
    const [, start] = procedure.steps.flatMap(({ commands }) => commands)
    expect(procedure.changes.map(({ command }) => command)).toEqual([start?.id, start?.id])
  })

  test('with its own settings between, and over several steps', () => {
    expect(kinds('sc stop DHCP', 'sc config DHCP type= own', 'sc start DHCP')).toEqual([
      'service-type',
      'service-restart',
      'service-state running',
    ])
  })

  test('keeps its stop where something else is done while it stands still', () => {
    expect(kinds('sc stop DHCP\ndel C:\\temp\\x\nsc start DHCP')).toEqual([
      'service-state stopped',
      'file-delete',
      'service-state running',
    ])
    expect(kinds('sc stop DHCP\nsc config NSI start= auto\nsc start DHCP')).toEqual([
      'service-state stopped',
      'service-start',
      'service-state running',
    ])
  })

  test('is no restart where it is another service, or the other way round', () => {
    expect(kinds('sc stop DHCP\nsc start NSI')).toEqual([
      'service-state stopped',
      'service-state running',
    ])
    expect(kinds('sc start DHCP\nsc stop DHCP')).toEqual([
      'service-state running',
      'service-state stopped',
    ])
  })
})

describe('the boot store', () => {
  const element = (entry: string, name: string, value: string | null) => ({
    kind: 'boot-element',
    entry,
    element: name,
    value,
  })

  test.each([
    ['bcdedit /deletevalue {current} safeboot', [element('{current}', 'safeboot', null)]],
    ['bcdedit /set safeboot minimal', [element('{current}', 'safeboot', 'minimal')]],
    ['bcdedit /set {default} RecoveryEnabled off', [element('{default}', 'recoveryenabled', 'No')]],
    ['bcdedit /ems {current} on', [element('{current}', 'ems', 'Yes')]],
    ['bcdedit /ems on', [element('{current}', 'ems', 'Yes')]],
    ['bcdedit /timeout 5', [element('{bootmgr}', 'timeout', '5')]],
    [
      'bcdedit /emssettings EMSPORT:1 EMSBAUDRATE:115200',
      [element('{emssettings}', 'emsport', '1'), element('{emssettings}', 'emsbaudrate', '115200')],
    ],
  ])('%s', (text, drafts) => {
    expect(online(text)).toMatchObject({ done: drafts, left: [] })
  })

  test.each(['yes', 'ON', 'True'])('%s is printed as Yes', (word) => {
    expect(online(`bcdedit /set {bootmgr} bootems ${word}`).done).toEqual([
      element('{bootmgr}', 'bootems', 'Yes'),
    ])
  })

  test('an element that takes words keeps its own', () => {
    expect(online('bcdedit /set hypervisorlaunchtype off').done).toEqual([
      element('{current}', 'hypervisorlaunchtype', 'off'),
    ])
  })

  test('an attached store is the disk’s own, and its identifier the default entry', () => {
    const { done, left } = offline(
      [
        'bcdedit /store F:\\boot\\bcd /set {bootmgr} displaybootmenu yes',
        'bcdedit /store F:\\boot\\bcd /ems {<BOOT LOADER IDENTIFIER>} ON',
        'bcdedit /store F:\\boot\\bcd /deletevalue {Default} safeboot',
        'bcdedit /store <BOOT DRIVE>:\\boot\\bcd /set {<Identifier>} timeout 5',
      ].join('\n'),
    )
    expect(left).toEqual([])
    expect(done).toEqual([
      element('{bootmgr}', 'displaybootmenu', 'Yes'),
      element('{default}', 'ems', 'Yes'),
      element('{default}', 'safeboot', null),
      element('{default}', 'timeout', '5'),
    ])
  })

  test('the rescue machine’s own store is never meant', () => {
    for (const text of [
      'bcdedit /set safeboot minimal',
      'bcdedit /store C:\\boot\\bcd /timeout 5',
    ]) {
      const { done, left } = offline(text)
      expect(done).toEqual([])
      expect(left).toEqual([expect.stringMatching(/the boot store of the rescue machine itself/)])
    }
  })

  test.each([
    'bcdedit /store F:\\boot\\bcd /create {bootmgr}',
    'bcdedit /store F:\\boot\\bcd /displayorder {default}',
    'bcdedit /store F:\\boot\\bcd /delete {default}',
  ])('offline, what is no element is left to its reader: %s', (text) => {
    const { done, left } = offline(text)
    expect(done).toEqual([])
    expect(left).toEqual([expect.stringContaining('the bcdedit command')])
  })

  test('online, what is no element is run whole', () => {
    expect(online('bcdedit /export C:\\bcd.bak').done).toEqual([
      {
        kind: 'program',
        program: 'bcdedit',
        arguments: ['/export', 'C:\\bcd.bak'],
        success: [0],
        afterChange: false,
      },
    ])
  })
})

describe('the firewall', () => {
  const profile = (name: string, enabled: boolean) => ({
    kind: 'firewall-profile',
    profile: name,
    enabled,
  })
  const all = (enabled: boolean) =>
    ['domain', 'private', 'public'].map((name) => profile(name, enabled))

  test.each([
    ['netsh advfirewall set allprofiles state off', all(false)],
    ['netsh advfirewall set publicprofile state on', [profile('public', true)]],
    [
      'netsh advfirewall firewall set rule group="Remote Desktop" new enable=yes',
      [
        {
          kind: 'firewall-rule',
          by: 'group',
          rule: 'Remote Desktop',
          property: 'enabled',
          value: 'yes',
        },
      ],
    ],
    [
      'netsh advfirewall firewall set rule name="A b" new localport=3390',
      [
        {
          kind: 'firewall-rule',
          by: 'display-name',
          rule: 'A b',
          property: 'local-port',
          value: '3390',
        },
      ],
    ],
  ])('%s', (text, drafts) => {
    expect(online(text)).toMatchObject({ done: drafts, left: [] })
  })

  const rule = (by: string, name: string, property: string, value: string) => ({
    kind: 'firewall-rule',
    by,
    rule: name,
    property,
    value,
  })
  test.each([
    ['Set-NetFirewallProfile -Enabled False', all(false)],
    ['Set-NetFirewallProfile -All -Enabled True', all(true)],
    ['Set-NetFirewallProfile -Profile Domain,Public,Private -Enabled False', all(false)],
    [
      'Set-NetFirewallProfile -Profile Domain,Public -Enabled:$true',
      [profile('domain', true), profile('public', true)],
    ],
    ['Set-NetFirewallProfile Private -Enabled $false', [profile('private', false)]],
    [
      'Set-NetFirewallRule -Name "RemoteDesktop-UserMode-In-TCP" -LocalPort 3390 -Enabled True',
      [
        rule('name', 'RemoteDesktop-UserMode-In-TCP', 'local-port', '3390'),
        rule('name', 'RemoteDesktop-UserMode-In-TCP', 'enabled', 'yes'),
      ],
    ],
    ['Enable-NetFirewallRule A-B', [rule('name', 'A-B', 'enabled', 'yes')]],
    ['Disable-NetFirewallRule -DisplayName "A b"', [rule('display-name', 'A b', 'enabled', 'no')]],
    [
      'Enable-NetFirewallRule -DisplayGroup "Remote Desktop"',
      [rule('group', 'Remote Desktop', 'enabled', 'yes')],
    ],
  ])('%s', (text, drafts) => {
    expect(ps(text)).toMatchObject({ done: drafts, left: [] })
  })

  test.each([
    'Set-NetFirewallProfile -Profile $p -Enabled False',
    'Set-NetFirewallProfile -Profile Domain, Public -Enabled False',
    'Set-NetFirewallProfile -Profile Domain',
    'Remove-NetFirewallRule -Name A-B',
    'New-NetFirewallRule -Name A-B',
  ])('left to its reader rather than guessed: %s', (text) => {
    const { done, left } = ps(text)
    expect(done).toEqual([])
    expect(left).toHaveLength(1)
  })

  test('the current profile is known to the running machine alone: run whole', () => {
    expect(online('netsh advfirewall set currentprofile state off').done).toMatchObject([
      { kind: 'program', program: 'netsh' },
    ])
  })

  test('offline it would be that of the rescue machine', () => {
    expect(
      offline('reg unload HKLM\\BROKENSYSTEM\nnetsh advfirewall set allprofiles state off'),
    ).toMatchObject({
      done: [],
      left: ['it would change the rescue machine, not the Windows on the attached disk'],
    })
  })
})

describe('files', () => {
  const KEYS = 'C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys'
  test.each([
    ['md C:\\temp', { kind: 'folder', path: 'C:\\temp' }],
    ['del C:\\temp\\a.txt', { kind: 'file-delete', path: 'C:\\temp\\a.txt' }],
    ['copy C:\\a.txt D:\\b.txt', { kind: 'file-copy', from: 'C:\\a.txt', to: 'D:\\b.txt' }],
    ['copy C:\\a.txt D:\\keep\\', { kind: 'file-copy', from: 'C:\\a.txt', to: 'D:\\keep\\a.txt' }],
    ['move C:\\a.txt C:\\b.txt', { kind: 'file-move', from: 'C:\\a.txt', to: 'C:\\b.txt' }],
    ['ren C:\\x\\a.txt b.txt', { kind: 'file-move', from: 'C:\\x\\a.txt', to: 'C:\\x\\b.txt' }],
    [`takeown /f "${KEYS}" /a /r`, { kind: 'ownership', path: KEYS, arguments: ['/a', '/r'] }],
    [
      `icacls ${KEYS} /t /c /grant "NT AUTHORITY\\System:(F)"`,
      { kind: 'permissions', path: KEYS, arguments: ['/t', '/c', '/grant', '*S-1-5-18:(F)'] },
    ],
    [
      `icacls ${KEYS} /setowner *S-1-5-18`,
      { kind: 'permissions', path: KEYS, arguments: ['/setowner', '*S-1-5-18'] },
    ],
  ])('%s', (text, draft) => {
    expect(online(text)).toMatchObject({ done: [draft], left: [] })
  })

  test.each([
    'del C:\\temp\\*.txt',
    'rd /s /q C:\\temp',
    'del temp.txt',
    'robocopy C:\\a C:\\b /e',
    'copy %windir%\\a.txt C:\\b.txt',
    'ren C:\\x\\a.txt *.bak',
    'attrib -r C:\\a.txt',
  ])('a pattern, a tree or a path that is not whole is left to its reader: %s', (text) => {
    const { done, left } = online(text)
    expect(done).toEqual([])
    expect(left).toHaveLength(1)
  })

  test('the letter of the attached disk is put in, that of another disk is not', () => {
    const { done, left } = offline(
      ['md F:\\temp', 'copy F:\\a.txt C:\\keep\\', 'takeown /f "F:\\x" /a'].join('\n'),
    )
    expect(left).toEqual([])
    expect(done).toEqual([
      { kind: 'folder', path: '<drive>:\\temp' },
      { kind: 'file-copy', from: '<drive>:\\a.txt', to: 'C:\\keep\\a.txt' },
      { kind: 'ownership', path: '<drive>:\\x', arguments: ['/a'] },
    ])
    expect(online('copy C:\\a.txt F:\\').done).toEqual([
      { kind: 'file-copy', from: 'C:\\a.txt', to: 'F:\\a.txt' },
    ])
  })

  test('a placeholder for the disk is its letter too', () => {
    expect(offline('del <OS disk letter>:\\Windows\\a.log').done).toEqual([
      { kind: 'file-delete', path: '<drive>:\\Windows\\a.log' },
    ])
  })

  test.each(['del C:\\Windows\\a.log', 'move C:\\a C:\\b', 'takeown /f C:\\Windows /a'])(
    'offline nothing of the rescue machine is taken away: %s',
    (text) => {
      expect(offline(`reg unload HKLM\\BROKENSYSTEM\n${text}`)).toMatchObject({
        done: [],
        left: ['it would change the rescue machine, not the Windows on the attached disk'],
      })
    },
  )
})

describe('other programs', () => {
  test.each([
    ['gpupdate /force', { program: 'gpupdate', success: [0], afterChange: true }],
    [
      'dism /online /add-package /packagepath:C:\\a.cab /norestart',
      { program: 'dism', success: [0, 3010], afterChange: false },
    ],
    ['chkdsk C: /f', { program: 'chkdsk', success: [0, 1] }],
    ['taskkill /im x.exe /f', { program: 'taskkill', success: [0, 128] }],
    ['C:\\Windows\\System32\\sfc.exe /scannow', { program: 'sfc', arguments: ['/scannow'] }],
  ])('%s', (text, draft) => {
    expect(online(text)).toMatchObject({ done: [{ kind: 'program', ...draft }], left: [] })
  })

  test('offline they must name the attached disk', () => {
    const { done, left } = offline(
      [
        'dism /image:F:\\ /cleanup-image /revertpendingactions',
        'sfc /scannow /offbootdir=F:\\ /offwindir=F:\\Windows',
        'chkdsk F: /f',
        'gpupdate /force',
        'sfc /scannow',
      ].join('\n'),
    )
    expect(done).toMatchObject([
      {
        program: 'dism',
        arguments: ['/image:<drive>:\\', '/cleanup-image', '/revertpendingactions'],
      },
      { program: 'sfc' },
      { program: 'chkdsk', arguments: ['<drive>:', '/f'] },
    ])
    expect(left).toEqual([
      'it would change the rescue machine, not the Windows on the attached disk',
      'it would change the rescue machine, not the Windows on the attached disk',
    ])
  })

  test.each([
    ['net user admin Pa55w0rd /add /Y', /whose password has no place in a script/],
    ['shutdown /r /t 0', /when the machine restarts is for you to choose/],
    ['procmon /Terminate', /the procmon command is left/],
  ])('left to its reader, with the reason: %s', (text, reason) => {
    const { done, left, leftFr } = online(text)
    expect(done).toEqual([])
    expect(left).toEqual([expect.stringMatching(reason)])
    expect(leftFr.join()).not.toMatch(/ command /)
  })

  test('a recovery password has no place in a script', () => {
    const { done, left } = offline('manage-bde -unlock F: -RecoveryPassword 1-2')
    expect(done).toEqual([])
    expect(left).toEqual([expect.stringMatching(/the manage-bde command is left/)])
  })

  test('more than one program in a command means something to its own shell alone', () => {
    for (const text of ['gpupdate /force & sc stop DHCP', 'gpupdate /force > C:\\log.txt']) {
      expect(online(text).done).not.toContainEqual(expect.objectContaining({ kind: 'program' }))
    }
  })
})

test.each([
  'net stop Spooler & del /q C:\\x.txt & net start Spooler',
  'reg add HKLM\\SOFTWARE\\A /v X /d 1 /f && reg delete HKLM\\SOFTWARE\\D /f',
  'reg query HKLM\\SOFTWARE\\E || reg add HKLM\\SOFTWARE\\E /v X /d 1 /f',
  'sc config A start= auto&&net stop A',
])('a row of commands is left to the reader whole, and said: %s', (row) => {
  const { done, left, facts } = online(row)
  expect({ done, facts }).toEqual({ done: [], facts: [] })
  expect(left).toEqual([expect.stringMatching(/^the \w+ command is left to you/)])
})

test('what only says something after a command loses nothing', () => {
  expect(online('net stop Spooler & echo stopped').done).toMatchObject([{ service: 'Spooler' }])
})

describe('what is no change at all', () => {
  test('questions, samples and comments', () => {
    expect(online('sc query DHCP\nREM It runs?\nbcdedit /enum\nipconfig')).toMatchObject({
      done: [],
      left: [],
    })
  })

  test('what ends with the console session: nothing of the machine changes', () => {
    for (const text of [
      'Import-Module PKI',
      'remove-module psreadline',
      'Set-Location Cert:\\LocalMachine',
    ]) {
      expect(ps(text)).toMatchObject({ done: [], left: [] })
    }
    expect(ps('Install-Module X').left).toHaveLength(1)
  })

  test('a change of folder hides nothing that stands behind it', () => {
    const { done, left } = online('cd C:\\temp & del a.txt')
    expect(done.length + left.length).toBeGreaterThan(0)
  })

  test('a refusal is said with its program', () => {
    const { done, left } = online('sc config DHCP start=')
    expect(done).toEqual([])
    expect(left).toEqual([expect.stringMatching(/^sc does not accept this command$/)])
  })
})

describe('variables of the console session', () => {
  test('the reason names the first one, and no program where there is none', () => {
    const { done, left, leftFr } = ps(
      "$Print = 'A\\'+((Get-ChildItem -Path 'A\\').thumbprint)\nRemove-Item -Path $Print",
    )
    expect(done).toEqual([])
    expect(left).toEqual([
      expect.stringMatching(/^the command is left to you: what \$Print holds/),
      expect.stringMatching(/^the remove-item command is left to you: what \$Print holds/),
    ])
    expect(leftFr[0]).toMatch(/^la commande reste à votre charge : ce que contient \$Print /)
  })

  test.each([
    ['set key=HKLM\\SYSTEM\\A%Set%\nREG ADD %key% /v X /t REG_DWORD /d 1 /f', '%key%'],
    ['for /f "tokens=3" %x in (\'reg query HKLM\\SOFTWARE\\A /v B\') do set Set=%x', '%x'],
  ])('in CMD: %s', (text, variable) => {
    expect(online(text).left.at(-1)).toContain(`what ${variable} holds`)
  })

  test('what every machine knows is not blamed', () => {
    expect(online('copy %windir%\\a.txt C:\\b.txt').left.join()).not.toContain('holds')
    expect(ps('Set-Content $env:TEMP\\a.txt $true').left.join()).not.toContain('holds')
  })
})

test('a key that is deleted and then written anew is left to the reader', () => {
  const article = articleOf('online', 'cmd', [
    'reg delete HKLM\\SOFTWARE\\Example /f',
    'reg add HKLM\\software\\example\\Below /v A /t REG_DWORD /d 1 /f',
    'reg delete HKLM\\SOFTWARE\\Other /f',
  ])
  const made = makePlan(article, defaultChoices('online'))
  if (!made.ok) throw new Error(made.message.en)
  expect(made.plan.actions).toMatchObject([
    { kind: 'registry-set', name: 'A' },
    { kind: 'registry-delete-key', key: 'Other' },
  ])
  expect(made.plan.omissions).toMatchObject([
    { reason: { en: expect.stringContaining('Example is deleted and then written anew') } },
  ])
})

describe('values that the reader gives', () => {
  const text =
    'Set-NetFirewallRule -Name "RemoteDesktop-UserMode-In-TCP" -LocalPort <NEW PORT (decimal)>'

  test('an open one stays in the change, and keeps it out of every plan', () => {
    const article = articleOf('online', 'powershell', [`${text}\nStop-Service -Name <ServiceName>`])
    expect(article.procedures[0]?.changes).toMatchObject([
      { kind: 'firewall-rule', value: '<NEW PORT (decimal)>' },
      { kind: 'service-state', service: '<ServiceName>' },
    ])
    expect(makePlan(article, defaultChoices())).toMatchObject({ ok: false })
  })

  test('once given they are in it', () => {
    const article = articleOf('online', 'powershell', [text])
    const filled = fillPlaceholders(article, new Map([['port', '3390']]))
    if (!filled.ok) throw new Error(filled.message.en)
    expect(filled.article.procedures[0]?.changes).toMatchObject([
      { kind: 'firewall-rule', by: 'name', property: 'local-port', value: '3390' },
    ])
  })
})

describe.each(['en', 'fr'] as const)('the catalogue, %s', (language) => {
  test.each(['dhcp-disabled', 'rdp-disconnects', 'rdp-internal-error', 'safe-mode'])(
    '%s: each change has its step and its command, in their order',
    async (slug) => {
      const article = await articleBySlug(language, slug)
      for (const procedure of article.procedures) {
        const again = changesOf(procedure, article.placeholders)
        expect(again).toEqual({ changes: procedure.changes, leftOut: procedure.leftOut })
        const steps = new Map(everyStep(procedure).map((step) => [step.id, step]))
        const numbers = procedure.changes.map(({ command }) => Number(command.slice(1)))
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
        for (const { step, command, line } of procedure.changes) {
          const asked = steps.get(step)?.commands.find(({ id }) => id === command)
          expect(asked?.range.start.line).toBe(line)
        }
      }
    },
  )
})
