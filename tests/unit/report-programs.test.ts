import { describe, expect, test } from 'vitest'
import type { Action, Plan } from '../../lib/model'
import { readConsole } from '../../lib/report'
import { emitScript } from '../../lib/script'
import { end, onScreen, planOf, shown } from './console'

/** What other programs than reg.exe print, and the lines of our own scripts. */

const read = (actions: Action[], text: string, changed: Partial<Plan> = {}) =>
  readConsole(planOf(actions, changed), text).map(({ status, is, reason }) => {
    return is ?? reason?.en.slice(0, 30) ?? status
  })

describe('sc', () => {
  const state: Action = { kind: 'service-state', step: '1', service: 'Dhcp', state: 'running' }
  const query = (number: number, word: string, labels = ['SERVICE_NAME', 'TYPE', 'STATE']) =>
    `\n\n${labels[0]}: Dhcp \n        ${labels[1]}               : 30  WIN32  \n` +
    `        ${labels[2]}              : ${number}  ${word} \n` +
    `                                (STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)\n` +
    `        WIN32_EXIT_CODE    : 0  (0x0)\n        CHECKPOINT         : 0x0\n\n`
  const asked = (answer: string) => shown('sc query Dhcp', answer) + end()

  test.each([
    [4, 'RUNNING', 'set'],
    [1, 'STOPPED', 'stopped'],
    [2, 'START_PENDING', 'start-pending'],
    [3, 'STOP_PENDING', 'stop-pending'],
    [7, 'PAUSED', 'paused'],
  ])('state %i %s is %s', (number, word, status) => {
    expect(read([state], asked(query(number, word)))).toEqual([status])
    const translated = ['NOM_SERVICE', 'TYPE', 'ÉTAT']
    expect(read([state], asked(query(number, word, translated)))).toEqual([status])
  })

  test('a plan that stops a service and starts it again wants it to run', () => {
    const stop: Action = { ...state, state: 'stopped' }
    expect(read([stop, state], asked(query(4, 'RUNNING')))).toEqual(['set', 'set'])
    expect(read([state, stop], asked(query(4, 'RUNNING')))).toEqual(['running', 'running'])
  })

  test('another service is not this one', () => {
    const other = query(4, 'RUNNING').replace('Dhcp', 'DhcpServer')
    expect(read([state], shown('sc query DhcpServer', other) + end())).toEqual(['not seen'])
  })

  test('there is no such service', () => {
    const failed =
      '\n[SC] EnumQueryServicesStatus:OpenService FAILED 1060:\n\nThe specified service does not exist.\n\n'
    expect(read([state], asked(failed))).toEqual(['There is no such service.'])
    const failure =
      '\n[SC] EnumQueryServicesStatus:OpenService échec(s) 1060 :\n\nLe service spécifié n’existe pas.\n\n'
    expect(readConsole(planOf([state]), asked(failure))[0]?.status).toBe('missing')
  })

  const config = (start: string, type = '20  WIN32_SHARE_PROCESS', account = 'LocalSystem') =>
    `[SC] QueryServiceConfig SUCCESS\n\nSERVICE_NAME: Dhcp\n        TYPE               : ${type} \n` +
    `        START_TYPE         : ${start}\n        ERROR_CONTROL      : 1   NORMAL\n` +
    `        BINARY_PATH_NAME   : C:\\Windows\\system32\\svchost.exe -k LocalService\n` +
    `        DISPLAY_NAME       : DHCP Client\n        SERVICE_START_NAME : ${account}\n`
  const actions: Action[] = [
    { kind: 'service-start', step: '1', service: 'Dhcp', start: 'auto' },
    { kind: 'service-type', step: '1', service: 'Dhcp', type: 'share' },
    { kind: 'service-account', step: '1', service: 'Dhcp', account: 'NT AUTHORITY\\LocalService' },
  ]
  test.each([
    ['2   AUTO_START', 'set'],
    ['2   AUTO_START  (DELAYED)', 'delayed-auto'],
    ['2   AUTO_START  (DIFF\ufffdR\ufffd)', 'delayed-auto'],
    ['3   DEMAND_START', 'demand'],
    ['4   DISABLED', 'disabled'],
  ])('sc qc: %s is %s', (start, status) => {
    const text = onScreen(`${config(start)}\n`) + end()
    expect(read(actions, text)).toEqual([status, 'set', 'LocalSystem'])
  })

  test('what is asked of the registry counts as well, and the later of the two', () => {
    const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Dhcp'
    const path = key.replace('HKLM', 'HKEY_LOCAL_MACHINE')
    const value = (name: string, data: string) =>
      shown(
        `reg query "${key}" /v ${name}`,
        `\n\n${path}\n    ${name}    REG_DWORD    ${data}\n\n\n`,
      )
    const absent = shown(
      `reg query "${key}" /v DelayedAutostart`,
      '\n\nERROR: The system was unable to find the specified registry key or value.\n\n',
    )
    const [start] = actions.slice(0, 1)
    if (!start) throw new Error('no action')
    const before = onScreen(`${config('4   DISABLED')}\n`)
    expect(read([start], before + value('Start', '0x2') + absent + end())).toEqual(['set'])
    expect(read([start], value('Start', '0x2') + value('DelayedAutostart', '0x1') + end())).toEqual(
      ['delayed-auto'],
    )
    expect(read([start], value('Start', '0x2') + end())).toEqual([
      'It takes two answers, and one i'.slice(0, 30),
    ])
    expect(read([start], value('Start', '0x3') + end())).toEqual(['demand'])
    expect(read([start], value('Start', '0x2') + absent + before + end())).toEqual(['disabled'])
  })
})

