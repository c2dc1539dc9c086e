import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeholdersIn } from '../../lib/command'
import { PlaceholderType } from '../../lib/model'
import { checkValue } from '../../lib/placeholder-values'
import { fillPlaceholders } from '../../lib/rules'
import { understandArticle } from '../../lib/understand'

describe('what must be filled in', () => {
  test.each([
    ['bcdedit /store <Volume letter>:\\boot\\bcd /enum', '<Volume letter>', 'drive', 'boot-drive'],
    ['chkdsk < Drive Letter >: /f', '< Drive Letter >', 'drive', 'drive'],
    ['bcdedit /store <Laufwerk>:\\boot\\bcd /enum', '<Laufwerk>', 'drive', 'boot-drive'],
    ['bcdedit /store <ドライブ>:\\boot\\bcd /enum', '<ドライブ>', 'drive', 'boot-drive'],
    ['chkdsk <буква диска>: /f', '<буква диска>', 'drive', 'drive'],
    ['chkdsk ＜磁碟機＞: /f', '＜磁碟機＞', 'drive', 'drive'],
    ['bcdedit /ems {＜識別子＞} ON', '{＜識別子＞}', 'guid', 'boot-entry'],
    [
      'bcdedit /ems {<BOOT LOADER IDENTIFIER>} ON',
      '{<BOOT LOADER IDENTIFIER>}',
      'guid',
      'boot-entry',
    ],
    ['netdom remove <<MachineName>> /Force', '<<MachineName>>', 'computer', 'computer'],
    ['psexec \\\\<DIP> -u admin cmd', '<DIP>', 'computer', 'computer'],
    ['psexec \\\\10.0.0.4 -u <username> cmd', '<username>', 'user', 'user'],
    ['sc query <ServiceName>', '<ServiceName>', 'service', 'service'],
    [
      'netsh interface set interface name="<NIC Name>" admin=enabled',
      '<NIC Name>',
      'interface',
      'interface',
    ],
    [
      'netsh interface set interface name="interface Name" admin=enabled',
      'interface Name',
      'interface',
      'interface',
    ],
    [
      'reg add HKLM\\X /v H /t REG_BINARY /d <THUMBPRINT>',
      '<THUMBPRINT>',
      'thumbprint',
      'thumbprint',
    ],
  ] as const)('%s', (text, spelled, type, concept) => {
    expect(placeholdersIn(text, 'cmd')).toMatchObject([
      {
        spelled,
        type,
        concept,
        start: text.indexOf(spelled),
        end: text.indexOf(spelled) + spelled.length,
      },
    ])
  })

  test.each([
    ['Add-AzAccount -SubscriptionID [SubscriptionID]', ['subscription']],
    ['Set-NetFirewallRule -Name "A" -LocalPort <NEW PORT (decimal)>', ['port']],
    ["Set-ItemProperty -Path 'HKLM:\\X' -name PortNumber -value <Hexportnumber>", ['port']],
    ['[string]$x = [Convert]::FromBase64String($y)', []],
  ])('%s', (text, concepts) => {
    expect(placeholdersIn(text, 'powershell').map(({ concept }) => concept)).toEqual(concepts)
  })

  test.each([
    'sort < in.txt > out.txt',
    'wevtutil qe System /q:"*[System[TimeCreated[timediff(@SystemTime) <= 86400000]]]"',
    'bcdedit /set {bootmgr} timeout 5',
    'icacls C:\\X /t > C:\\temp\\a.txt',
    'echo a <nul',
  ])('nothing in: %s', (text) => {
    expect(placeholdersIn(text, 'cmd')).toEqual([])
  })

  test('two names for one thing are one placeholder, asked for once', () => {
    const text =
      '# T\n\n1. a\n\n       bcdedit /store <OS DISK>:\\boot\\bcd /enum /v\n       bcdedit /store <Os disk letter>:\\boot\\bcd /deletevalue {<ID>} safeboot\n'
    const read = understandArticle(text, 'a')
    if (!read.ok) throw new Error(read.message.en)
    expect(
      read.article.placeholders.map(({ id, type, spellings }) => [id, type, spellings]),
    ).toEqual([
      ['boot-drive', 'drive', ['<OS DISK>', '<Os disk letter>']],
      ['boot-entry', 'guid', ['{<ID>}']],
    ])
  })
})

