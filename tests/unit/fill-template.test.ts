import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultChoices } from '../../lib/choices'
import { articleBySlug } from '../../lib/content'
import { type Article, PlaceholderType } from '../../lib/model'
import { checkValue } from '../../lib/placeholder-values'
import { makePlan } from '../../lib/plan'
import { fillPlaceholders, templatesOf } from '../../lib/rules'
import { fillTemplate } from '../../lib/rules/fill-template'
import { PROBES } from '../../lib/rules/template'
import { understandArticle } from '../../lib/understand'

/** Values of each type as readers give them, and some that only look like something else. */
const VALUES: Partial<Record<PlaceholderType, fc.Arbitrary<string>>> = {
  guid: fc.oneof(
    fc.uuid().map((uuid) => `{${uuid}}`),
    fc.constantFrom('{default}', '{current}', '{bootmgr}'),
  ),
  port: fc.integer({ min: 1, max: 65535 }).map(String),
  service: fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.$-]{0,20}$/),
  computer: fc.stringMatching(/^[a-z][a-z0-9.-]{0,20}[a-z0-9]$/),
  interface: fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ]{0,10}[A-Za-z0-9]$/),
  thumbprint: fc.stringMatching(/^[0-9a-f]{40}$/),
}

const accepted = (type: PlaceholderType) =>
  (VALUES[type] ?? fc.constant('')).filter((text) => checkValue(type, text).ok)

/** The page's way and the command line's make the same statements and the same plan. */
function expectSame(article: Article, values: ReadonlyMap<string, string>) {
  const byReading = fillPlaceholders(article, values)
  if (!byReading.ok) throw new Error(byReading.message.en)
  const templates = templatesOf(article)
  const procedures = article.procedures.map((procedure) => {
    const template = templates.find(({ id }) => id === procedure.id)
    return template ? { ...procedure, ...fillTemplate(template, values) } : procedure
  })
  for (const [index, { id, situation }] of article.procedures.entries()) {
    const read = byReading.article.procedures[index]
    const made = procedures[index]
    expect(made?.facts).toEqual(read?.facts)
    expect(made?.changes).toEqual(read?.changes)
    expect(made?.leftOut).toEqual(read?.leftOut)
    const choices = { ...defaultChoices(situation), procedure: id }
    expect(makePlan({ ...article, procedures }, choices)).toEqual(
      makePlan(byReading.article, choices),
    )
  }
}

