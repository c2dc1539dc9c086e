import { describe, expect, test } from 'vitest'
import { parseCommand, parseRegistryKey } from '../../lib/command'

/** What `reg add HKLM\SOFTWARE\T /v N` with these switches stores, or why it is refused. */
function added(rest: string) {
  const { operation, refusal } = parseCommand(`reg add HKLM\\SOFTWARE\\T /v N ${rest}`)
  if (refusal) return 'refused'
  return operation?.kind === 'registry-set' ? operation.value : operation
}

// Each row was tried with the reg of Wine 8, whose own tests pass on Windows: docs/windows.md.
describe('data forms', () => {
  test.each([
    ['/t REG_DWORD /d 0', { type: 'REG_DWORD', data: 0 }],
    ['/t REG_DWORD /d 456', { type: 'REG_DWORD', data: 456 }],
    ['/t REG_DWORD /d 4294967295', { type: 'REG_DWORD', data: 0xffffffff }],
    ['/t REG_DWORD /d 0xffffffff', { type: 'REG_DWORD', data: 0xffffffff }],
    ['/t REG_DWORD /d 0XFF', { type: 'REG_DWORD', data: 255 }],
    ['/t REG_DWORD /d 0123', { type: 'REG_DWORD', data: 123 }],
    ['/t reg_dword /d 1', { type: 'REG_DWORD', data: 1 }],
    ['/t REG_QWORD', { type: 'REG_QWORD', data: 0 }],
    ['/t REG_QWORD /d 0x1ffffffff', { type: 'REG_QWORD', data: 0x1ffffffff }],
    ['/t REG_QWORD /d 18446744073709551615', { type: 'REG_QWORD', data: '18446744073709551615' }],
    ['/t REG_BINARY /d 00FF', { type: 'REG_BINARY', data: '00ff' }],
    ['/t REG_NONE', { type: 'REG_NONE', data: '' }],
    ['/d text', { type: 'REG_SZ', data: 'text' }],
    ['/t REG_SZ', { type: 'REG_SZ', data: '' }],
    ['/t REG_EXPAND_SZ /d "%SystemRoot%\\x"', { type: 'REG_EXPAND_SZ', data: '%SystemRoot%\\x' }],
    ['/t REG_MULTI_SZ /d a\\0b', { type: 'REG_MULTI_SZ', data: ['a', 'b'] }],
    ['/t REG_MULTI_SZ /d a\\0b\\0', { type: 'REG_MULTI_SZ', data: ['a', 'b'] }],
    ['/t REG_MULTI_SZ /s # /d a#b\\0c', { type: 'REG_MULTI_SZ', data: ['a', 'b\\0c'] }],
  ])('%s', (rest, expected) => {
    expect(added(`${rest} /f`)).toEqual(expected)
  })

  test.each([
    'deadbeef',
    'ffffffff',
    '123xyz',
    '0xabcdefg',
    '-1',
    '-0x1',
    '00x123',
    '4294967296',
    '0x01ffffffff',
    '""',
    '0x',
  ])('REG_DWORD /d %s is refused', (data) => {
    expect(added(`/t REG_DWORD /d ${data} /f`)).toBe('refused')
  })

  test.each([
    '/t REG_DWORD /f',
    '/t REG_BINARY /d 0x00 /f',
    '/t REG_BINARY /d "00 ff" /f',
    '/t REG_BINARY /d 00,ff /f',
    '/t REG_BINARY /d abc /f',
    '/t REG_MULTI_SZ /s # /d two##strings /f',
    '/t REG_MULTI_SZ /d \\0a /f',
    '/t REG_MULTI_SZ /s ab /d x /f',
    '/t REG_SZ /s , /d x /f',
    '/t REG_DWO /d 1 /f',
    '/t REG_DWORD_BIG_ENDIAN /d 1 /f',
  ])('%s is refused', (rest) => {
    expect(added(rest)).toBe('refused')
  })
})

