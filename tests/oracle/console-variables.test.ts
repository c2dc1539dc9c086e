import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { type ConsoleVariables, followVariables } from '../../lib/command'
import type { Shell } from '../../lib/model'
import { need } from './available'
import { runPs1 } from './powershell'
import { must, openPrefix, type Prefix } from './wine'

/**
 * What variables hold, by the shells themselves: each command is run twice, as it is written and with
 * the values that we put into it, and shows the same.
 */

let prefix: Prefix | undefined

afterEach(async () => {
  await prefix?.dispose()
  prefix = undefined
})

const NAMES = ['key', 'Base', 'x_1'] as const
const name = fc.constantFrom(...NAMES, 'KEY', 'base')
const text = fc.string({
  unit: fc.constantFrom('A', 'b', '7', '0', '\\', ' ', '.', '-', '$', '`', "'", '%', '{', ',', 'é'),
  maxLength: 8,
})
const single = text.map((inner) => `'${inner.replaceAll("'", "''")}'`)
const use = name.chain((one) => fc.constantFrom(`$${one}`, `\${${one}}`))
const piece = fc.oneof(
  text.map((inner) => inner.replace(/[`$"]/g, '`$&')),
  use,
)
const double = fc.array(piece, { maxLength: 4 }).map((pieces) => `"${pieces.join('')}"`)
const term = fc.oneof(single, double, use)
const assignment = fc
  .tuple(fc.constantFrom(...NAMES), fc.array(term, { minLength: 1, maxLength: 3 }))
  .map(([to, terms]) => `$${to} = ${terms.join(' + ')}`)
const argument = fc.oneof(
  term,
  fc.tuple(fc.constantFrom('HKLM:\\', 'a', '-'), use).map(([before, one]) => before + one),
)
const typed = fc.tuple(
  fc.array(assignment, { minLength: 1, maxLength: 5 }),
  fc.array(argument, { minLength: 1, maxLength: 3 }).map((list) => `Show ${list.join(' ')}`),
)

/** What is typed: assignments, and the command that uses what they set. */
type Typed = fc.Arbitrary<[string[], string]>

/** The cases whose variables are followed, each with both spellings of its command as its last lines. */
function followed(typed: Typed, runs: number, first: readonly string[], shell: Shell): string[][] {
  return fc.sample(typed, { numRuns: runs, seed: 5 }).flatMap(([given, command]) => {
    const variables: ConsoleVariables = new Map()
    const assignments = [...first, ...given]
    for (const one of assignments) followVariables(variables, one, shell)
    const filled = followVariables(variables, command, shell)
    return filled === null ? [] : [[...assignments, command, filled]]
  })
}

/** Each case shows one line for each spelling: those where the two differ. */
function differing(cases: readonly string[][], stdout: string): string[] {
  const answers = stdout.split('\n').slice(0, -1)
  expect(answers).toHaveLength(2 * cases.length)
  return cases.flatMap((lines, index) =>
    answers[2 * index] === answers[2 * index + 1] ? [] : [lines.join('\n')],
  )
}

describe.skipIf(!need('wine', 'dotnet'))('a command of PowerShell', () => {
  it('is given by variables what we put in their places', async () => {
    const first = NAMES.map((one) => `$${one} = '${one} 1'`)
    const cases = followed(typed, 3000, first, 'powershell')
    expect(cases.length).toBeGreaterThan(300)
    const show =
      "function Show { Write-Output ($args.Count.ToString() + ': ' + ($args -join '|')) }"
    prefix = await openPrefix({ standIns: false })
    const script = `\ufeff${[show, ...cases.flat()].join('\r\n')}\r\n`
    const answer = must(await runPs1(prefix, await prefix.put('variables.ps1', script)))
    expect(differing(cases, answer.stdout)).toEqual([])
  })
})

const value = fc.string({
  unit: fc.constantFrom('A', 'b', '7', '\\', ' ', '.', '-', '(', ')', "'", ',', ';', '=', '!'),
  minLength: 1,
  maxLength: 8,
})
const cmdTyped = fc.tuple(
  fc.array(
    fc
      .tuple(fc.constantFrom(...NAMES), value, fc.boolean())
      .map(([to, data, quoted]) =>
        quoted ? `set "${to}=${data}"` : `set ${to}=${data.trimEnd()}`,
      ),
    { minLength: 1, maxLength: 4 },
  ),
  name.map((one) => `echo [%${one}%]`),
)

describe.skipIf(!need('wine'))('a command of cmd', () => {
  it('is given by variables what we put in their places', async () => {
    const first = NAMES.map((one) => `set ${one}=1`)
    const cases = followed(cmdTyped, 400, first, 'cmd')
    expect(cases.length).toBeGreaterThan(150)
    prefix = await openPrefix({ standIns: false })
    const script = `${['@echo off', ...cases.flat()].join('\r\n')}\r\n`
    const answer = must(await prefix.runCmd(await prefix.put('variables.cmd', script)))
    expect(differing(cases, answer.stdout)).toEqual([])
  })
})
