import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { answerTo, end, shown } from './console'

/** `repairbook report`, with what a console printed on its input. */

const KEY = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp'

function report(input: string | Uint8Array, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['cli/repairbook.mjs', 'report', 'rdp-disconnects', ...args],
    { input },
  )
  return { code: status, out: stdout.toString(), err: stderr.toString() }
}

const screen = (data: string) =>
  shown(
    `reg query "${KEY}" /v SecurityLayer`,
    answerTo(KEY, 'SecurityLayer', [{ key: KEY, name: 'SecurityLayer', type: 'REG_DWORD', data }]),
  ) + end()

test('all set is 0, anything else 1', () => {
  const step = ['--situation', 'online', '--steps', '2']
  const set = report(screen('0x0'), ...step)
  expect(set.code).toBe(0)
  expect(JSON.parse(set.out)).toMatchObject([
    { name: 'SecurityLayer', status: 'set', reason: null },
  ])
  const different = report(screen('0x2'), ...step, '--format', 'table', '--lang', 'fr')
  expect(different.code).toBe(1)
  expect(different.out).toMatch(/SecurityLayer +REG_DWORD 0x0 +REG_DWORD 0x2/)
  expect(different.err).toBe('1: 1 différent\n')
  expect(report('', ...step).code).toBe(1)
})

test('UTF-16 and eight-bit text are read too', () => {
  const step = ['--situation', 'online', '--steps', '2']
  const utf16 = Buffer.from(`\ufeff${screen('0x0')}`, 'utf16le')
  expect(report(utf16, ...step).code).toBe(0)
  const latin = Buffer.from(`d\u00e9j\u00e0 vu\r\n${screen('0x0')}`, 'latin1')
  expect(report(latin, ...step).code).toBe(0)
})

test('a wrong call is 2, with one line', () => {
  for (const args of [[], ['--situation', 'x'], ['--situation', 'online', '--steps', '1']]) {
    const { code, out, err } = report('', ...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^repairbook: [^\n]+\n$/)
  }
})
