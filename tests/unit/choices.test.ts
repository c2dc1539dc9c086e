import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkChoice,
  choiceParsers,
  choicesToSearch,
  defaultChoices,
  MODES,
  readChoices,
  SPELLINGS,
} from '../../lib/choices'
import { type Choices, TARGETS } from '../../lib/model'
import { remakeOf } from '../../lib/plan/remake'

const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
const mount = fc
  .stringMatching(/^[A-Z][A-Z0-9_-]{0,31}$/)
  .filter((name) => checkChoice('system', name).ok)
const anyChoices: fc.Arbitrary<Choices> = fc
  .record({
    situation: fc.constantFrom('online' as const, 'offline' as const),
    target: fc.constantFrom(...TARGETS),
    mode: fc.constantFrom(...MODES),
    drive: fc.option(letter),
    bootDrive: fc.option(letter),
    spelling: fc.constantFrom(...SPELLINGS),
    systemMount: mount,
    softwareMount: mount,
    controlSets: fc
      .uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 4 })
      .map((sets) => sets.sort((a, b) => a - b)),
    steps: fc.option(
      fc.uniqueArray(fc.stringMatching(/^[0-9a-z]{1,4}$/), { minLength: 1, maxLength: 5 }),
    ),
    procedure: fc.option(fc.stringMatching(/^[a-z0-9-]{1,40}$/)),
  })
  .filter(({ systemMount, softwareMount }) => systemMount !== softwareMount)

test('choices come back from their URL as they were', () => {
  fc.assert(
    fc.property(anyChoices, (choices) => {
      expect(readChoices(new URLSearchParams(choicesToSearch(choices)))).toEqual({
        ok: true,
        choices,
      })
    }),
    { numRuns: 1000 },
  )
})

test('what is as it was is not in the URL', () => {
  expect(choicesToSearch(defaultChoices())).toBe('')
  expect(choicesToSearch({ ...defaultChoices('offline'), drive: 'G' })).toBe(
    'situation=offline&drive=G',
  )
})

test('whatever a parameter holds, it is a value of its grammar or refused', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'F & calc',
      'F"',
      '%COMSPEC%',
      '$(calc)',
      '`calc`',
      "F'; calc; '",
      '../..',
      'F\n',
      'Ｆ',
    ),
  )
  fc.assert(
    fc.property(hostile, (text) => {
      const drive = choiceParsers.drive.parse(text)
      expect(drive === null || /^[A-Z]$/.test(drive)).toBe(true)
      const system = choiceParsers.system.parse(text)
      expect(system === null || /^[A-Za-z][A-Za-z0-9_-]{0,31}$/.test(system)).toBe(true)
      expect(
        (choiceParsers.sets.parse(text) ?? [1]).every(
          (set) => Number.isInteger(set) && set >= 1 && set <= 999,
        ),
      ).toBe(true)
      for (const step of choiceParsers.steps.parse(text) ?? [])
        expect(step).toMatch(/^[\p{L}\p{N}]{1,4}(?:[.-][\p{L}\p{N}]{1,4}){0,7}$/u)
    }),
    { numRuns: 3000 },
  )
})

describe('what is refused, and what is said', () => {
  test.each([
    ['drive', 'F & calc', 'expected one letter'],
    ['drive', 'FF', 'expected one letter'],
    ['drive', '1', 'expected one letter'],
    ['system', 'SYSTEM', 'hive of the running Windows'],
    ['system', 'software', 'hive of the running Windows'],
    ['system', 'A B', 'not a hive name'],
    ['software', '', 'not a hive name'],
    ['sets', '0', 'not a list of control sets'],
    ['sets', '1,,2', 'not a list of control sets'],
    ['sets', '1000', 'not a list of control sets'],
    ['steps', '2;3', 'not a list of steps'],
    ['situation', 'offlin', 'online, offline'],
    ['target', 'bash', 'cmd, powershell, reg'],
    ['mode', 'revert', 'apply, check'],
    ['procedure', 'a b', "procedure's id"],
  ] as const)('%s=%s', (name, text, reason) => {
    const checked = checkChoice(name, text)
    expect(checked).toMatchObject({ ok: false, message: { en: expect.stringContaining(reason) } })
  })

  test('two hives under one name', () => {
    const read = readChoices([
      ['system', 'BROKEN'],
      ['software', 'broken'],
    ])
    expect(read).toMatchObject({ ok: false, refused: [{ name: 'software' }] })
  })

  test('every wrong choice is named, names of others are passed over', () => {
    const read = readChoices([
      ['drive', '?'],
      ['sets', 'x'],
      ['utm_source', 'mail'],
    ])
    expect(read).toMatchObject({ ok: false, refused: [{ name: 'drive' }, { name: 'sets' }] })
  })

  test.each(['f', 'F', 'f:', 'F:'])('a drive letter as people write it: %s', (text) => {
    expect(checkChoice('drive', text)).toEqual({ ok: true, value: 'F' })
  })
})

describe('the line that makes a script again', () => {
  const all = { ...defaultChoices('offline'), drive: 'G', bootDrive: 'H', controlSets: [2] }
  test.each([
    ['cmd', ' --drive G --boot H --system X'],
    ['reg', ' --system X --sets 2'],
    ['vm-repair', ' --drive G --boot H --system X'],
  ] as const)('names for %s what it has a use for', (target, options) => {
    const choices = { ...all, target, systemMount: 'X', spelling: 'mixed' as const }
    const { command, url } = remakeOf('a', true, choices)
    expect(command).toBe(`npx repairbook script a --situation offline --target ${target}${options}`)
    expect(url).not.toContain('spelling')
    for (const option of options.match(/\w+(?= \w)/g) ?? []) expect(url).toContain(`${option}=`)
  })
})
