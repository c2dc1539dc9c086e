import { describe, expect, test } from 'vitest'
import { commandStarts } from '../../lib/command'
import { understandArticle } from '../../lib/understand'

const pieces = (line: string, inProse = false) => {
  const starts = commandStarts(line, inProse ? 'prose' : 'inline')
  return starts.map(({ offset, gluedTo }, index) => [
    line.slice(offset, starts[index + 1]?.offset).trim(),
    gluedTo,
  ])
}

describe('in a sentence', () => {
  test.each([
    ['Définissez le contrôle du RDP :     REG ADD "HKLM\\X" /v A /f', 'REG ADD "HKLM\\X" /v A /f'],
    ['设置空闲时间：  reg add "HKLM\\X" /v A /f', 'reg add "HKLM\\X" /v A /f'],
    ['在命令列執行：reg add "HKLM\\X" /v A /f', 'reg add "HKLM\\X" /v A /f'],
    ['状態を調べます：sc query Dhcp', 'sc query Dhcp'],
    ['Geben Sie diesen Befehl ein:reg add "HKLM\\X" /v A /f', 'reg add "HKLM\\X" /v A /f'],
    ['Lancez la commande :sc query Dhcp', 'sc query Dhcp'],
    ['(as an administrator):net stop Spooler /y', 'net stop Spooler /y'],
  ])('%s', (line, command) => {
    expect(pieces(line, true)).toEqual([[command, 'prose']])
  })

  test.each([
    'Net user accounts are local to the machine.',
    'Note: net positive results mean: copy what you need.',
    'Start: reg is the registry tool.',
    'Copy all the files in this folder as a backup.',
    'SC manager: query the service first.',
    'ログ：reg について',
    'The registry:reg add is how to write there.',
    'Drive C:reg add HKLM\\X /f',
    'Uhrzeit 12:net use ist hier kein Befehl.',
    'Copy "a.txt" to the disk.',
    'Copy C:\\x\\a.dll to the VM.',
    'Move "C:\\x" to the other disk.',
    'Find "Remote Desktop Services" and start it.',
    'Start "Services" from the menu.',
    'Start C:\\Windows\\System32\\cmd.exe as administrator.',
    'Type "netstat" there.',
    'Type /? for help.',
  ])('no command in: %s', (line) => {
    expect(pieces(line, true)).toEqual([])
  })
})

test.each([
  'copy "C:\\a b.txt" D:\\',
  'move D:\\x D:\\y',
  'find /i "text" C:\\log.txt',
  'start reg query HKLM\\X',
  'format F: /fs ntfs',
  'type C:\\x\\log.txt | find "a"',
])('a command all the same: %s', (line) => {
  expect(pieces(line, true)).toEqual([[line, null]])
})

test('a colon without its blank is said, and nothing of the command is lost', () => {
  const read = understandArticle('# T\n\n1. Run:reg add HKLM\\SOFTWARE\\X /v A /d 1 /f\n', 'made')
  if (!read.ok) throw new Error(read.message.en)
  const { procedures, findings } = read.article
  expect(procedures[0]?.facts).toMatchObject([{ key: 'X', name: 'A', step: '1' }])
  expect(findings.map(({ rule }) => rule)).toContain('command-in-prose')
})

describe('two commands run together', () => {
  test.each([
    [
      'reg add "HKLM\\X" /v A /t REG_DWORD /d 1 /f reg unload HKLM\\BROKENSYSTEM',
      ['reg add "HKLM\\X" /v A /t REG_DWORD /d 1 /f', 'reg unload HKLM\\BROKENSYSTEM'],
    ],
    [
      'sc config gpsvc start= auto sc start gpsvc',
      ['sc config gpsvc start= auto', 'sc start gpsvc'],
    ],
  ])('%s', (line, expected) => {
    expect(pieces(line)).toEqual([
      [expected[0], null],
      [expected[1], 'command'],
    ])
  })

  test.each([
    'cmd /c reg add HKLM\\X /f',
    'for %x in (1 2) do reg add HKLM\\X%x /f',
    'sc stop gpsvc & sc start gpsvc',
    'reg add HKLM\\X /v A /d "reg add HKLM\\Y /f" /f',
    'reg add HKLM\\X /d reg add',
    'echo reg add HKLM\\X /f',
  ])('one command in: %s', (line) => {
    expect(commandStarts(line, 'inline').length).toBeLessThanOrEqual(1)
  })
})
