import { describe, expect, test } from 'vitest'
import type { Plan, RegistryData, Script, Target } from '../../lib/model'
import type { RegistrySetAction } from '../../lib/model/registry-action'
import { textOf } from '../../lib/script'
import { isTypedPlainly } from '../../lib/script/serial/refusal'
import { hostileTexts } from './hostile'
import { readCmdLine, readPromptLine } from './models/cmd'
import type { PsToken } from './models/powershell'
import { readReg } from './models/reg'
import { planWith, stated } from './stated-plan'
import { emittedOrRefused, everyAction, harmless, readApart, worded } from './twins'

/**
 * Whatever an article states is either refused with a sentence, or comes back the same from a reader
 * of the shell that is not our emitter: here a strict model (fast, for thousands of values), in
 * tests/oracle/quoting.test.ts the programs themselves.
 */

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
          expect(asProgramTakes(read.text)).toBe(worded(wanted.text, action))
        }
      }
      return true
    })
    expect(held).toBeGreaterThan(150)
  })
})

/** In a line that starts a program, two backslashes before a closing quote are one to it. */
function asProgramTakes(line: string): string {
  // The model marks what a variable held by private characters.
  return /^"\p{Co}?%REG%/u.test(line) ? line.replace(/(\\+)\1(?=")/g, '$1') : line
}

describe.each(['apply', 'check', 'undo'] as const)('serial pieces, to %s', (mode) => {
  test('read at a prompt as harmless ones do, with these words', () => {
    const { held } = everyAction((action) => {
      const script = emittedOrRefused('serial', planWith([action], { mode }))
      if (!script) return false
      const twin = emittedOrRefused('serial', planWith([harmless(action)], { mode }))
      if (!twin) throw new Error('the harmless twin was refused')
      const pieces = ({ lines }: Script) =>
        lines
          .filter(({ text }) => !text.startsWith('rem '))
          .map(({ text }) => said(readPromptLine(text)))
      const wanted = pieces(twin).map((read) => worded(read, action))
      if (isTypedPlainly(action) || mode !== 'apply') expect(pieces(script)).toEqual(wanted)
      else expectThroughFile(pieces(script), wanted, action)
      return true
    })
    expect(held).toBeGreaterThan(150)
  })
})

/** What `reg add` cannot be given goes through a file of bytes; all other pieces are the twin's. */
function expectThroughFile(pieces: string[], wanted: string[], { value }: RegistrySetAction): void {
  const isFile = (piece: string) => piece.includes('echo REGEDIT4')
  expect(pieces.filter((piece) => !isFile(piece))).toEqual(
    wanted.filter((piece) => !isFile(piece) && !/^reg\P{L}?add/u.test(piece)),
  )
  const [file = '', ...more] = pieces.filter(isFile)
  expect(more).toEqual([])
  const [, digits = ''] =
    /=hex(?:\([0-9a-f]\))?:([0-9a-f,]*)/.exec(file.replace(/\p{Co}/gu, '')) ?? []
  const bytes = Buffer.from(digits.replaceAll(',', ''), 'hex')
  const texts = value.type === 'REG_MULTI_SZ' ? [...value.data, ''] : [String(value.data)]
  const expected =
    value.type === 'REG_NONE'
      ? Buffer.from(value.data, 'hex')
      : Buffer.from(texts.map((text) => `${text}\0`).join(''), 'latin1')
  expect(bytes.toString('hex'), file).toBe(expected.toString('hex'))
}

/**
 * Without the names of kept files, which are digests; as a program takes its words apart: backslashes
 * before a quote count half; quotes themselves no value can hold.
 */
const said = (read: string) =>
  read
    .replace(/-[a-z0-5]{8}\b/g, '-DIGEST')
    .replace(/((?:\\\\)+)(?=")/g, (pairs) => pairs.slice(pairs.length / 2))
    .replaceAll('"', '')

describe.each(['run-command', 'vm-repair'] as const)('a %s script', (target) => {
  test('has the tokens of a harmless one, with these words in its strings', () => {
    const given: Partial<Plan> = target === 'vm-repair' ? inControlSet : {}
    const { held } = everyAction((stating) => {
      const action = target === 'vm-repair' ? system(stating) : stating
      const script = emittedOrRefused(target, planWith([action], given))
      if (!script) return false
      expect(textOf(script)).toMatch(/^[\r\n\x20-\x7e]*$/)
      const other = harmless(stating)
      const twin = emittedOrRefused(
        target,
        planWith([target === 'vm-repair' ? system(other) : other], given),
      )
      if (!twin) throw new Error('the harmless twin was refused')
      const [read, wanted] = readApart(script, twin)
      const expected = wanted.map(
        (token): PsToken =>
          token.kind === 'string' ? { ...token, text: worded(token.text, action) } : token,
      )
      expect(joined(read)).toEqual(joined(expected))
      return true
    })
    expect(held).toBeGreaterThan(500)
  })
})

/** `('caf' + [char]0x00E9)` as the one string that it is; parentheses are the parser's to count. */
function joined(tokens: PsToken[]): string[] {
  const read: string[] = []
  let open = false
  for (const token of tokens) {
    if (token.kind === 'comment') continue
    if (token.kind === 'string' && open) read[read.length - 1] += token.text
    else if (token.kind !== 'code') read.push(`'${token.text}`)
    open = token.kind === 'code' && /\+$/.test(token.text)
    if (token.kind !== 'code') continue
    const [plus = ''] = /^(?:\+ \[char\]0x[0-9A-F]{4}\s*)+\+?/.exec(token.text) ?? []
    const units = plus.match(/0x[0-9A-F]{4}/g) ?? []
    if (plus !== '') read[read.length - 1] += String.fromCharCode(...units.map(Number))
    const code = token.text.slice(plus.length).replace(/[()\s]|^\+$/g, '')
    if (code !== '') read.push(code)
  }
  return read
}

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
