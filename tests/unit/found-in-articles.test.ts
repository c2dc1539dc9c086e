import { describe, expect, test } from 'vitest'
import { everyStep, type Procedure } from '../../lib/model'
import { correctArticle, understandArticle } from '../../lib/understand'

function read(text: string) {
  const article = understandArticle(text, 'made')
  if (!article.ok) throw new Error(article.message.en)
  return article.article
}

const commandsOf = (procedure: Procedure | undefined) =>
  procedure ? everyStep(procedure).flatMap(({ commands }) => commands) : []

const block = (tag: string, ...lines: string[]) =>
  `# T\n\n1. Do this:\n\n   \`\`\`${tag}\n${lines.map((line) => `   ${line}`).join('\n')}\n   \`\`\`\n`

describe('what a block that is tagged as data holds', () => {
  test('a batch file that the reader is to write is commands', () => {
    const article = read(
      block('ini', 'net user <username> <newpassword> /add /Y', 'net localgroup X <username> /add'),
    )
    expect(commandsOf(article.procedures[0]).map(({ outcome }) => outcome)).toEqual([
      'operation',
      'operation',
    ])
    const fix = article.findings.flatMap((finding) =>
      finding.rule === 'fence-language' ? finding.fix : [],
    )
    expect(fix).toMatchObject([{ text: 'cmd' }])
  })

  test('a file of settings is none, and its tag is right', () => {
    const settings = block('ini', '[Startup]', '0CmdLine=Fix.cmd', '0Parameters=')
    const article = read(`${settings}2. Then run \`sfc /scannow\`.\n`)
    expect(commandsOf(article.procedures[0]).map(({ outcome }) => outcome)).toEqual([
      'sample',
      'operation',
    ])
    expect(article.findings).toEqual([])
  })
})

describe('diskpart in inline code', () => {
  test('the program, and what is typed at its prompt', () => {
    const article = read(
      '# T\n\n1. Open it:\n\n   `diskpart`\n\n2. Look:\n\n   `detail partition`\n\n3. Choose:\n\n   `sel disk 1`\n',
    )
    expect(
      commandsOf(article.procedures[0]).map(({ shell, program, text }) => [shell, program, text]),
    ).toEqual([
      ['cmd', 'diskpart', 'diskpart'],
      ['diskpart', 'diskpart', 'detail partition'],
      ['diskpart', 'diskpart', 'sel disk 1'],
    ])
  })

  test.each(['format', 'active', 'clean', 'extend', 'list of disks', 'online'])(
    'but not the word %s',
    (word) => {
      const article = read(`# T\n\n1. The \`${word}\` column. Run \`sfc /scannow\`.\n`)
      expect(commandsOf(article.procedures[0]).map(({ program }) => program)).toEqual(['sfc'])
    },
  )
})

describe('what the reader is asked for', () => {
  const asked = (text: string) =>
    read(text).placeholders.map(({ id, type, spellings }) => [id, type, spellings])

  test('a user is one, wherever the name stands', () => {
    expect(
      asked(
        block(
          'cmd',
          `wevtutil qe security /q:"Event[EventData[Data[@Name='TargetUserName']='<username>']]"`,
          'net user <username>',
        ),
      ),
    ).toEqual([['user', 'user', ['<username>']]])
  })

  test.each([
    ['dism /Online /Remove-Package /PackageName:<Name>', 'text'],
    ['dism /Online /Enable-Feature /FeatureName:<Name>', 'text'],
    ['mstsc /v:Server01:<Number>', 'port'],
    ['psping Server01:<Number>', 'port'],
  ])('%s', (command, type) => {
    expect(asked(block('cmd', command)).map(([, found]) => found)).toEqual([type])
  })

  test('bcdboot may put the store on the drive of Windows', () => {
    expect(
      asked(
        block(
          'cmd',
          'bcdboot <Windows volume>:\\Windows /s <windows volume>:',
          'bcdedit /store <Boot volume>:\\boot\\bcd /set {default} osdevice partition=<Windows volume>:',
        ),
      ),
    ).toEqual([
      ['drive', 'drive', ['<Windows volume>', '<windows volume>']],
      ['boot-drive', 'drive', ['<Boot volume>']],
    ])
  })
})

describe('the entry of a boot store', () => {
  const change = (...lines: string[]) => read(block('cmd', ...lines)).procedures[0]?.changes

  test('may stand in square brackets', () => {
    expect(
      change('bcdedit /store <Boot>:\\boot\\bcd /set [Identifier] device partition=<Windows>:'),
    ).toMatchObject([{ entry: '{default}', element: 'device', value: 'partition=<drive>:' }])
  })

  test('is the boot manager where the example says so', () => {
    expect(
      change(
        'bcdedit /store [Letter]:\\boot\\bcd /set [Identifier] device partition=[Letter]:',
        'bcdedit /store F:\\boot\\bcd /set {9dea862c-5cdd-4e70-acc1-f32b344d4795} device partition=F:',
      ),
    ).toMatchObject([{ entry: '{bootmgr}', element: 'device', value: 'partition=<boot>:' }])
  })
})

