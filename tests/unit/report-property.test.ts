import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Action, RegistryData } from '../../lib/model'
import { readConsole } from '../../lib/report'
import { dataText, serialPieces } from '../../lib/script'
import { answerTo, end, planOf, type Screen, shown } from './console'

/** Whatever the values are, what is read from a screen is what was on it, or said to be unreadable. */

const KEY = 'Control\\Terminal Server\\WinStations\\RDP-Tcp'
const PATH = `HKLM\\SYSTEM\\CurrentControlSet\\${KEY}`

/** Printable, without what a prompt cannot be given; blanks only between other characters. */
const word = fc.stringMatching(/^[#-$&-~]{1,12}$/)
const sentence = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '))
const name = fc
  .array(fc.stringMatching(/^[A-Za-z0-9._()'-]{1,20}$/), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(' '))

const data: fc.Arbitrary<RegistryData> = fc.oneof(
  fc.nat(0xffffffff).map((number): RegistryData => ({ type: 'REG_DWORD', data: number })),
  fc.constantFrom<RegistryData>(
    { type: 'REG_DWORD', data: 0 },
    { type: 'REG_DWORD', data: 1 },
    { type: 'REG_DWORD', data: 0xffffffff },
  ),
  fc
    .bigInt(0n, 0xffffffffffffffffn)
    .map((n): RegistryData => ({ type: 'REG_QWORD', data: `${n}` })),
  sentence.map((text): RegistryData => ({ type: 'REG_SZ', data: text })),
  sentence.map((text): RegistryData => ({ type: 'REG_EXPAND_SZ', data: text })),
  fc
    .array(
      word.filter((text) => !/\\/.test(text)),
      { maxLength: 12 },
    )
    .map((list): RegistryData => ({ type: 'REG_MULTI_SZ', data: list })),
  fc.uint8Array({ maxLength: 80 }).map(
    (bytes): RegistryData => ({
      type: 'REG_BINARY',
      data: Buffer.from(bytes).toString('hex'),
    }),
  ),
)

/** What is there: another value, or null for the one that is wanted. */
const found = fc.option(data, { freq: 2 })

const setting = (name: string, value: RegistryData): Action => ({
  kind: 'registry-set',
  step: '1',
  root: 'HKLM',
  hive: 'SYSTEM',
  controlSet: true,
  key: KEY,
  name,
  value,
})

const screen = fc.record({
  trimmed: fc.boolean(),
  french: fc.boolean(),
  lineEnd: fc.constantFrom('\r\n', '\n', '\r'),
  prompt: fc.constantFrom('C:\\Windows\\system32>', 'C:\\>', 'D:\\some folder\\deep inside>'),
})

/** Writes some letters twice, or leaves out one of two that are equal. */
function damaged(seed: number): (echo: string) => string {
  return (echo) => {
    let left = seed
    let text = ''
    for (const letter of echo) {
      left = (left * 1103515245 + 12345) % 2147483648
      const luck = left % 11
      if (luck === 0 && letter === text.at(-1)) continue
      text += luck === 1 && /[A-Za-z]/.test(letter) ? letter + letter : letter
    }
    return text
  }
}

const lookOf = (action: Action) => {
  const pieces = serialPieces(planOf([action], { mode: 'check' }))
  return pieces.find(({ purpose }) => purpose === 'look')?.text
}

describe('whatever the value', () => {
  test('a value that is there is read back, or is unreadable where a break leaves a doubt', () => {
    let unreadable = 0
    let all = 0
    fc.assert(
      fc.property(name, data, found, screen, fc.nat(), (name, want, other, how, seed) => {
        const is = other ?? want
        const action = setting(name, want)
        const look = lookOf(action)
        fc.pre(look !== undefined)
        const stored = [{ key: PATH, name, type: is.type, data: dataText(is) }]
        const answer = answerTo(PATH, name, stored, how.french)
        const looks: Screen = { ...how, damage: damaged(seed) }
        const text = shown(look ?? '', answer, looks) + end(how)
        const [line] = readConsole(planOf([action]), text)
        all += 1
        if (line?.status === 'unreadable') {
          unreadable += 1
          expect(line.reason?.en).toMatch(/broken over rows|altered/)
          return
        }
        const same = want.type === is.type && dataText(want) === dataText(is)
        expect(line?.status).toBe(same ? 'set' : 'different')
        if (!same) expect(line?.is).toBe(`${is.type} ${dataText(is)}`)
      }),
      { numRuns: 500 },
    )
    // One blank is lost at a break and found again; a doubt is for what else a break can take.
    expect(unreadable / all).toBeLessThan(0.02)
  })

  test('a value that is not there is missing, or unreadable where its question was altered', () => {
    fc.assert(
      fc.property(name, data, screen, fc.nat(), fc.boolean(), (name, want, how, seed, hurt) => {
        const action = setting(name, want)
        const look = lookOf(action)
        fc.pre(look !== undefined)
        const damage = hurt ? damaged(seed) : (echo: string) => echo
        const altered = damage(look ?? '') !== look
        const answer = answerTo(PATH, name, [], how.french)
        const text = shown(look ?? '', answer, { ...how, damage }) + end(how)
        const [line] = readConsole(planOf([action]), text)
        expect(line?.status).toBe(altered ? 'unreadable' : 'missing')
      }),
      { numRuns: 300 },
    )
  })

  test('a text that was cut anywhere never says more than the whole one', () => {
    fc.assert(
      fc.property(
        name,
        data,
        found,
        screen,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (name, want, other, how, part) => {
          const is = other ?? want
          const action = setting(name, want)
          const look = lookOf(action)
          fc.pre(look !== undefined)
          const stored = [{ key: PATH, name, type: is.type, data: dataText(is) }]
          const text = shown(look ?? '', answerTo(PATH, name, stored), how) + end(how)
          const [whole] = readConsole(planOf([action]), text)
          const [cut] = readConsole(planOf([action]), text.slice(0, Math.floor(part * text.length)))
          if (cut?.status === 'unreadable' || cut?.status === 'not seen') return
          expect({ status: cut?.status, is: cut?.is }).toEqual({
            status: whole?.status,
            is: whole?.is,
          })
        },
      ),
      { numRuns: 500 },
    )
  })

  test('no text makes it throw, whatever is pasted', () => {
    const plan = planOf([setting('N', { type: 'REG_SZ', data: 'x' })])
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(readConsole(plan, text)).toHaveLength(1)
        expect(readConsole(plan, `${PATH}\n${text}`)[0]?.status).not.toBe('set')
      }),
      { numRuns: 500 },
    )
  })
})
