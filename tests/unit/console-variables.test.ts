import { describe, expect, test } from 'vitest'
import { type ConsoleVariables, followVariables } from '../../lib/command'
import type { Shell } from '../../lib/model'
import { factIdentity } from '../../lib/rules'
import { understandArticle } from '../../lib/understand'

/** What the last command is with the values that those before it give; null where one is not known. */
function last(commands: string[], shell: Shell = 'powershell'): string | null {
  const variables: ConsoleVariables = new Map()
  return commands.map((text) => followVariables(variables, text, shell)).at(-1) ?? null
}

describe('a variable that holds text stands for it', () => {
  test.each([
    [["$k = 'HKLM:\\A B'", 'gp $k -Name N'], "gp 'HKLM:\\A B' -Name N"],
    [['$K = "it\'s"', 'gp -Path $k'], "gp -Path 'it''s'"],
    [['$s = TermService', 'gsv $s'], null],
    [
      ["$s='TermService'", `Get-Service -Name \${S} | Start-Service`],
      'Get-Service -Name TermService | Start-Service',
    ],
    [["$a = 'HKLM:\\A'", '$b = $a + "\\B" + \'\\C\'', 'gp $b'], "gp 'HKLM:\\A\\B\\C'"],
    [["$a = 'A'", `gp "HKLM:\\$a\\\${a}B"`], 'gp "HKLM:\\A\\AB"'],
    [["$a = 'A'", 'gp HKLM:\\$a\\B'], 'gp HKLM:\\A\\B'],
    [["$a = 'A B'", 'gp HKLM:\\$a\\B'], null],
    [['$n = 3', 'sp X -Name Start -Value $n'], 'sp X -Name Start -Value 3'],
    [["$a = 'x'", 'Write-Output \'$a\' "`$a" $a'], 'Write-Output \'$a\' "`$a" x'],
    [['[string]$a = "x"', 'gp $a -Recurse:$true'], 'gp x -Recurse:$true'],
    [["$a = 'cost$'", 'gp "$a"'], 'gp "cost`$"'],
  ])('%j', (commands, expected) => {
    expect(last(commands)).toBe(expected)
  })

  test.each([
    [['set k=HKLM\\A B', 'reg query "%K%" /v N'], 'reg query "HKLM\\A B" /v N'],
    [['set "k=HKLM\\A"', 'reg query %k%'], 'reg query HKLM\\A'],
    [['set k=1', 'set /p k=Which? ', 'reg query %k%'], null],
    [['set k=1', 'reg query %k% %SystemRoot%'], null],
  ])('in cmd: %j', (commands, expected) => {
    expect(last(commands, 'cmd')).toBe(expected)
  })
})

describe('what only a running console knows is left alone', () => {
  test.each([
    ['never set', ['gp $k']],
    ['the answer of a command', ['$k = Get-Item X', 'gp $k']],
    ['set anew to such an answer', ["$k = 'A'", '$k = Get-Item X', 'gp $k']],
    ['set anew in a block', ["$k = 'A'", "if ($x) { $k = 'B' }", 'gp $k']],
    ['added to', ["$k = 'A'", "$k += 'B'", 'gp $k']],
    ['of a loop', ["$k = 'A'", 'foreach ($k in 1, 2) { $k }', 'gp $k']],
    ['a member', ["$k = 'A'", 'gp $k.Length']],
    ['an index', ["$k = 'A'", 'gp "$k[0]"']],
    ['an expression', ["$k = 'A'", 'gp "$($k)B"']],
    ['of another scope', ["$k = 'A'", 'gp $script:k']],
    ['a sum of numbers', ['$k = 1 + 1', 'gp $k']],
    ['an open quote', ["$k = 'A", 'gp $k']],
    ['grown beyond measure', ["$k = 'AAAAAAAA'", ...Array(40).fill('$k = "$k$k"'), 'gp $k']],
  ])('%s', (_, commands) => {
    expect(last(commands)).toBeNull()
  })
})