test('a group has no password to be kept out of a script', () => {
  const [procedure] = read(block('cmd', 'net localgroup Administrators Alice /add')).procedures
  expect(procedure?.leftOut.map(({ reason }) => reason.en)).toEqual([
    'whom the machine lets in is for you to decide',
  ])
})

test.each([
  ['net localgroup Administrators', 'Administrators', 'S-1-5-32-544'],
  ['net localgroup "remote desktop users" Alice /add', 'remote desktop users', 'S-1-5-32-555'],
])('%s names a group that has another name elsewhere', (line, name, sid) => {
  const { findings } = read(block('cmd', line))
  expect(findings.map(({ rule, message }) => [rule, message.en])).toEqual([
    [
      'output-localized',
      `${name} is the English name of this group: on a Windows in another language it has another one, and the command is refused. Its SID is the same everywhere: Get-LocalGroup -SID ${sid} shows the name.`,
    ],
  ])
})

describe('a command that a sentence sets apart', () => {
  const texts = (text: string) =>
    commandsOf(read(text).procedures[0]).map(({ text: found, carrier }) => [carrier, found])
  const step = (sentence: string) => `# T\n\n1. First \`sfc /scannow\`.\n2. ${sentence}\n`

  test.each([
    ['Type **netstat -ano**, and press ENTER.', 'netstat -ano'],
    ['Run the **sc query TermService** command.', 'sc query TermService'],
    ['**sc query TermService**', 'sc query TermService'],
    ['Führen Sie *gpupdate /force* aus.', 'gpupdate /force'],
    [
      'Type **reg query "HKLM\\SYSTEM\\Select" /v Current**.',
      'reg query "HKLM\\SYSTEM\\Select" /v Current',
    ],
    ['Type **reg query HKLM\\\\SYSTEM /v A\\_B**.', 'reg query HKLM\\SYSTEM /v A_B'],
    ['Type **`net stop Spooler`**.', 'net stop Spooler'],
    ['Run "chkdsk F: /f" there.', 'chkdsk F: /f'],
    ['Exécutez « sc query TermService » ici.', 'sc query TermService'],
    ['Geben Sie „net stop Spooler“ ein.', 'net stop Spooler'],
    ['コマンド「netstat -ano」を実行します。', 'netstat -ano'],
    ['Run ‘ipconfig /all’ on it.', 'ipconfig /all'],
    [
      "Run “reg add HKLM\\SOFTWARE\\X /v ' B' /d 2 /f” to mend it.",
      "reg add HKLM\\SOFTWARE\\X /v ' B' /d 2 /f",
    ],
  ])('%s', (sentence, command) => {
    expect(texts(step(sentence))).toEqual([
      ['inline', 'sfc /scannow'],
      ['inline', command],
    ])
  })

  test.each([
    'Select **Start**, then **Net Adapters** and **Set Startup type**.',
    'Open **Services** and **Find "Remote Desktop Services" in the list**.',
    'The **Net Logon** service, the **SC Manager** and **diskpart**.',
    '**Net user accounts** are local; the **Reg Query Tool** is not.',
    'Choose "Start menu" and "Net Logon", and don\'t stop \'Net use\'.',
    'Change it by **BCDEdit /set**.',
    'The “reg add” command writes, “bcdedit” boots.',
  ])('no command in: %s', (sentence) => {
    expect(texts(step(sentence))).toEqual([['inline', 'sfc /scannow']])
  })

  test('what it says has no empty quotes left', () => {
    const [, second] = read(step('Run "chkdsk F: /f" and wait.')).procedures[0]?.steps ?? []
    expect(JSON.stringify(second)).toContain('"text":"Run  and wait."')
  })

  test('the cells of a table that are commands, and no others', () => {
    const table = [
      '# T',
      '',
      '1. Check:',
      '',
      '   | What | Command |',
      '   |---|---|',
      '   | Service | sc query TermService |',
      '   | Firewall | netsh advfirewall show allprofiles |',
      '   | Listener | **netstat -ano** |',
      '   | Cmdlet | Get-Service -Name TermService |',
      '   | Words | net is a program of Windows |',
      '   | Name | sc |',
      '   | Deprecated | netsh advfirewall settings may block it |',
      '',
    ].join('\n')
    expect(texts(table)).toEqual([
      ['table', 'sc query TermService'],
      ['table', 'netsh advfirewall show allprofiles'],
      ['table', 'netstat -ano'],
      ['table', 'Get-Service -Name TermService'],
    ])
  })

  test('a command whose own argument is bold is one command', () => {
    expect(texts('# T\n\n1. Run: psexec \\\\host **cmd /c dir**\n')).toHaveLength(1)
  })
})

