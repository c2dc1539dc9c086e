import { afterEach, describe, expect, it } from 'vitest'
import { hostileTexts } from '../unit/hostile'
import { KEY as PLANTED } from '../unit/stated-plan'
import { need } from './available'
import { everyPlaceOf, made, statable } from './hostile-values'
import { run, startOfWine } from './program'
import { runAsPublished } from './published-commands'
import { difference, keyAt, type Registry, type RegistryChange } from './registry'
import { registryText } from './registry-text'
import { freshRegistry, registryAtRest } from './template'
import { must, openPrefix, type Prefix } from './wine'

/** The judges are judged first: small scripts whose effect is known. */

let prefix: Prefix | undefined

async function open(standIns: boolean): Promise<Prefix> {
  prefix = await openPrefix({ standIns })
  return prefix
}

afterEach(async () => {
  await prefix?.dispose()
  prefix = undefined
})

const KEY = 'HKEY_LOCAL_MACHINE\\Software\\Repairbook Test'

const cmd = (...lines: string[]) => ['@echo off', ...lines, ''].join('\r\n')

async function changesIn(machine: Prefix): Promise<RegistryChange[]> {
  return difference(await freshRegistry(), await machine.exportRegistry())
}

describe.skipIf(!need('wine'))('a prefix', () => {
  it('is the same every time, also after Wine was started again', async () => {
    const machine = await open(false)
    expect(await changesIn(machine)).toEqual([])
    await run('wineserver', ['-k'], { env: machine.env })
    expect(await changesIn(machine)).toEqual([])
  })

  it('shows exactly what a .cmd changed', async () => {
    const machine = await open(false)
    const file = await machine.put(
      'add.cmd',
      cmd(
        'reg add "HKLM\\Software\\Repairbook Test" /v One /t REG_DWORD /d 0xffffffff /f >nul',
        'exit /b 3',
      ),
    )
    const answer = await machine.runCmd(file)
    expect(answer).toEqual({ exitCode: 3, stdout: '', stderr: '' })
    expect(await changesIn(machine)).toEqual([
      { key: KEY, name: null, change: 'added' },
      { key: KEY, name: 'One', change: 'added', after: { type: 'REG_DWORD', data: 0xffffffff } },
    ])
  })

  it.each(['importReg', 'regedit'] as const)(
    'shows exactly what a .reg changed, by %s',
    async (way) => {
      const machine = await open(false)
      const file = await machine.put(
        'add.reg',
        Buffer.from(
          `\ufeffWindows Registry Editor Version 5.00\r\n\r\n[${KEY}]\r\n"Zwei"="é"\r\n`,
          'utf16le',
        ),
      )
      must(await machine[way](file))
      expect(await changesIn(machine)).toEqual([
        { key: KEY, name: null, change: 'added' },
        { key: KEY, name: 'Zwei', change: 'added', after: { type: 'REG_SZ', data: 'é' } },
      ])
    },
  )

  it('takes single quotes for a part of the name, as Windows does', async () => {
    const machine = await open(false)
    const line = `REG ADD "HKLM\\Software\\Repairbook Test" /v 'SecurityLayer' /t REG_DWORD /d 0 /f`
    expect(await runAsPublished(machine, [line])).toEqual([0])
    expect([...(keyAt(await machine.exportRegistry(KEY), KEY)?.keys() ?? [])]).toEqual([
      "'SecurityLayer'",
    ])
  })

  it('has the drives that are linked, and passes arguments and folders on', async () => {
    const machine = await open(false)
    await machine.drive('f', machine.path)
    const file = await machine.put(
      'drive.cmd',
      cmd(
        'if exist F:\\drive_c\\windows\\notepad.exe echo there',
        'if exist G:\\ echo no',
        'echo [%~1] [%2]',
        'cd',
      ),
    )
    const answer = await machine.runCmd(file, ['a b', '/check'], {
      cwd: `${machine.path}/drive_c/work`,
    })
    expect(answer.stdout).toBe('there\n[a b] [/check]\nC:\\work\n')
  })
})

describe.skipIf(!need('wine', 'mingw', 'faketime'))('the day after', () => {
  it('leaves a prefix the same', async () => {
    const machine = await open(false)
    // Files keep their true times, or Wine would think itself newly installed.
    const env = { ...machine.env, NO_FAKE_STAT: '1' }
    const wine = startOfWine('wine', ['cmd', '/c', 'echo %date%']).flat()
    const tomorrow = must(await run('faketime', ['-f', '+1d', ...wine], { env }))
    await run('wineserver', ['-w'], { env })
    const left = await registryAtRest(machine.path)
    const today = await machine.run('cmd', ['/c', 'echo %date%'])
    expect(tomorrow.stdout).not.toBe(today.stdout)
    expect(difference(await freshRegistry(), left)).toEqual([])
  })
})

