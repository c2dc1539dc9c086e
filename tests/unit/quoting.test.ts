import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Plan, RegistryData, Script, Target } from '../../lib/model'
import type { RegistrySetAction } from '../../lib/model/registry-action'
import { bytesOf, emitScript, textOf } from '../../lib/script'
import { hostileText, hostileTexts } from './hostile'
import { readCmdLine } from './models/cmd'
import { type PsToken, readPowerShell } from './models/powershell'
import { readReg } from './models/reg'
import { planWith, stated } from './stated-plan'

/**
 * Whatever an article states is either refused with a sentence, or comes back the same from a reader
 * of the shell that is not our emitter: here a strict model (fast, for thousands of values), in
 * tests/oracle/quoting.test.ts the programs themselves.
 */

const text = hostileText()
const hex = fc.uint8Array({ maxLength: 80 }).map((bytes) => Buffer.from(bytes).toString('hex'))

const anyData: fc.Arbitrary<RegistryData> = fc.oneof(
  text.map((data): RegistryData => ({ type: 'REG_SZ', data })),
  text.map((data): RegistryData => ({ type: 'REG_EXPAND_SZ', data })),
  fc.array(text, { maxLength: 4 }).map((data): RegistryData => ({ type: 'REG_MULTI_SZ', data })),
  fc.nat(0xffffffff).map((data): RegistryData => ({ type: 'REG_DWORD', data })),
  fc
    .bigInt({ min: 0n, max: 2n ** 64n - 1n })
    .map((data): RegistryData => ({ type: 'REG_QWORD', data: String(data) })),
  hex.map((data): RegistryData => ({ type: 'REG_BINARY', data })),
  hex.map((data): RegistryData => ({ type: 'REG_NONE', data })),
)

const anyAction = fc
  .tuple(fc.oneof(fc.constant('Key'), text), fc.oneof(fc.constant('Name'), text), anyData)
  .map(([key, name, value]) => stated(name, value, key))

/** The script, or null where it was refused: then with a sentence in both languages. */
function emittedOrRefused(target: Target, plan: Plan): Script | null {
  const emitted = emitScript(plan, target)
  if (emitted.ok) {
    expect(() => bytesOf(emitted.script)).not.toThrow()
    return emitted.script
  }
  expect(emitted.message.en).toMatch(/^[\s\S]{20,}\.$/)
  expect(emitted.message.fr).toMatch(/^[\s\S]{20,}\.$/)
  return null
}

/** The same plan with words that no shell could take for anything: what the script should look like. */
const HARMLESS = { key: 'HarmlessKey', name: 'HarmlessName', data: 'HarmlessData' }

function harmless({ key, name, value }: RegistrySetAction): RegistrySetAction {
  const data = (): RegistryData => {
    switch (value.type) {
      case 'REG_SZ':
      case 'REG_EXPAND_SZ':
        return { type: value.type, data: value.data === '' ? '' : HARMLESS.data }
      case 'REG_MULTI_SZ':
        return { type: value.type, data: value.data.map((_, i) => `${HARMLESS.data}${i}`) }
      default:
        return value
    }
  }
  return stated(name && HARMLESS.name, data(), key && HARMLESS.key)
}

/** A text of the harmless script with the real words in it. */
function worded(read: string, { key, name, value }: RegistrySetAction): string {
  const words = new Map([
    [HARMLESS.key, key],
    [HARMLESS.name, name],
    [HARMLESS.data, typeof value.data === 'string' ? value.data : ''],
  ])
  if (value.type === 'REG_MULTI_SZ') {
    for (const [i, data] of value.data.entries()) words.set(`${HARMLESS.data}${i}`, data)
  }
  return read.replace(/Harmless(?:Key|Name|Data)\d*/g, (word) => words.get(word) ?? word)
}

const readBefore = new Map<string, PsToken[]>()

/**
 * The tokens of the two scripts where these differ. What stands before is the same, and is read for
 * itself, so that it ends in code; what stands behind is the same, and is read the same.
 */