describe('values', () => {
  test.each([
    ['drive', 'f:', 'F'],
    ['guid', '9dea862c-5cdd-4e70-acc1-f32b344d4795', '{9dea862c-5cdd-4e70-acc1-f32b344d4795}'],
    ['port', '0xd3d', '3389'],
    ['port', '65535', '65535'],
    [
      'thumbprint',
      '\u200e0123 4567 89ab cdef 0123 4567 89ab cdef 0123 4567'.replace(
        /(\d|[a-f]) (?=\d|[a-f])/g,
        '$1 ',
      ),
      '0123456789abcdef0123456789abcdef01234567',
    ],
    ['interface', 'Ethernet 2', 'Ethernet 2'],
  ] as const)('%s: %s', (type, text, value) => {
    expect(checkValue(type, text)).toEqual({ ok: true, value })
  })

  test.each([
    ['drive', 'FG'],
    ['guid', 'default'],
    ['port', '0'],
    ['port', '65536'],
    ['port', 'd3d'],
    ['thumbprint', '0123'],
    ['service', 'a & b'],
    ['interface', 'a" & calc "'],
    ['path', 'C:\\%x%'],
    ['password', "a'b"],
  ] as const)('%s refuses %s', (type, text) => {
    expect(checkValue(type, text)).toMatchObject({ ok: false })
  })

  test('whatever is given, what is accepted holds nothing that a shell could run', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '"',
        '%a%',
        '!a!',
        '$(a)',
        '`',
        ';a',
        '|a',
        'a\nb',
        '\u201d',
        '&a',
        '<a',
        "'",
      ),
    )
    fc.assert(
      fc.property(fc.constantFrom(...PlaceholderType.options), hostile, (type, text) => {
        const checked = checkValue(type, text)
        if (checked.ok) expect(checked.value).not.toMatch(/["'`%!^&|<>$;\n\r\0\u2018-\u201f]/)
      }),
      { numRuns: 5000 },
    )
  })
})

describe('filled in', () => {
  const text =
    '# T\n\n1. a\n\n       reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\X" /v H /t REG_BINARY /d <THUMBPRINT> /f\n'
  const read = understandArticle(text, 'a')
  const article = () => {
    if (!read.ok) throw new Error(read.message.en)
    return read.article
  }

  test('a command states its fact once its values are there', () => {
    expect(article().procedures[0]?.facts).toEqual([])
    const filled = fillPlaceholders(article(), new Map([['thumbprint', 'ab'.repeat(20)]]))
    if (!filled.ok) throw new Error(filled.message.en)
    expect(filled.article.procedures[0]?.facts).toMatchObject([
      { name: 'H', value: { type: 'REG_BINARY', data: 'ab'.repeat(20) } },
    ])
  })

  test.each([
    ['thumbprint', '12', /40 hex digits/],
    ['printer', '12', /no placeholder of this article: it has thumbprint/],
  ])('%s=%s is refused', (id, value, reason) => {
    const filled = fillPlaceholders(article(), new Map([[id, value]]))
    expect(filled.ok ? '' : filled.message.en).toMatch(reason)
  })
})