/** Keys that Wine makes at each start, of the devices that it finds: gone at the next one. */
const VOLATILE = [
  '\\Hardware',
  '\\Software\\Microsoft\\Windows NT\\CurrentVersion\\NetworkCards',
  '\\Software\\Wow6432Node\\Microsoft\\Windows NT\\CurrentVersion\\NetworkCards',
  '\\System\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName',
  '\\System\\CurrentControlSet\\Control\\DeviceClasses',
  '\\System\\CurrentControlSet\\Control\\ServiceCurrent',
  '\\System\\CurrentControlSet\\Enum',
  '\\System\\CurrentControlSet\\Hardware Profiles\\Current\\System',
  '\\System\\MountedDevices',
].map((path) => `HKEY_LOCAL_MACHINE${path}`.toLowerCase())

describe.skipIf(!need('wine', 'mingw', 'hivex'))('the registry that the server saves', () => {
  it('is the one that reg exports, in all but what is gone at the next start', async () => {
    const machine = await open(false)
    const texts = hostileTexts(60).filter((text) => !/\0|\p{Surrogate}/u.test(text))
    const planted = made(statable(everyPlaceOf(texts), 'reg'), 'HKEY_LOCAL_MACHINE\\Software\\')
    expect(planted.size).toBeGreaterThan(50)
    const bytes = Buffer.from(`\ufeff${registryText(planted)}\r\n`, 'utf16le')
    must(await machine.importReg(await machine.put('planted.reg', bytes)))
    const saved = await machine.exportRegistry()
    const exported = await machine.exportRegistry('HKEY_LOCAL_MACHINE')
    const ours = [...saved].filter(([path]) => path.includes(`\\Software\\${PLANTED}`))
    expect(difference(planted, new Map(ours))).toEqual([])
    const others = difference(saved, exported).filter(
      ({ key, change }) =>
        change !== 'added' ||
        !VOLATILE.some((path) => `${key.toLowerCase()}\\`.startsWith(`${path}\\`)),
    )
    expect(others).toEqual([])
  })
})

/** Lines whose arguments are hard to hand on: what Wine's own reg makes of them is the measure. */
const HARD_LINES = [
  String.raw`reg add "HKLM\Software\Repairbook Test" /v "with \"quotes\"" /t REG_SZ /d "say \"yes\"" /f`,
  String.raw`reg add "HKLM\Software\Repairbook Test" /v 100%% /t REG_EXPAND_SZ /d "%%SystemRoot%%\x" /f`,
  String.raw`reg add "HKLM\Software\Repairbook Test" /v Folder /t REG_SZ /d "C:\a b\\" /f`,
  String.raw`reg add "HKLM\Software\Repairbook Test" /v Empty /t REG_SZ /d "" /f`,
  String.raw`reg add "HKLM\Software\Repairbook Test"   /v "two  blanks" /t REG_MULTI_SZ /d a\0b\0c /f`,
  String.raw`reg add "HKLM\Software\Repairbook Test" /v Signs /t REG_SZ /d "& | < > ^ ! ; , = ' *" /f`,
  String.raw`reg add "HKLM\Software\Repairbook Test" /ve /d default /f`,
]

/** What a script of ours does in CMD, and what is answered wrongly most easily. */
const CMD_LINES = [
  'setlocal EnableExtensions DisableDelayedExpansion',
  'cd /d C:\\work',
  'set "TEXT=a b & c"',
  'for /l %%n in (1,1,3) do call :count %%n "with blanks"',
  'set /a SUM=COUNT*2+1',
  'echo %SUM% "%TEXT%"',
  'for /f "tokens=1,2 delims==" %%a in (\'set SUM\') do echo [%%a] [%%b]',
  '(for /f "usebackq delims=" %%a in ("lines.txt") do @echo read %%a)> copy.txt',
  'type copy.txt',
  'echo typed| find /v "" >nul',
  'reg query HKLM\\Software\\Nothing',
  'echo %ERRORLEVEL%',
  'md C:\\work\\folder\\below',
  'echo x> C:\\work\\folder\\below\\file.txt',
  'rd /s /q C:\\work\\folder',
  'if not exist C:\\work\\folder echo gone',
  'no-such-program',
  'echo %ERRORLEVEL%',
  'call other.cmd one',
  'set /p ANSWER=asked: <lines.txt',
  'echo %ANSWER%',
  'goto after',
  'echo not reached',
  ':count',
  'set /a COUNT+=%1',
  'echo %~2 %~n0 %COUNT%',
  'exit /b 7',
  ':after',
  'echo %ERRORLEVEL% %CMDCMDLINE:~-9%',
  'exit /b 9',
]