describe('bcdedit', () => {
  const element = (name: string, value: string | null, entry = '{current}'): Action => {
    return { kind: 'boot-element', step: '1', entry, element: name, value }
  }
  const listing = (entry: string, lines: string[], label = 'identifier') =>
    `\nWindows Boot Loader\n-------------------\n${label.padEnd(24)}${entry}\n${lines.join('\n')}\n\n`
  const current = listing('{current}', [
    'device                  partition=C:',
    'safeboot                Minimal',
    'recoveryenabled         Yes',
  ])
  const actions = [
    element('safeboot', null),
    element('recoveryenabled', 'yes'),
    element('bootlog', 'Yes'),
    element('ems', null),
  ]

  test('elements that are there, and those that are not', () => {
    const text = shown('bcdedit /enum {current}', current) + end()
    expect(read(actions, text)).toEqual(['Minimal', 'set', 'missing', 'set'])
  })

  test('in French, and among other entries', () => {
    const manager = listing('{bootmgr}', ['timeout                 30'], 'identificateur')
    const text =
      shown('bcdedit', manager + current.replace('identifier    ', 'identificateur')) + end()
    expect(read([...actions, element('timeout', '30', '{bootmgr}')], text)).toEqual([
      'Minimal',
      'set',
      'missing',
      'set',
      'set',
    ])
  })

  test('{default} is listed as {current} where that is the one that runs', () => {
    const text = shown('bcdedit /enum {default}', current) + end()
    expect(read([element('safeboot', null, '{default}')], text)).toEqual(['Minimal'])
    const altered = shown('bcdedit /ennum {default}', current) + end()
    expect(read([element('safeboot', null, '{default}')], altered)).toEqual([
      'The console altered this comma',
    ])
  })

  test('a list that was cut says nothing of what is missing', () => {
    const text = shown('bcdedit /enum {current}', current).trimEnd()
    expect(read(actions, text)).toEqual([
      'Minimal',
      'The text stops in the middle o',
      'The text stops in the middle o',
      'The text stops in the middle o',
    ])
  })

  test('access is denied', () => {
    const text =
      shown(
        'bcdedit /enum {current}',
        '\nThe boot configuration data store could not be opened.\nAccess is denied.\n\n',
      ) + end()
    expect(read(actions.slice(0, 1), text)).toEqual(['Access was denied: sign in to '])
  })
})

describe('deeds', () => {
  const program: Action = {
    kind: 'program',
    step: '1',
    program: 'dism',
    arguments: ['/x'],
    success: [0, 3010],
    afterChange: false,
  }
  test.each([
    ['exit code 0', 'set'],
    ['exit code 3010', 'set'],
    ['exit code 1', 'exit code 1'],
    ['exit code -1073741510', 'exit code -1073741510'],
  ])('%s', (line, status) => {
    const text = shown('echo Repairbook 1: exit code %ERRORLEVEL%', `\nRepairbook 1: ${line}\n\n`)
    expect(read([program], text + end())).toEqual([status])
  })

  test('nothing else tells', () => {
    expect(read([program], end())).toEqual(['Nothing shows afterwards wheth'])
    const [line] = readConsole(planOf([program]), 'echo Repairbook 1: exit code %ERRORLEVEL%\r\n')
    expect(line?.status).toBe('not seen')
  })
})

