import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { need } from './available'
import { rdpArticle } from './emitted'
import { ONLINE_VALUES } from './facts'
import { runAsPublished } from './published-commands'
import { difference, type Registry, type RegistryChange, valueAt } from './registry'
import { freshRegistry } from './template'
import { openPrefix, type Prefix } from './wine'
import { withValues } from './with-values'

/** Why the product exists: what a reader gets who copies the article's commands as they stand. */
describe.skipIf(!need('wine'))('the published commands, run as they are', () => {
  let prefix: Prefix
  let codes: number[]
  let after: Registry
  let changes: RegistryChange[]

  beforeAll(async () => {
    prefix = await openPrefix({ standIns: false })
    const { procedures } = await rdpArticle()
    const online = procedures.find(({ situation }) => situation === 'online')
    const commands = online?.steps.flatMap((step) => step.commands) ?? []
    codes = await runAsPublished(
      prefix,
      commands.map(({ text }) => text),
    )
    after = await prefix.exportRegistry()
    changes = difference(await freshRegistry(), after)
  })
  afterAll(() => prefix?.dispose())

  it('fail the test that the emitted scripts pass', async () => {
    expect(difference(withValues(await freshRegistry(), ONLINE_VALUES), after)).not.toEqual([])
  })

  it('leave not one of the 16 values', () => {
    const right = ONLINE_VALUES.filter(({ key, name }) => valueAt(after, key, name) !== undefined)
    expect(right.map(({ name }) => name)).toEqual([])
  })

  it('leave values with quotes in their names instead', () => {
    const names = changes.flatMap(({ name }) => (name === null ? [] : [name]))
    expect(names).toContain("'SecurityLayer'")
    expect(names.filter((name) => !/^' ?\w+ ?'$/.test(name))).toEqual([])
  })

  it('tell the reader that all went well', () => {
    expect(codes.filter((code) => code === 0).length).toBeGreaterThan(codes.length / 2)
  })
})