describe('filled in on a page', () => {
  test.each([
    [
      'rdp-internal-error',
      { 'serial-control': ['service', 'port'], 'repair-the-vm-offline': ['boot-entry'] },
    ],
    ['safe-mode', { 'repair-the-vm-offline': ['boot-entry'] }],
    ['dhcp-disabled', {}],
    ['rdp-disconnects', {}],
  ])('%s asks for what only its reader knows, once', async (slug, asked) => {
    for (const language of ['en', 'fr'] as const) {
      const templates = templatesOf(await articleBySlug(language, slug))
      const ids = templates.map((one) => [one.id, one.asked.map(({ id }) => id)])
      expect(Object.fromEntries(ids)).toEqual(asked)
    }
  })

  test.each(['rdp-internal-error', 'safe-mode'])(
    '%s: the same as what the command line reads, whatever is filled in',
    async (slug) => {
      const article = await articleBySlug('en', slug)
      const asked = new Map(
        templatesOf(article).flatMap((one) => one.asked.map(({ id, type }) => [id, type] as const)),
      )
      const some = fc.record(
        Object.fromEntries([...asked].map(([id, type]) => [id, accepted(type)])),
        { requiredKeys: [] },
      )
      fc.assert(
        fc.property(some, (values) =>
          expectSame(
            article,
            new Map(Object.entries(values).flatMap(([id, value]) => (value ? [[id, value]] : []))),
          ),
        ),
        { numRuns: 60 },
      )
    },
  )

  test('a service that is stopped and started by two names of one is restarted', async () => {
    const article = await articleBySlug('en', 'rdp-internal-error')
    expectSame(article, new Map([['service', 'TERMSERVICE']]))
  })

  test('without a value the command is left out, and says what is missing', async () => {
    const article = await articleBySlug('en', 'rdp-internal-error')
    const made = makePlan(article, defaultChoices('online'))
    if (!made.ok) throw new Error(made.message.en)
    const missing = made.plan.omissions.flatMap((one) => one.missing ?? [])
    expect(missing).toEqual([
      { subject: '<ServiceName>', spelled: '<ServiceName>' },
      { subject: 'PortNumber', spelled: '<Hexportnumber>' },
      { subject: 'RemoteDesktop-UserMode-In-TCP', spelled: '<NEW PORT (decimal)>' },
    ])
    expect(JSON.stringify(made.plan.actions)).not.toMatch(/<(?!drive>)/)
  })

  const articleOf = (...commands: string[]) => {
    const text = `# T\n\n1. a\n\n${commands.map((one) => `       ${one}\n`).join('\n')}`
    const read = understandArticle(text, 'a')
    if (!read.ok) throw new Error(read.message.en)
    return read.article
  }

  test('a value that decides what the command is cannot be asked for on a page', () => {
    const article = articleOf(
      "Set-ItemProperty -Path 'HKLM:\\SYSTEM\\X' -Name A -Value <Your value>",
    )
    expect(article.placeholders).toHaveLength(1)
    expect(templatesOf(article)).toEqual([])
  })

  test('two of one type are told apart', () => {
    const article = articleOf(
      'net user <name> <secret> /add',
      'net localgroup Administrators <name> /add',
    )
    for (const template of templatesOf(article)) {
      const probes = template.probes.map(([, probe]) => probe)
      expect(new Set(probes).size).toBe(probes.length)
    }
  })

  test('a password is in no line that makes the script again', () => {
    const article = articleOf('sc config X start= auto', 'net user <name> <secret>')
    const filled = fillPlaceholders(
      article,
      new Map([
        ['user', 'me'],
        ['password', 'hunter2'],
      ]),
    )
    if (!filled.ok) throw new Error(filled.message.en)
    const made = makePlan(filled.article, defaultChoices('online'))
    if (!made.ok) throw new Error(made.message.en)
    expect(JSON.stringify(made.plan.remake)).not.toContain('hunter2')
    expect(made.plan.remake.command).toContain('--set "password=*"')
    expect(checkValue('password', '*').ok).toBe(false)
  })

  test('the script names the values that make it again', async () => {
    const article = await articleBySlug('en', 'rdp-internal-error')
    const filled = fillPlaceholders(
      article,
      new Map([
        ['port', '0xd3e'],
        ['service', 'Spooler'],
      ]),
    )
    if (!filled.ok) throw new Error(filled.message.en)
    const made = makePlan(filled.article, defaultChoices('online'))
    if (!made.ok) throw new Error(made.message.en)
    expect(made.plan.remake).toEqual({
      command:
        'npx repairbook script rdp-internal-error --situation online --target cmd --set service=Spooler --set port=3390',
      url: '/en/rdp-internal-error?set.service=Spooler&set.port=3390',
    })
    // What another procedure asks for is no part of this one.
    const offline = makePlan(filled.article, defaultChoices('offline'))
    expect(offline.ok && offline.plan.remake.command).not.toContain('--set')
  })
})

describe('the stand-ins', () => {
  test.each(Object.entries(PROBES))('for %s are values, as they are then written', (type, all) => {
    for (const probe of [...all.marks, ...all.shapes]) {
      expect(checkValue(PlaceholderType.parse(type), probe)).toEqual({ ok: true, value: probe })
    }
  })

  test('none that is looked for again is a part of another', () => {
    const marks = Object.values(PROBES).flatMap((all) => all.marks)
    for (const mark of marks.filter(({ length }) => length > 1)) {
      expect(marks.filter((other) => other.includes(mark))).toEqual([mark])
    }
  })
})