describe('the lines of a log', () => {
  const dword: Action = {
    kind: 'registry-set',
    step: '1',
    root: 'HKLM',
    hive: 'SYSTEM',
    controlSet: true,
    key: 'Control\\Terminal Server\\WinStations\\RDP-Tcp',
    name: 'SecurityLayer',
    value: { type: 'REG_DWORD', data: 0 },
  }
  const what =
    'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp SecurityLayer'
  const lines: Array<[string, string]> = [
    [`[right]   ${what}: "REG_DWORD 0x0"`, 'set'],
    [`[changed] ${what}: "REG_DWORD 0x2" -> "REG_DWORD 0x0"`, 'set'],
    [`[changed] ${what}: "absent" -> "REG_DWORD 0x0"`, 'set'],
    [`[changed] ${what}: "absent" -> "REG_DWORD 0x1"`, 'REG_DWORD 0x1'],
    [`[missing] ${what}: should be "REG_DWORD 0x0"`, 'missing'],
    [`[differs] ${what}: is "REG_DWORD 0x2", should be "REG_DWORD 0x0"`, 'REG_DWORD 0x2'],
    [`[failed]  ${what}: "REG_DWORD 0x2" -> "REG_DWORD 0x0"`, 'REG_DWORD 0x2'],
    [`[failed]  ${what}: "absent" -> "REG_DWORD 0x0"`, 'missing'],
    [`[skipped] ${what}: "absent"`, 'missing'],
    [`[restored] ${what}: "REG_DWORD 0x0" -> "REG_DWORD 0x2"`, 'REG_DWORD 0x2'],
    [`[restored] ${what}: "REG_DWORD 0x0" -> "absent"`, 'missing'],
    [`[kept]    ${what}: cannot be undone`, 'not seen'],
    [`[right]   ${what}Two: "REG_DWORD 0x0"`, 'not seen'],
  ]
  test.each(lines)('%s', (line, status) => {
    const text = `${line}\n16 values: 3 were right, 13 changed, 0 still wrong.\n`
    expect(read([dword], text)).toEqual([status])
    for (const trimmed of [true, false])
      expect(read([dword], onScreen(text, { trimmed }))).toEqual([status])
  })

  test('a line that was cut', () => {
    expect(read([dword], `[changed] ${what}: "absent" -> "REG_D`)).toEqual([
      'The text stops in the middle o',
    ])
  })

  test('of several control sets the worst counts', () => {
    const offline: Partial<Plan> = {
      situation: 'offline',
      hives: [{ hive: 'SYSTEM', file: 'Windows\\System32\\config\\SYSTEM', mount: 'BROKENSYSTEM' }],
    }
    const place = (set: number) =>
      what.replace('SYSTEM\\CurrentControlSet', `BROKENSYSTEM\\ControlSet00${set}`)
    const right = (set: number) => `[right]   ${place(set)}: "REG_DWORD 0x0"\n`
    const wrong = (set: number) => `[failed]  ${place(set)}: "REG_DWORD 0x2" -> "REG_DWORD 0x0"\n`
    expect(read([dword], right(1) + right(2), offline)).toEqual(['set'])
    expect(read([dword], right(1) + wrong(2), offline)).toEqual(['REG_DWORD 0x2'])
    expect(read([dword], wrong(1) + right(2), offline)).toEqual(['REG_DWORD 0x2'])
    expect(read([dword], right(3), offline)).toEqual(['set'])
  })

  test('deeds that worked, did not, and were not needed', () => {
    const deed: Action = {
      kind: 'program',
      step: '1',
      program: 'gpupdate',
      arguments: ['/force'],
      success: [0],
      afterChange: true,
    }
    const say = (line: string) => read([deed], `${line}\n\n`)
    expect(say('[done]    gpupdate /force: "done"')).toEqual(['set'])
    expect(say('[right]   gpupdate /force: "not needed"')).toEqual(['set'])
    expect(say('[failed]  gpupdate /force: "exit code 5" -> "done"')).toEqual(['exit code 5'])
    expect(say('[todo]    gpupdate /force')).toEqual(['Nothing shows afterwards wheth'])
  })

  test('the script itself, pasted as a file, is no report', () => {
    const emitted = emitScript(planOf([dword]), 'cmd')
    if (!emitted.ok) throw new Error(emitted.message.en)
    expect(read([dword], emitted.script.lines.map(({ text }) => text).join('\r\n'))).toEqual([
      'not seen',
    ])
  })
})