const FENCE = '```'
const article = (block: string, heading = 'The disk attached to a rescue VM') => `# T

## ${heading}

1. Run:

   ${FENCE}powershell
${block.replaceAll(/^/gm, '   ')}
   ${FENCE}
`

function read(text: string) {
  const result = understandArticle(text, 'made')
  if (!result.ok) throw new Error(result.message.en)
  return result.article
}

describe('an attached disk’s control set by its number in Select', () => {
  const loaded = (...lines: string[]) =>
    article(
      [
        'reg load HKLM\\BROKENSYSTEM F:\\Windows\\System32\\config\\SYSTEM',
        "$Set = (Get-ItemProperty -Path 'HKLM:\\BROKENSYSTEM\\Select' -Name Current).Current",
        ...lines,
        'reg unload HKLM\\BROKENSYSTEM',
      ].join('\n'),
    )

  test.each([
    "$k = 'HKLM:\\BROKENSYSTEM\\ControlSet00' + $Set + '\\Services\\TermService'",
    '$k = "HKLM:\\BROKENSYSTEM\\ControlSet00$Set\\Services\\TermService"',
    '$c = "ControlSet00$Set"\n$k = "HKLM:\\BROKENSYSTEM\\$c\\Services\\TermService"',
  ])('%s', (assignment) => {
    const { procedures, findings } = read(
      loaded(assignment, 'Set-ItemProperty -Path $k -Name Start -Value 3 -Type DWord'),
    )
    expect(findings).toEqual([])
    const [procedure] = procedures
    expect(procedure?.facts.map(factIdentity)).toEqual([
      'hklm\\system\\currentcontrolset\\services\\termservice\\start',
    ])
    expect(procedure?.leftOut).toEqual([])
  })

  test('a command that shows the number itself is not one about x', () => {
    const { procedures } = read(
      loaded('Set-ItemProperty -Path HKLM:\\SOFTWARE\\A -Name Number -Value $Set'),
    )
    expect(procedures[0]?.facts).toEqual([])
    expect(procedures[0]?.leftOut.map(({ text }) => text)).toEqual([
      'Set-ItemProperty -Path HKLM:\\SOFTWARE\\A -Name Number -Value $Set',
    ])
  })
})

describe('in a procedure', () => {
  test('services, deletions and the reader’s values too', () => {
    const { procedures } = read(
      article(
        "$s = 'TermService'\nSet-Service -Name $s -StartupType Manual\n" +
          "$k = 'HKLM:\\SOFTWARE\\A'\nRemove-ItemProperty -Path $k -Name <ValueName>",
        'On the running VM',
      ),
    )
    expect(procedures[0]?.changes).toMatchObject([
      { kind: 'service-start', service: 'TermService' },
      { kind: 'registry-delete-value', key: 'A', name: '<ValueName>' },
    ])
    expect(procedures[0]?.leftOut).toEqual([])
  })

  test('another procedure is another console', () => {
    const text = `${article("$s = 'TermService'\nStop-Service $s", 'On the running VM')}
## Again, another way

1. Run:

   ${FENCE}powershell
   Start-Service $s
   ${FENCE}
`
    const { procedures } = read(text)
    expect(procedures[1]?.leftOut).toMatchObject([{ text: 'Start-Service $s' }])
  })

  test('a number in quotes is text, unless its type is named', () => {
    const [procedure] = read(
      article(
        "$k = 'HKLM:\\SOFTWARE\\A'\nSet-ItemProperty $k -Name T -Value '1'\n" +
          "Set-ItemProperty $k -Name N -Value 1\nSet-ItemProperty $k -Name D -Value '1' -Type DWord",
        'On the running VM',
      ),
    ).procedures
    expect(procedure?.facts.map(({ name, value }) => [name, value])).toEqual([
      ['T', { type: 'REG_SZ', data: '1' }],
      ['N', { type: 'REG_DWORD', data: 1 }],
      ['D', { type: 'REG_DWORD', data: 1 }],
    ])
  })
})