function readApart(one: Script, other: Script): [PsToken[], PsToken[]] {
  const [a, b] = [one, other].map(({ lines }) => lines.map(({ text }) => text)) as [
    string[],
    string[],
  ]
  // Help is one comment: it is read from its beginning.
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  if (start < a.indexOf('#>')) start = a.indexOf('<#')
  let end = 0
  while (end < a.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const before = a.slice(0, Math.max(0, start)).join('\r\n')
  if (!readBefore.has(before)) readBefore.set(before, readPowerShell(before))
  const read = (lines: string[]) =>
    readPowerShell(lines.slice(Math.max(0, start), lines.length - end).join('\r\n'))
  return [read(a), read(b)]
}

const situations: Array<Partial<Plan>> = [
  {},
  { mode: 'check' },
  {
    situation: 'offline',
    hives: [
      { hive: 'SOFTWARE', file: 'Windows\\System32\\config\\SOFTWARE', mount: 'BROKENSOFTWARE' },
    ],
    controlSets: [1],
  },
]
const inControlSet: Partial<Plan> = {
  situation: 'offline',
  hives: [{ hive: 'SYSTEM', file: 'Windows\\System32\\config\\SYSTEM', mount: 'BROKENSYSTEM' }],
  controlSets: [1, 2],
}
const system = (action: RegistrySetAction): RegistrySetAction => ({
  ...action,
  hive: 'SYSTEM',
  controlSet: true,
})

const RUNS = 250

/** Runs a property over drawn actions, with every listed attack as name, key and data first. */
function everyAction(check: (action: RegistrySetAction) => boolean): { held: number } {
  const count = { held: 0 }
  const run = (action: RegistrySetAction) => {
    if (check(action)) count.held++
  }
  for (const attack of hostileTexts(0)) {
    run(stated('Name', { type: 'REG_SZ', data: attack }))
    run(stated('Name', { type: 'REG_EXPAND_SZ', data: attack }))
    run(stated('Name', { type: 'REG_MULTI_SZ', data: [attack, 'x', attack] }))
    run(stated(attack, { type: 'REG_DWORD', data: 1 }))
    run(stated('Name', { type: 'REG_DWORD', data: 1 }, attack))
    run(stated('Name', { type: 'REG_DWORD', data: 1 }, `a\\${attack}\\b`))
  }
  fc.assert(
    fc.property(anyAction, (action) => run(action)),
    { numRuns: RUNS },
  )
  return count
}

describe('a .reg file', () => {
  test('holds exactly what the article states', () => {
    const { held } = everyAction((action) => {
      const script = emittedOrRefused('reg', planWith([action]))
      if (!script) return false
      const { key, name, value } = action
      const qword: RegistryData =
        value.type === 'REG_QWORD' ? { ...value, data: String(value.data) } : value
      const path = ['HKEY_LOCAL_MACHINE\\SOFTWARE', key].filter((part) => part !== '').join('\\')
      expect(readReg(textOf(script))).toEqual([{ key: path, name, value: qword }])
      return true
    })
    // Refusing everything would be no proof.
    expect(held).toBeGreaterThan(700)
  })
})

describe.each([...situations, inControlSet])('a PowerShell script, %o', (given) => {
  test('has the tokens of a harmless one, with these words in its strings', () => {
    const { held } = everyAction((stating) => {
      const action = given === inControlSet ? system(stating) : stating
      const script = emittedOrRefused('powershell', planWith([action], given))
      if (!script) return false
      const other = harmless(stating)
      const twin = emittedOrRefused(
        'powershell',
        planWith([given === inControlSet ? system(other) : other], given),
      )
      if (!twin) throw new Error('the harmless twin was refused')
      const [read, wanted] = readApart(script, twin)
      const expected = wanted.map(
        (token): PsToken =>
          token.kind === 'string' ? { ...token, text: worded(token.text, action) } : token,
      )
      expect(read).toEqual(expected)
      return true
    })
    expect(held).toBeGreaterThan(500)
  })
})

describe.each([...situations, inControlSet])('a CMD file, %o', (given) => {
  test('has the lines of a harmless one, with these words in their quotes', () => {
    const { held } = everyAction((stating) => {
      const action = given === inControlSet ? system(stating) : stating
      const script = emittedOrRefused('cmd', planWith([action], given))
      if (!script) return false
      const other = harmless(stating)
      const twin = emittedOrRefused(
        'cmd',
        planWith([given === inControlSet ? system(other) : other], given),
      )
      if (!twin) throw new Error('the harmless twin was refused')
      expect(script.lines.length).toBe(twin.lines.length)
      for (const [i, line] of script.lines.entries()) {
        const expected = twin.lines[i]?.text ?? ''
        if (line.text === expected) continue
        const read = readCmdLine(line.text)
        const wanted = readCmdLine(expected)
        expect(read.kind).toBe(wanted.kind)
        if (read.kind === 'command' && wanted.kind === 'command') {
          expect(read.text).toBe(worded(wanted.text, action))
        }
      }
      return true
    })
    expect(held).toBeGreaterThan(150)
  })
})

describe('comments', () => {
  const planSaying = (article: string, comment: string) =>
    planWith([{ ...stated('Name', { type: 'REG_DWORD', data: 1 }), step: comment }], {
      article,
      remake: { command: comment, url: comment },
      omissions: [{ step: comment, reason: { en: comment, fr: comment } }],
    })
  const scriptWith = (article: string, comment: string, target: Target) => {
    const script = emittedOrRefused(target, planSaying(article, comment))
    if (!script) throw new Error(`${comment} was refused in a comment`)
    return script
  }
  /** A script with the attack wherever a comment may have it, and one of the same name without. */
  const twins = (attack: string, target: Target) => {
    const script = scriptWith(attack, attack, target)
    const [stem = ''] = script.fileName.split('.online')
    return { script, harmless: scriptWith(stem, 'x', target) }
  }
  const attacks = hostileTexts(300)

  test('of a .reg file are no values', () => {
    for (const attack of attacks) {
      const read = readReg(textOf(scriptWith(attack, attack, 'reg')))
      expect(read.map(({ name }) => name)).toEqual(['Name'])
    }
  })

  test('of CMD are no commands, and all else is as ever', () => {
    for (const attack of attacks) {
      const { script, harmless } = twins(attack, 'cmd')
      expect(script.lines).toHaveLength(harmless.lines.length)
      for (const [i, { text }] of script.lines.entries()) {
        const expected = harmless.lines[i]?.text ?? ''
        if (text !== expected) expect(readCmdLine(text)).toEqual(readCmdLine(expected))
      }
    }
  })

  test('of PowerShell are no code, and all else is as ever', () => {
    for (const attack of attacks) {
      const { script, harmless } = twins(attack, 'powershell')
      const [read, wanted] = readApart(script, harmless)
      expect(read).toEqual(wanted)
    }
  })

  test.each(['cmd', 'powershell', 'reg'] as const)('%s has a safe name and run line', (target) => {
    for (const attack of attacks) {
      const { fileName, run } = scriptWith(attack, attack, target)
      expect(fileName).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,150}$/)
      expect(fileName).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)\./i)
      expect(run).toMatch(/^[\w .\\:@/-]+$/)
    }
  })
})