describe('a program that nobody here reads further', () => {
  const found = (text: string) =>
    commandsOf(read(text).procedures[0]).map(({ program, outcome }) => [program, outcome])

  test.each([
    ['nbtstat -R', 'nbtstat'],
    ['dfsutil /pktflush', 'dfsutil'],
    ['tracert srv1', 'tracert'],
    ['mbr2gpt /validate /disk:0', 'mbr2gpt'],
    ['Contoso.exe /install', 'contoso.exe'],
    ['contoso -remove all', 'contoso'],
  ])('in a block that is run: %s', (line, program) => {
    const article = read(block('cmd', line, 'sc query Dhcp'))
    expect(commandsOf(article.procedures[0]).map((one) => one.program)).toEqual([program, 'sc'])
    expect(article.findings).toEqual([])
  })

  test('as code in a sentence', () => {
    expect(
      found('# T\n\n1. Run `dcdiag /v`, `qwinsta`, `setspn -L srv1` and `sc query`.\n'),
    ).toEqual([
      ['dcdiag', 'passed'],
      ['qwinsta', 'passed'],
      ['setspn', 'passed'],
      ['sc', 'query'],
    ])
  })

  test('but not what a block shows', () => {
    expect(found(`${block('output', 'contoso -remove all')}2. Run \`sfc /scannow\`.\n`)).toEqual([
      ['', 'sample'],
      ['sfc', 'operation'],
    ])
  })

  test('nor a verb that a known program lacks: it is refused, and said', () => {
    const article = read(
      block('', 'REG DODAJ "HKLM\\SOFTWARE\\X" /v A /d 2 /f', 'sc begin Dhcp', 'sc start Dhcp'),
    )
    expect(commandsOf(article.procedures[0]).map(({ outcome }) => outcome)).toEqual([
      'refused',
      'refused',
      'operation',
    ])
    expect(article.findings.filter(({ rule }) => rule === 'command-refused')).toHaveLength(2)
  })
})

describe('what a sentence only tells of', () => {
  test.each([
    'Gpupdate /force applies all policies.',
    'Bcdedit /set changes the store.',
    'Robocopy /MIR deletes more files.',
    'Type "list disk".',
  ])('%s', (sentence) => {
    const { procedures } = read(`# T\n\n1. ${sentence}\n2. Run \`sfc /scannow\`.\n`)
    expect(commandsOf(procedures[0]).map(({ program }) => program)).not.toContain(
      sentence.split(' ')[0]?.toLowerCase(),
    )
  })

  test('the full stop is the sentence\u2019s', () => {
    const [first] = commandsOf(read('# T\n\n1. Run: copy "C:\\a.txt" D:\\a.txt.\n').procedures[0])
    expect(first?.text).toBe('copy "C:\\a.txt" D:\\a.txt')
  })

  const told = (title: string, sentence: string) =>
    read(`# T\n\n## ${title}\n\n${sentence}\n\n## Soluzione\n\n1. \`sc start Dhcp\`\n`)
  const SENTENCE = 'After `sc config Dhcp start= disabled` it fails.'

  test.each(['Symptoms', 'Symptôme', 'Sintomi', 'Симптомы', '症状', 'Ursache', 'Cause', '原因'])(
    'what happened is no procedure: %s',
    (title) => {
      const { procedures, otherCommands } = told(title, SENTENCE)
      expect(procedures.map(({ id }) => id)).toEqual(['soluzione'])
      expect(otherCommands.map(({ text }) => text)).toEqual(['sc config Dhcp start= disabled'])
    },
  )

  test('but what is to be done is one, in sentences too', () => {
    expect(told('First try', SENTENCE).procedures).toHaveLength(2)
    expect(told('Cause', `1. ${SENTENCE}`).procedures).toHaveLength(2)
    expect(read(`# T\n\n## Cause\n\n${SENTENCE}\n`).procedures).toHaveLength(1)
  })
})

test('a script that calls az among its own words is one of PowerShell', () => {
  const article = read(
    block(
      'powershell',
      '$Group = "one"',
      '$Names = az vm list -g $Group |',
      '    ConvertFrom-Json',
      'foreach ($Name in $Names) {',
      '  az vm show --name $Name',
      '}',
    ),
  )
  const commands = [...commandsOf(article.procedures[0]), ...article.otherCommands]
  expect(new Set(commands.map(({ shell }) => shell))).toEqual(new Set(['powershell']))
  expect(commands).toHaveLength(3)
})

test('single quotes around what cmd is to do are PowerShell\u2019s', () => {
  const article = read(block('powershell', 'cmd /c \'netstat -ano | find "445"\''))
  expect(commandsOf(article.procedures[0])).toMatchObject([{ shell: 'powershell' }])
  expect(article.findings).toEqual([])
})