describe.skipIf(!need('wine', 'mingw'))('the stand-in cmd.exe', () => {
  it('does what Wine’s own does', async () => {
    const machine = await open(true)
    await machine.put('lines.txt', 'first line\r\n  second\r\n\r\nlast')
    await machine.put('other.cmd', cmd('echo other %1', 'exit /b 4'))
    const file = await machine.put('lines.cmd', cmd(...CMD_LINES))
    const [ours, wines] = [await machine.runCmd(file), await machine.run('cmd-wine', ['/c', file])]
    expect(ours).toEqual(wines)
    expect(ours.exitCode).toBe(9)
    expect(ours.stdout).toContain('13 "a b & c"\n[SUM] [13]\nread first line\nread   second\n')
  })
})

describe.skipIf(!need('wine', 'mingw', 'hivex'))('the stand-in reg.exe', () => {
  it('hands everything else to Wine as it stands', async () => {
    const results: Registry[] = []
    for (const standIns of [false, true]) {
      const machine = await open(standIns)
      expect(await runAsPublished(machine, HARD_LINES)).toEqual(HARD_LINES.map(() => 0))
      results.push(await machine.exportRegistry(KEY))
      if (!standIns) await machine.dispose()
    }
    const [plain = new Map(), stoodIn = new Map()] = results
    expect(difference(plain, stoodIn)).toEqual([])
    const values = keyAt(stoodIn, KEY)
    expect(values?.get('with "quotes"')).toEqual({ type: 'REG_SZ', data: 'say "yes"' })
    expect(values?.get('100%')).toEqual({ type: 'REG_EXPAND_SZ', data: '%SystemRoot%\\x' })
    expect(values?.get('Folder')).toEqual({ type: 'REG_SZ', data: 'C:\\a b\\' })
    expect(values?.get('two  blanks')).toEqual({ type: 'REG_MULTI_SZ', data: ['a', 'b', 'c'] })
    expect(values?.get('Signs')).toEqual({ type: 'REG_SZ', data: "& | < > ^ ! ; , = ' *" })
    expect(values?.size).toBe(7)
  })

  it('passes output and exit codes on, and keeps a journal', async () => {
    const machine = await open(true)
    const missing = await machine.reg('query', 'HKLM\\Software\\Nothing')
    expect(missing.exitCode).toBe(1)
    const file = await machine.put(
      'q.cmd',
      cmd(
        'for /f "tokens=1,2,3" %%a in (\'reg query "HKLM\\Software\\Repairbook Test" /v One 2^>nul\') do echo %%b %%c',
      ),
    )
    must(
      await machine.reg(
        'add',
        'HKLM\\Software\\Repairbook Test',
        '/v',
        'One',
        '/t',
        'REG_DWORD',
        '/d',
        '7',
      ),
    )
    expect((await machine.runCmd(file)).stdout).toContain('REG_DWORD 0x7')
    expect(await machine.journal()).toEqual([
      { verb: 'query', exitCode: 1, line: 'query HKLM\\Software\\Nothing' },
      {
        verb: 'add',
        exitCode: 0,
        line: 'add "HKLM\\Software\\Repairbook Test" /v One /t REG_DWORD /d 7',
      },
      { verb: 'query', exitCode: 0, line: 'query "HKLM\\Software\\Repairbook Test" /v One ' },
    ])
  })

  it('refuses the calls that fault rules name, and only these', async () => {
    const machine = await open(true)
    await machine.injectFaults(['add 2', 'add 4 0'])
    const codes: number[] = []
    for (const name of ['One', 'Two', 'Three', 'Four', 'Five']) {
      codes.push((await machine.reg('add', 'HKLM\\Software\\Repairbook Test', '/v', name)).exitCode)
    }
    expect(codes).toEqual([0, 1, 0, 0, 0])
    const names = keyAt(await machine.exportRegistry(KEY), KEY)?.keys() ?? []
    expect([...names].sort()).toEqual(['Five', 'One', 'Three'])
  })

  it('locks a key against every program, and says so only where it could', async () => {
    const machine = await open(true)
    must(await machine.reg('add', 'HKLM\\Software\\Repairbook Test', '/v', 'One'))
    await machine.lockKey('HKLM\\Software\\Repairbook Test')
    // Longer than Wine's server stays when nothing runs: what it forgets then is the lock.
    await new Promise((resolve) => setTimeout(resolve, 15_000))
    expect(
      (await machine.reg('add', 'HKLM\\Software\\Repairbook Test', '/v', 'Two')).exitCode,
    ).toBe(1)
    expect(
      (await machine.reg('query', 'HKLM\\Software\\Repairbook Test', '/v', 'One')).exitCode,
    ).toBe(0)
    await expect(machine.lockKey('HKLM\\Software\\Nothing')).rejects.toThrow('exit code 1')
  })
})

describe.skipIf(!need('wine', 'mingw', 'hivex'))('the stand-in fltmc.exe', () => {
  it('answers as to an administrator, or as to somebody else', async () => {
    const machine = await open(true)
    expect((await machine.run('fltmc', [])).exitCode).toBe(0)
    await machine.dropAdministrator()
    expect((await machine.run('fltmc', [])).exitCode).toBe(5)
  })
})
