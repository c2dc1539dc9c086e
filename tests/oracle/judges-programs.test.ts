import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { need } from './available'
import {
  BOOT_MANAGER,
  EMS_SETTINGS,
  HEALTHY_STORE,
  LOADER,
  OTHER_LOADER,
  readBootStore,
  withElements,
  writeBootStore,
} from './boot-store'
import { addService, runningServices, SERVICES } from './services'
import { must, openPrefix, type Prefix } from './wine'

/** The stand-ins for programs that Wine lacks: what each keeps of Windows. */
describe.skipIf(!need('wine', 'mingw', 'hivex'))('the stand-in', () => {
  let machine: Prefix
  const system32 = (name: string) => `C:\\windows\\system32\\${name}.exe`
  const call = (name: string, ...args: string[]) => machine.run(system32(name), args)
  const onC = (name: string) => join(machine.path, 'drive_c', name)

  beforeAll(async () => {
    machine = await openPrefix({ standIns: true })
  })
  afterAll(() => machine?.dispose())
  beforeEach(async () => {
    await machine.injectFaults([])
    delete machine.env.REPAIRBOOK_LANGUAGE
  })

  describe('sc', () => {
    it('changes what a service is, where Windows keeps it', async () => {
      await addService(machine, 'Plain', { start: 4 })
      must(await call('sc', 'config', 'Plain', 'start=', 'delayed-auto', 'type=', 'own'))
      must(await call('sc', 'config', 'PLAIN', 'obj=', 'NT AUTHORITY\\LocalService'))
      const { stdout } = await machine.reg('query', `${SERVICES}\\Plain`)
      expect(stdout).toMatch(/Start +REG_DWORD +0x2/)
      expect(stdout).toMatch(/DelayedAutostart +REG_DWORD +0x1/)
      expect(stdout).toMatch(/Type +REG_DWORD +0x10/)
      expect(stdout).toMatch(/ObjectName +REG_SZ +NT AUTHORITY\\LocalService/)
      must(await call('sc', 'config', 'Plain', 'start=', 'auto'))
      expect((await machine.reg('query', `${SERVICES}\\Plain`)).stdout).toMatch(
        /DelayedAutostart +REG_DWORD +0x0/,
      )
      expect((await call('sc', 'qc', 'Plain')).stdout).toContain(
        'START_TYPE         : 2   AUTO_START\n',
      )
    })

    it('starts and stops, and does not wait for it', async () => {
      await addService(machine, 'Worker', { start: 3 })
      must(await call('sc', 'start', 'Worker'))
      const states = []
      for (let i = 0; i < 2; i++) states.push((await call('sc', 'query', 'Worker')).stdout)
      must(await call('sc', 'stop', 'Worker'))
      for (let i = 0; i < 2; i++) states.push((await call('sc', 'query', 'Worker')).stdout)
      expect(states.map((text) => /STATE +: (\d)/.exec(text)?.[1])).toEqual(['2', '4', '3', '1'])
      expect(await runningServices(machine)).toEqual([])
    })

    it.each([
      { args: ['query', 'Nobody'], code: 1060 },
      { args: ['config', 'Nobody', 'start=', 'auto'], code: 1060 },
      { args: ['start', 'Nobody'], code: 1060 },
      { args: ['start', 'Off'], code: 1058 },
      { args: ['start', 'Up'], code: 1056 },
      { args: ['stop', 'Off'], code: 1062 },
      { args: ['config', 'Off', 'start=auto'], code: 1639 },
      { args: ['config', 'Off', 'start=', 'sometimes'], code: 1639 },
      { args: ['config', 'Off', 'obj=', '.\\somebody'], code: 1057 },
    ])('answers $code to sc $args', async ({ args, code }) => {
      await addService(machine, 'Off', { start: 4 })
      await addService(machine, 'Up', { start: 2, running: true })
      // Linux hands on the lowest eight bits of an exit code.
      expect((await call('sc', ...args)).exitCode).toBe(code & 0xff)
      const [last] = (await machine.calls('sc')).slice(-1)
      expect(last).toEqual({
        program: 'sc',
        verb: args[0],
        exitCode: code,
        line: expect.anything(),
      })
    })

    it('says it in French, with the same numbers', async () => {
      await addService(machine, 'Up', { start: 2, running: true })
      machine.env.REPAIRBOOK_LANGUAGE = 'fr'
      const { stdout } = await call('sc', 'query', 'Up')
      expect(stdout).not.toContain('STATE')
      expect(stdout).toMatch(/: 4 {2}RUNNING/)
    })

    it('is refused, or does nothing, where an order says so', async () => {
      await addService(machine, 'Plain', { start: 3 })
      await machine.injectFaults(['sc config 1', 'sc config 2 0'])
      const codes = []
      for (let i = 0; i < 2; i++)
        codes.push((await call('sc', 'config', 'Plain', 'start=', 'auto')).exitCode)
      expect(codes).toEqual([1, 0])
      expect((await machine.reg('query', `${SERVICES}\\Plain`, '/v', 'Start')).stdout).toContain(
        '0x3',
      )
    })
  })

  it('ends the script that called it, where an order says kill', async () => {
    await machine.injectFaults(['dism run 2 kill'])
    const line = `"${system32('dism')}" /online\r\n`
    const inner = await machine.put(
      'inner.cmd',
      `@echo off\r\n${line}${line}echo inner went on\r\n`,
    )
    const outer = await machine.put('outer.cmd', `@echo off\r\ncmd /c ${inner}\r\necho went on\r\n`)
    const { stdout } = await machine.runCmd(outer)
    expect(stdout).not.toContain('went on')
    expect(await machine.calls('dism')).toHaveLength(2)
  })

  it('fltmc answers nobody but an administrator', async () => {
    const asUser = ['C:\\windows\\system32\\repairbook-as-user.exe', system32('fltmc')] as const
    expect((await call('fltmc')).exitCode).toBe(0)
    expect((await machine.run(asUser[0], [asUser[1]])).exitCode).toBe(5)
  })

  describe('bcdedit', () => {
    const ATTACHED = 'F:\\EFI\\Microsoft\\Boot\\BCD'
    const store = () => onC('disk/EFI/Microsoft/Boot/BCD')

    beforeEach(async () => {
      await writeBootStore(onC('repairbook-boot-store.txt'), HEALTHY_STORE)
      await writeBootStore(store(), HEALTHY_STORE)
    })
    beforeAll(() => machine.drive('f', onC('disk')))

    it('prints an entry as Windows does, by alias or by GUID', async () => {
      const short = await call('bcdedit', '/store', ATTACHED, '/enum', '{default}')
      expect(short.stdout).toContain(
        '\nWindows Boot Loader\n-------------------\nidentifier              {default}\n',
      )
      expect(short.stdout).toContain('\nallowedinmemorysettings 0x15000075\n')
      const whole = await call('bcdedit', '/store', ATTACHED, '/enum', '{bootmgr}', '/v')
      expect(whole.stdout).toContain(`\nidentifier              ${BOOT_MANAGER}\n`)
      expect(whole.stdout).toContain(`\ndefault                 ${LOADER}\n`)
      expect(whole.stdout).toContain(
        `\ndisplayorder            ${LOADER}\n                        ${OTHER_LOADER}\n`,
      )
      expect((await call('bcdedit', '/enum')).stdout).toContain('identifier              {current}')
    })

    it('sets and deletes elements in the store that is named, and in no other', async () => {
      must(await call('bcdedit', '/store', ATTACHED, '/set', '{default}', 'SafeBoot', 'minimal'))
      must(await call('bcdedit', '/store', ATTACHED, '/set', LOADER, 'recoveryenabled', 'off'))
      must(await call('bcdedit', '/store', ATTACHED, '/deletevalue', '{bootmgr}', 'timeout'))
      must(await call('bcdedit', '/store', ATTACHED, '/ems', '{default}', 'on'))
      must(
        await call(
          'bcdedit',
          '/store',
          ATTACHED,
          '/emssettings',
          'EMSPORT:1',
          'emsbaudrate:115200',
        ),
      )
      const changed = withElements(
        withElements(
          withElements(HEALTHY_STORE, LOADER, {
            safeboot: 'Minimal',
            recoveryenabled: 'No',
            ems: 'Yes',
          }),
          BOOT_MANAGER,
          { timeout: null },
        ),
        EMS_SETTINGS,
        { emsport: '1', emsbaudrate: '115200' },
      )
      expect(await readBootStore(store())).toEqual(changed)
      expect(await readBootStore(onC('repairbook-boot-store.txt'))).toEqual(HEALTHY_STORE)
    })

    it.each([
      ['/store', 'F:\\boot\\bcd', '/enum', '{default}'],
      ['/store', ATTACHED, '/enum', '{current}'],
      ['/store', ATTACHED, '/set', 'safeboot', 'minimal'],
      ['/store', ATTACHED, '/export', 'C:\\copy'],
      ['/set', '{default}', 'safebot', 'minimal'],
      ['/set', '{default}', 'safeboot', 'little'],
      ['/set', '{00000000-0000-0000-0000-000000000000}', 'ems', 'on'],
      ['/deletevalue', '{default}', 'safeboot'],
      ['/enum', 'nonsense'],
    ])('refuses %s %s %s %s', async (...args) => {
      expect((await call('bcdedit', ...args)).exitCode).toBe(1)
      expect(await readBootStore(store())).toEqual(HEALTHY_STORE)
      expect(await readBootStore(onC('repairbook-boot-store.txt'))).toEqual(HEALTHY_STORE)
    })

    it('exports the system store and takes it back', async () => {
      must(await call('bcdedit', '/export', 'C:\\kept store'))
      must(await call('bcdedit', '/set', '{current}', 'testsigning', 'on'))
      must(await call('bcdedit', '/import', 'C:\\kept store'))
      expect(await readBootStore(onC('repairbook-boot-store.txt'))).toEqual(HEALTHY_STORE)
    })

    it('translates headings and identifier, not elements', async () => {
      machine.env.REPAIRBOOK_LANGUAGE = 'fr'
      const { stdout } = await call('bcdedit', '/enum', '{default}', '/v')
      expect(stdout).not.toMatch(/^(Windows Boot Loader|identifier )/m)
      expect(stdout).toContain(`identificateur          ${LOADER}\n`)
      expect(stdout).toContain('recoveryenabled         Yes\n')
    })
  })

  describe('netsh', () => {
    const POLICY = `${SERVICES}\\SharedAccess\\Parameters\\FirewallPolicy`
    const rule = (name: string, active: string) =>
      `v2.30|Action=Allow|Active=${active}|Dir=In|Protocol=6|LPort=3389|Name=@FirewallAPI.dll,${name}|EmbedCtxt=@FirewallAPI.dll,-28752|`
    const addRule = async (id: string, data: string) =>
      must(await machine.reg('add', `${POLICY}\\FirewallRules`, '/v', id, '/d', data, '/f'))
    const ruleNow = async (id: string) =>
      (await machine.reg('query', `${POLICY}\\FirewallRules`, '/v', id)).stdout

    it.each([
      ['domainprofile', 'DomainProfile'],
      ['privateprofile', 'StandardProfile'],
      ['publicprofile', 'PublicProfile'],
    ])('turns %s off and on', async (profile, key) => {
      for (const [state, data] of [
        ['off', '0x0'],
        ['on', '0x1'],
      ] as const) {
        must(await call('netsh', 'advfirewall', 'set', profile, 'state', state))
        const { stdout } = await machine.reg('query', `${POLICY}\\${key}`, '/v', 'EnableFirewall')
        expect(stdout).toContain(data)
      }
      expect((await call('netsh', 'advfirewall', 'set', profile, 'state', 'of')).exitCode).toBe(1)
    })

    it('knows rules by their translated names alone', async () => {
      await addRule('RemoteDesktop-UserMode-In-TCP', rule('-28775', 'FALSE'))
      const set = (which: string) =>
        call('netsh', 'advfirewall', 'firewall', 'set', 'rule', which, 'new', 'enable=Yes')
      expect((await set('name=RemoteDesktop-UserMode-In-TCP')).exitCode).toBe(1)
      must(await set('group=Remote Desktop'))
      expect(await ruleNow('RemoteDesktop-UserMode-In-TCP')).toContain('|Active=TRUE|')
      machine.env.REPAIRBOOK_LANGUAGE = 'fr'
      expect((await set('group=Remote Desktop')).exitCode).toBe(1)
      must(await set('group=@FirewallAPI.dll,-28752'))
    })

    it('enters other contexts in the journal, and refuses what is none', async () => {
      must(await call('netsh', 'winsock', 'reset'))
      must(await call('netsh', 'interface', 'set', 'interface', 'Ethernet', 'admin=enabled'))
      expect((await call('netsh', 'winsok', 'reset')).exitCode).toBe(1)
      const calls = await machine.calls('netsh')
      expect(calls.map(({ verb, exitCode }) => [verb, exitCode])).toEqual([
        ['other', 0],
        ['interface', 0],
        ['other', 1],
      ])
    })
  })

  describe('icacls', () => {
    const lists = async () => {
      const text = await readFile(onC('repairbook-permissions.txt'), 'utf8').catch(() => '')
      return text.split('\r\n').filter(Boolean)
    }

    it('grants, takes inheritance away, and puts back what it saved', async () => {
      await machine.put('kept.txt', '')
      must(await call('icacls', 'C:\\work\\kept.txt', '/save', 'C:\\work\\list'))
      must(
        await call(
          'icacls',
          'C:\\work\\kept.txt',
          '/inheritance:r',
          '/grant:r',
          '*S-1-5-18:(OI)(CI)F',
          '*S-1-5-32-544:(OI)(CI)F',
        ),
      )
      expect(await lists()).toEqual([
        'C:\\work\\kept.txt\tS-1-5-18:(OI)(CI)F S-1-5-32-544:(OI)(CI)F',
      ])
      must(await call('icacls', 'C:\\work', '/restore', 'C:\\work\\list'))
      expect(await lists()).toEqual([])
    })

    it('reaches what is below with /t, and only then', async () => {
      await machine.put('below.txt', '')
      must(await call('icacls', 'C:\\work', '/grant', 'Users:R'))
      expect(await lists()).toEqual(['C:\\work\tI S-1-5-32-545:R'])
      must(await call('icacls', 'C:\\work', '/grant', 'Users:R', '/t'))
      expect(await lists()).toContain('C:\\work\\below.txt\tI S-1-5-32-545:R')
      must(await call('icacls', 'C:\\work', '/reset', '/t'))
      expect(await lists()).toEqual([])
    })

    it.each([
      { args: ['C:\\nowhere', '/grant', '*S-1-5-18:F'], code: 2 },
      { args: ['C:\\windows', '/grant', 'Nobody:F'], code: 1332 },
      { args: ['C:\\windows', '/grand', '*S-1-5-18:F'], code: 87 },
    ])('answers $code to icacls $args', async ({ args, code }) => {
      await call('icacls', ...args)
      expect((await machine.calls('icacls')).map(({ exitCode }) => exitCode)).toEqual([code])
    })

    it('knows accounts by their translated names', async () => {
      machine.env.REPAIRBOOK_LANGUAGE = 'fr'
      await call('icacls', 'C:\\windows', '/grant', 'Administrators:F')
      await call('icacls', 'C:\\windows', '/grant', '*S-1-5-32-544:F')
      expect((await machine.calls('icacls')).map(({ exitCode }) => exitCode)).toEqual([1332, 0])
      must(await call('icacls', 'C:\\windows', '/reset'))
    })
  })

  it('takeown takes what is there, and knows the answer in its language alone', async () => {
    must(await call('takeown', '/f', 'C:\\windows\\regedit.exe', '/a', '/d', 'y'))
    expect((await call('takeown', '/f', 'C:\\nowhere')).exitCode).toBe(1)
    machine.env.REPAIRBOOK_LANGUAGE = 'fr'
    expect((await call('takeown', '/f', 'C:\\windows\\regedit.exe', '/d', 'y')).exitCode).toBe(1)
  })

  it.each(['dism', 'sfc', 'chkdsk', 'gpupdate'])('%s answers as it is told to', async (name) => {
    await machine.injectFaults([`${name} run 2 3010`])
    for (let i = 0; i < 2; i++) await call(name, '/x', 'a b')
    expect(await machine.calls(name)).toEqual([
      { program: name, verb: 'run', exitCode: 0, line: '/x "a b"' },
      { program: name, verb: 'run', exitCode: 3010, line: '/x "a b"' },
    ])
  })
})
