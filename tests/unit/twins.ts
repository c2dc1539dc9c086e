import fc from 'fast-check'
import { expect } from 'vitest'
import type { Plan, RegistryData, Script, Target } from '../../lib/model'
import type { RegistrySetAction } from '../../lib/model/registry-action'
import { bytesOf, emitScript } from '../../lib/script'
import { hostileText, hostileTexts } from './hostile'
import { type PsToken, readPowerShell } from './models/powershell'
import { stated } from './stated-plan'

/**
 * A script with hostile words beside its twin with harmless ones: whatever the words are, the two
 * have the same shape, and each word stands where its twin stands.
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
export function emittedOrRefused(target: Target, plan: Plan): Script | null {
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

/** As many levels as the real key has: each may be looked at by itself. */
const harmlessKey = (key: string) =>
  key
    .split('\\')
    .map((_, level) => `${HARMLESS.key}${level}`)
    .join('\\')

export function harmless({ key, name, value }: RegistrySetAction): RegistrySetAction {
  // CMD writes data with percent signs in a line of its own, and at a prompt two of them in all of the
  // data may be a variable: the twin has them where its text does.
  const signs = (text: string) => '%'.repeat(Math.min(text.split('%').length - 1, 2))
  const data = (): RegistryData => {
    switch (value.type) {
      case 'REG_SZ':
      case 'REG_EXPAND_SZ':
        return { type: value.type, data: value.data && HARMLESS.data + signs(value.data) }
      case 'REG_MULTI_SZ':
        return {
          type: value.type,
          data: value.data.map((text, i) => `${HARMLESS.data}${i}${signs(text)}`),
        }
      default:
        return value
    }
  }
  return stated(name && HARMLESS.name, data(), key && harmlessKey(key))
}

/** A text of the harmless script with the real words in it. */
export function worded(read: string, { key, name, value }: RegistrySetAction): string {
  const words = new Map([
    ...key.split('\\').map((part, level): [string, string] => [`${HARMLESS.key}${level}`, part]),
    [HARMLESS.name, name],
    [HARMLESS.data, typeof value.data === 'string' ? value.data : ''],
  ])
  if (value.type === 'REG_MULTI_SZ') {
    for (const [i, data] of value.data.entries()) words.set(`${HARMLESS.data}${i}`, data)
  }
  return read.replace(
    /(Harmless(?:Key|Name|Data)\d*)%{0,2}/g,
    (whole, word) => words.get(word) ?? whole,
  )
}

const readBefore = new Map<string, PsToken[]>()

/**
 * The tokens of the two scripts where these differ. What stands before is the same, and is read for
 * itself, so that it ends in code; what stands behind is the same, and is read the same.
 */
export function readApart(one: Script, other: Script): [PsToken[], PsToken[]] {
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

const RUNS = 250

/** Runs a property over drawn actions, with every listed attack as name, key and data first. */
export function everyAction(check: (action: RegistrySetAction) => boolean): { held: number } {
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
  // One percent sign in a list of two, and one in each.
  for (const data of [
    ['%~1', "it's"],
    ['%a', 'b%'],
  ])
    run(stated('Name', { type: 'REG_MULTI_SZ', data }))
  // A percent sign, and a backslash before the closing quote: lines that CMD reads once.
  for (const data of ['%\\', '%SystemRoot%\\']) run(stated('Name', { type: 'REG_EXPAND_SZ', data }))
  fc.assert(
    fc.property(anyAction, (action) => run(action)),
    { numRuns: RUNS },
  )
  return count
}