describe('command lines', () => {
  test.each([
    ['reg add HKLM\\SOFTWARE\\T /v A /v B /f', 'only once'],
    ['reg add HKLM\\SOFTWARE\\T /v A /f /f', 'only once'],
    ['reg add HKLM\\SOFTWARE\\T /v A /F /f', 'only once'],
    ['reg add HKLM\\SOFTWARE\\T /v A /ve', 'do not go together'],
    ['reg add HKLM\\SOFTWARE\\T /reg:32 /reg:64', 'do not go together'],
    ['reg add HKLM\\SOFTWARE\\T /v', 'needs a word after it'],
    ['reg add HKLM\\SOFTWARE\\T /x', 'has no switch'],
    ['reg add HKLM\\SOFTWARE\\T stray', 'does not expect “stray”'],
    [
      "reg add HKLM\\SOFTWARE\\T /v ' MaxIdleTime' /t REG_DWORD /d 0 /f",
      "does not expect “MaxIdleTime'”",
    ],
    ['reg add', 'needs a key'],
    ['reg frob HKLM\\SOFTWARE\\T', 'not something reg does'],
    ['reg add \\HKLM\\SOFTWARE\\T /f', 'not a key that reg takes'],
    ['reg add HKXX\\SOFTWARE\\T /f', 'not a key that reg takes'],
    ['reg add HKLM\\SOFTWARE\\T\\\\ /f', 'not a key that reg takes'],
    ['reg add "HKLM\\SOFTWARE\\T /f', 'not closed'],
    ['reg load HKLM\\BROKENSYSTEM', 'needs a file'],
    ['reg load HKCU\\BROKENSYSTEM F:\\SYSTEM', 'one name below HKLM or HKU'],
    ['reg load HKLM\\A\\B F:\\SYSTEM', 'one name below HKLM or HKU'],
    ['reg delete HKLM\\SOFTWARE\\T /v A /va /f', 'do not go together'],
    ['reg copy HKLM\\SOFTWARE\\A nowhere /f', 'not a key that reg takes'],
  ])('%s', (line, reason) => {
    const { outcome, refusal } = parseCommand(line)
    expect(outcome).toBe('refused')
    expect(refusal?.en).toContain(reason)
    expect(refusal?.fr).not.toBe('')
  })

  test.each([
    ['reg query HKLM\\SOFTWARE\\T /v N', { kind: 'registry-query', name: 'N' }],
    ['reg query HKLM\\SOFTWARE\\T /t REG_DWORD /f 0 /d', { kind: 'registry-query', name: null }],
    ['reg query HKLM\\SOFTWARE\\T /ve', { kind: 'registry-query', name: '' }],
    ['reg add HKLM\\SOFTWARE\\T -v N -t REG_DWORD -d 1 -f', { kind: 'registry-set', name: 'N' }],
    [
      'REG.EXE ADD HKEY_LOCAL_MACHINE\\SOFTWARE\\T\\ /ve /d x /f',
      { kind: 'registry-set', name: '' },
    ],
    [
      '%SystemRoot%\\System32\\reg.exe add HKLM\\SOFTWARE\\T /f',
      { kind: 'registry-set', name: '' },
    ],
    ['reg delete HKLM\\SOFTWARE\\T /v N /f', { kind: 'registry-delete-value', name: 'N' }],
    ['reg delete HKLM\\SOFTWARE\\T /ve /f', { kind: 'registry-delete-value', name: '' }],
    ['reg delete HKLM\\SOFTWARE\\T /va /f', { kind: 'registry-delete-values' }],
    ['reg delete HKLM\\SOFTWARE\\T /f', { kind: 'registry-delete-key' }],
    [
      'reg load HKLM\\BROKENSYSTEM F:\\Windows\\System32\\config\\SYSTEM',
      { kind: 'hive-load', mount: 'BROKENSYSTEM' },
    ],
    ['reg unload HKLM\\BROKENSYSTEM', { kind: 'hive-unload', mount: 'BROKENSYSTEM' }],
    ['reg export HKLM\\SOFTWARE\\T t.reg /y', { kind: 'registry-export', file: 't.reg' }],
    ['reg import t.reg', { kind: 'registry-import', file: 't.reg' }],
    ['reg copy HKLM\\SOFTWARE\\A HKLM\\SOFTWARE\\B /s /f', { kind: 'registry-copy' }],
    ['reg save HKLM\\SOFTWARE\\T t.hiv /y', { kind: 'registry-save', file: 't.hiv' }],
    ['reg restore HKLM\\SOFTWARE\\T t.hiv', { kind: 'registry-restore', file: 't.hiv' }],
  ])('%s', (line, expected) => {
    expect(parseCommand(line).operation).toMatchObject(expected)
  })

  test('a query changes nothing, whatever its switches look like', () => {
    expect(parseCommand('reg query HKLM\\SOFTWARE\\T /t REG_DWORD /f 0 /d').outcome).toBe('query')
  })

  test('a program without a grammar passes through whole', () => {
    expect(parseCommand('mstsc /v:server')).toMatchObject({
      program: 'mstsc',
      outcome: 'passed',
    })
  })
})

describe('keys', () => {
  test.each([
    [
      'HKLM\\SYSTEM\\CurrentControlSet\\control\\Terminal Server\\Winstations\\RDP-Tcp',
      {
        hive: 'SYSTEM',
        mount: null,
        controlSet: true,
        controlSetNumber: null,
        key: 'Control\\Terminal Server\\WinStations\\RDP-Tcp',
      },
    ],
    [
      'HKLM\\BROKENSYSTEM\\ControlSet001\\control\\Lsa',
      {
        hive: 'SYSTEM',
        mount: 'BROKENSYSTEM',
        controlSet: true,
        controlSetNumber: 1,
        key: 'Control\\Lsa',
      },
    ],
    [
      'HKLM\\BROKENSOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services',
      {
        hive: 'SOFTWARE',
        mount: 'BROKENSOFTWARE',
        controlSet: false,
        key: 'Policies\\Microsoft\\Windows NT\\Terminal Services',
      },
    ],
    [
      'HKU\\ProblemSystem\\Select',
      { hive: 'SYSTEM', mount: 'ProblemSystem', controlSet: false, key: 'Select' },
    ],
    [
      'HKLM\\<broken-system>\\ControlSet00x\\Services',
      { hive: 'SYSTEM', mount: '<broken-system>', controlSet: true, controlSetNumber: null },
    ],
    ['HKCU\\software\\T', { root: 'HKCU', hive: null, mount: null, key: 'Software\\T' }],
    ['HKU\\.DEFAULT\\Software\\T', { hive: null, mount: null, key: '.DEFAULT\\Software\\T' }],
    ['HKU\\S-1-5-18\\Software', { hive: null, mount: null, key: 'S-1-5-18\\Software' }],
    ['HKLM\\SOFTWARE', { hive: 'SOFTWARE', key: '' }],
  ])('%s', (path, expected) => {
    expect(parseRegistryKey(path)).toMatchObject(expected)
  })
})