test('a prompt without a folder', () => {
  const article = read('# T\n\n1. Show it:\n\n   - `C:> ipconfig /all`\n   - `D:>chkdsk /f`\n')
  expect(commandsOf(article.procedures[0]).map(({ text }) => text)).toEqual([
    'ipconfig /all',
    'chkdsk /f',
  ])
})

test('diskpart in bold, as in code', () => {
  const article = read(
    '# T\n\n1. Type **list disk**, then *select disk \\<number>*. Run `sfc /scannow`.\n',
  )
  expect(commandsOf(article.procedures[0]).map(({ shell, text }) => [shell, text])).toEqual([
    ['diskpart', 'list disk'],
    ['diskpart', 'select disk <number>'],
    ['cmd', 'sfc /scannow'],
  ])
})

test('a machine whose console is opened runs, whatever its neighbours say', () => {
  const article = read(
    [
      '# T',
      '## Resolution',
      '### One',
      '1. Open its [console](/azure/serial-console-windows).',
      '2. Run `diskpart`.',
      '### Two',
      '1. Attach its disk to [another](troubleshoot-recovery-disks-portal-windows.md).',
      '2. Run `sfc /scannow /offbootdir=F:\\ /offwindir=F:\\Windows`.',
      '',
    ].join('\n\n'),
  )
  expect(article.procedures.map(({ situation }) => situation)).toEqual(['online', 'offline'])
})

test('an /f that reg does not accept is not given to it twice', () => {
  const article = read(block('cmd', 'reg add HKLM\\SOFTWARE\\X /v A /t REG_DWORD /d 2 / f'))
  expect(article.findings.map(({ rule }) => rule)).not.toContain('reg-force-missing')
})

test('one name is one placeholder, wherever it stands', () => {
  const article = read(
    '# T\n\n1. `bcdboot C:\\Windows /s [drive letter of new volume]:`\n2. `copy [Drive letter of old volume]:\\b [Drive letter of new volume]:\\b`\n',
  )
  expect(article.placeholders.map(({ spellings }) => spellings.length)).toEqual([2, 1])
})

describe('a whole command of reg within a sentence', () => {
  test.each([
    [
      'Run this now. reg add "HKLM\\SOFTWARE\\X" /v A /d 2 /f',
      'reg add "HKLM\\SOFTWARE\\X" /v A /d 2 /f',
    ],
    [
      '次を実行します。reg add HKLM\\SOFTWARE\\X /v A /d 2 /f',
      'reg add HKLM\\SOFTWARE\\X /v A /d 2 /f',
    ],
    [
      'Run REG ADD HKLM\\SOFTWARE\\X /v A /d 2 /f to mend it.',
      'REG ADD HKLM\\SOFTWARE\\X /v A /d 2 /f',
    ],
    [
      'Uruchom reg query HKLM\\SYSTEM\\Select /v Current.',
      'reg query HKLM\\SYSTEM\\Select /v Current',
    ],
    [
      'Then reg load HKLM\\MADE F:\\config\\SYSTEM and look.',
      'reg load HKLM\\MADE F:\\config\\SYSTEM',
    ],
  ])('%s', (sentence, command) => {
    const article = read(`# T\n\n1. ${sentence}\n`)
    expect(commandsOf(article.procedures[0]).map(({ text }) => text)).toEqual([command])
    const fixes = article.findings.flatMap(({ rule, fix }) =>
      rule === 'command-in-prose' ? [fix.length > 0] : [],
    )
    // Words after it are its author's to place.
    expect(fixes).toEqual([!/ (?:to mend it|and look|does what helps|finds it)\.$/.test(sentence)])
  })

  test.each(['The reg add command writes below HKLM\\X.', 'Use reg load HKLM alone.'])(
    'no command in: %s',
    (sentence) => {
      const article = read(`# T\n\n1. ${sentence} Run \`sfc /scannow\`.\n`)
      expect(commandsOf(article.procedures[0]).map(({ program }) => program)).toEqual(['sfc'])
    },
  )

  test('the corrected text is read as the article was', () => {
    const text =
      '# T\n\n1. Run: copy "C:\\a.txt" D:\\a.txt.\n2. Ask reg query HKLM\\SYSTEM\\Select.\n'
    const { text: corrected, read: again } = correctArticle(text, 'made')
    expect(corrected).toContain('D:\\a.txt\n')
    if (!again.ok) throw new Error(again.message.en)
    expect(again.article.findings).toEqual([])
    const [procedure] = again.article.procedures
    expect(commandsOf(procedure).map(({ text: one }) => one)).toEqual([
      'copy "C:\\a.txt" D:\\a.txt',
      'reg query HKLM\\SYSTEM\\Select',
    ])
  })
})