describe('however an article spells it', () => {
  test('words in square brackets are one word to the program', () => {
    const text = '# T\n\n1. a\n\n       bcdboot C:\\Windows /s [letter of the new volume]:\n'
    const read = understandArticle(text, 'a')
    const [command] = read.ok ? (read.article.procedures[0]?.steps[0]?.commands ?? []) : []
    expect(command?.refusal).toBeNull()
    expect(command?.placeholders.map(({ spelled }) => spelled)).toEqual([
      '[letter of the new volume]',
    ])
  })

  test.each([
    ['bcdedit /store [new drive letter]:\\boot\\bcd /enum', ['boot-drive']],
    ['bcdedit /set [Identifier] device boot', ['boot-entry']],
    ['copy [first volume]:\\boot\\bcd [second volume]:\\boot\\bcd', ['drive', 'drive']],
    ['chkdsk <ドライブ文字>: /f', ['drive']],
    ['sc query <название службы>', ['service']],
    ['net user /add <name> <secret>', ['user', 'password']],
    ['net user <name> <secret> /add', ['user', 'password']],
    ['net localgroup Administrators <name> /add', ['user']],
    ['wevtutil qe system /q:"Event[System[Level=2]]"', []],
  ])('%s', (text, concepts) => {
    expect(placeholdersIn(text, 'cmd').map(({ concept }) => concept)).toEqual(concepts)
  })

  test('PowerShell takes one in letters of any script', () => {
    const read = understandArticle(
      '# T\n\n1. a\n\n   ```powershell\n   Stop-Service -Name <サービス名> -Force\n   ```\n',
      'a',
    )
    expect(read.ok && read.article.placeholders).toMatchObject([{ spellings: ['<サービス名>'] }])
    expect(read.ok && read.article.procedures[0]?.steps[0]?.commands[0]?.operation).toMatchObject({
      kind: 'service',
      action: 'stop',
    })
  })

  test('the drive of the boot store is the same one where an entry names it', () => {
    const text =
      '# T\n\n1. a\n\n       bcdedit /store <System volume>:\\boot\\bcd /set {bootmgr} device partition=<system volume>:\n\n       bcdedit /store <System volume>:\\boot\\bcd /set {default} osdevice partition=<Windows volume>:\n'
    const read = understandArticle(text, 'a')
    expect(
      read.ok && read.article.placeholders.map(({ id, spellings }) => [id, spellings]),
    ).toEqual([
      ['boot-drive', ['<System volume>', '<system volume>']],
      ['drive', ['<Windows volume>']],
    ])
  })

  test('a number or a thumbprint that is to be filled in is no mistake', () => {
    const text = (type: string) =>
      `# T\n\n1. a\n\n       reg add "HKLM\\SOFTWARE\\X" /v A /t ${type} /d <What you noted>\n`
    for (const type of ['REG_BINARY', 'REG_DWORD', 'REG_SZ']) {
      const read = understandArticle(text(type), 'a')
      const rules = read.ok ? read.article.findings.map(({ rule }) => rule) : []
      expect(rules, type).toEqual(['reg-force-missing'])
      const [command] = read.ok ? (read.article.procedures[0]?.steps[0]?.commands ?? []) : []
      expect(command?.repaired).toBe(`${command?.text} /f`)
    }
  })
})

describe('two disks in one command', () => {
  test('the one whose Windows is named is the attached one, whichever comes first', () => {
    const text =
      '# T\n\n1. a\n\n   ```\n   sfc /scannow /offbootdir=<Boot disk>:\\ /offwindir=<Broken disk>:\\windows\n   ```\n' +
      '\n2. b\n\n   ```\n   reg load HKLM\\BROKENSYSTEM <Letter of the broken OS disk>:\\windows\\system32\\config\\SYSTEM\n   reg unload HKLM\\BROKENSYSTEM\n   ```\n'
    const result = understandArticle(text, 'made')
    if (!result.ok) throw new Error(result.message.en)
    expect(result.article.placeholders.map(({ id, spellings }) => [id, ...spellings])).toEqual([
      ['drive-2', '<Boot disk>'],
      ['drive', '<Broken disk>', '<Letter of the broken OS disk>'],
    ])
    expect(result.article.findings.map(({ rule }) => rule)).toEqual(['placeholder-spelling'])
  })
})
