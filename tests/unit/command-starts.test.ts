import { describe, expect, test } from 'vitest'
import { commandStarts } from '../../lib/command'

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
  ])('%s', (line, command) => {
    expect(pieces(line, true)).toEqual([[command, 'prose']])
  })

  test.each([
    'Net user accounts are local to the machine.',
    'Note: net positive results mean: copy what you need.',
    'Start: reg is the registry tool.',
    'Copy all the files in this folder as a backup.',
    'SC manager: query the service first.',
  ])('no command in: %s', (line) => {
    expect(pieces(line, true)).toEqual([])
  })
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
