import { afterEach, describe, expect, it, vi } from 'vitest'
import { defaultChoices } from '../../lib/choices'
import type { RegistrySetAction } from '../../lib/model/registry-action'
import { makePlan } from '../../lib/plan'
import { fillPlaceholders } from '../../lib/rules'
import { serialPieces } from '../../lib/script'
import { understandArticle } from '../../lib/understand'
import { hostileTexts } from '../unit/hostile'
import { canaryOf } from './attacks'
import { need } from './available'
import { paste } from './console'
import { type Ground, openGround } from './grounds'
import { made, statable } from './hostile-values'
import { difference } from './registry'
import { TARGET_ROWS, type TargetRow } from './targets'

/**
 * What a reader may give, of 500 hostile texts, for a placeholder of an article: what is not refused
 * is filled in, planned, emitted and run, by every target. The registry then holds the text, and
 * nothing else was done. (Of the parameters of a link none takes a text: tests/unit/injection.test.ts.)
 */

vi.setConfig({ testTimeout: 600_000 })

const TEXTS = hostileTexts(520)

/** An article with a placeholder of each type whose command states a value. */
const COMMANDS = [
  'reg add "HKLM\\SOFTWARE\\Quoting" /v Drive /t REG_SZ /d <Disk>:\\x /f',
  'reg add "HKLM\\SOFTWARE\\Quoting" /v PortNumber /t REG_DWORD /d <port> /f',
  'reg add "HKLM\\SOFTWARE\\Quoting" /v Path /t REG_EXPAND_SZ /d C:\\<folder> /f',
  'reg add "HKLM\\SOFTWARE\\Quoting" /v Text /t REG_SZ /d <words> /f',
]

function articleWith(command: string) {
  const read = understandArticle(`# T\n\n1. a\n\n   \`\`\`cmd\n   ${command}\n   \`\`\`\n`, 'a')
  if (!read.ok) throw new Error(read.message.en)
  return read.article
}

/** What is stated after a reader gave each of the texts for each placeholder; a value for each. */
const FILLED: readonly RegistrySetAction[] = COMMANDS.flatMap((command) => {
  const article = articleWith(command)
  const [placeholder] = article.placeholders
  if (!placeholder) throw new Error(`no placeholder in ${command}`)
  return TEXTS.flatMap((text, i) => {
    const filled = fillPlaceholders(article, new Map([[placeholder.id, text]]))
    if (!filled.ok) return []
    const planned = makePlan(filled.article, defaultChoices('online'))
    const actions = planned.ok ? planned.plan.actions : []
    return actions.map((action) => {
      if (action.kind !== 'registry-set') throw new Error(`${command} with ${text}`)
      return { ...action, name: `${action.name} ${i}` }
    })
  })
})

let ground: Ground | undefined

afterEach(async () => {
  await ground?.dispose()
  ground = undefined
})

it('takes some texts for each placeholder, and refuses most', () => {
  const names = new Set(FILLED.map(({ name }) => name.replace(/ \d+$/, '')))
  expect([...names].sort()).toEqual(['Drive', 'Path', 'PortNumber', 'Text'])
  expect(FILLED.length).toBeGreaterThan(50)
  expect(FILLED.length).toBeLessThan(0.2 * COMMANDS.length * TEXTS.length)
})

/** Wine's cmd takes a second for a value. */
const meantFor = ({ target }: Pick<TargetRow, 'target'>) =>
  FILLED.filter((_, i) => !/^(cmd|serial)$/.test(target) || i % 4 === 0)

describe.each(TARGET_ROWS.filter(({ needs }) => need(...needs)))('$target', (row) => {
  it('writes them, and does nothing else', async () => {
    ground = await openGround(row.situations[0] ?? 'online')
    const { machine, disk, plan, read, software } = ground
    const before = await read()
    // Refused, or written.
    const actions = statable(meantFor(row), row.target, plan)
    expect(actions.length).toBeGreaterThan(10)
    const answer = await row.run(machine, plan(actions), disk)
    expect(answer.exitCode, answer.stdout).toBe(0)
    expect(canaryOf(machine)).toBe(false)
    const expected = new Map([...before, ...made(actions, software)])
    expect(difference(expected, await read())).toEqual([])
  })
})

describe.skipIf(!need('wine', 'mingw', 'hivex'))('serial', () => {
  it('writes them, and does nothing else', async () => {
    ground = await openGround('online')
    const { machine, plan, read, software } = ground
    const before = await read()
    const pieces = serialPieces(plan(meantFor({ target: 'serial' })))
    const typed = new Set(pieces.flatMap(({ action }) => action ?? []))
    const actions = meantFor({ target: 'serial' }).filter((_, i) => typed.has(i))
    expect(actions.length).toBeGreaterThan(10)
    await paste(
      machine,
      pieces.filter(({ purpose }) => purpose !== 'look').map(({ text }) => text),
    )
    expect(canaryOf(machine)).toBe(false)
    const expected = new Map([...before, ...made(actions, software)])
    expect(difference(expected, await read())).toEqual([])
  })
})
