import { beforeAll, describe, expect, test } from 'vitest'
import { defaultChoices, MODES, SITUATIONS } from '../../lib/choices'
import { articleBySlug, slugs } from '../../lib/content'
import {
  type Article,
  type Choices,
  type Plan,
  Plan as PlanSchema,
  Script as ScriptSchema,
} from '../../lib/model'
import { makePlan } from '../../lib/plan'
import {
  bytesOf,
  capabilities,
  emitScript,
  linesFor,
  sha256Of,
  TARGETS,
  textOf,
} from '../../lib/script'

function planOf(article: Article, choices: Choices): Plan {
  const planned = makePlan(article, choices)
  if (!planned.ok) throw new Error(planned.message.en)
  return planned.plan
}

function scriptOf(article: Article, choices: Choices) {
  const emitted = emitScript(planOf(article, choices), choices.target)
  if (!emitted.ok) throw new Error(emitted.message.en)
  return emitted.script
}

const MATRIX = SITUATIONS.flatMap((situation) =>
  TARGETS.filter((target) => capabilities[target].situations.includes(situation)).flatMap(
    (target) =>
      MODES.filter((mode) => capabilities[target].modes.includes(mode)).map((mode) => ({
        situation,
        target,
        mode,
      })),
  ),
)

const SLUGS = await slugs('en')

describe.each(SLUGS)('%s', (slug) => {
  let en: Article
  let fr: Article
  beforeAll(async () => {
    en = await articleBySlug('en', slug)
    fr = await articleBySlug('fr', slug)
  })

  test.each(MATRIX)('$situation $target $mode is as it was reviewed', async (cell) => {
    const script = scriptOf(en, {
      ...defaultChoices(),
      ...cell,
      drive: cell.situation === 'offline' ? 'F' : null,
    })
    await expect(textOf(script).replaceAll('\r\n', '\n')).toMatchFileSnapshot(
      `fixtures/${script.fileName}`,
    )
  })

  test.each(MATRIX)('$situation $target $mode: bytes, twice and in both languages', (cell) => {
    const choices = { ...defaultChoices(), ...cell }
    const script = scriptOf(en, choices)
    const bytes = bytesOf(script)
    expect(bytesOf(scriptOf(en, choices))).toEqual(bytes)
    expect(bytesOf(scriptOf(fr, choices))).toEqual(bytes)
    expect(sha256Of(bytes)).toMatch(/^[0-9a-f]{64}$/)
    expect(() => ScriptSchema.parse(script)).not.toThrow()
    expect(() => PlanSchema.parse(planOf(en, choices))).not.toThrow()

    const text = textOf(script)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    if (cell.target === 'cmd') {
      expect(bytes.every((byte) => byte < 0x80 && byte !== 0)).toBe(true)
      expect(Math.max(...script.lines.map((line) => line.text.length))).toBeLessThan(8191)
      expect(text).not.toMatch(/^\s*pause/im)
    } else if (script.encoding === 'ascii') {
      expect(bytes.every((byte) => byte < 0x80 && byte !== 0)).toBe(true)
    } else if (cell.target === 'powershell') {
      expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
      expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toBe(text)
    } else {
      expect([...bytes.slice(0, 2)]).toEqual([0xff, 0xfe])
      expect(new TextDecoder('utf-16le', { fatal: true }).decode(bytes)).toBe(text)
      expect(script.lines[0]?.text).toBe('Windows Registry Editor Version 5.00')
    }
  })

  test('every step that changes a setting has its lines in the script', () => {
    for (const cell of MATRIX) {
      const script = scriptOf(en, { ...defaultChoices(), ...cell })
      const steps = en.procedures
        .find(({ situation }) => situation === cell.situation)
        ?.facts.map((fact) => fact.step)
      const lines = new Set(script.lines.flatMap(({ step }) => (step === null ? [] : [step])))
      expect([...lines]).toEqual([...new Set(steps)])
    }
  })

  test('no sentence of the article is in a script', () => {
    const sentences = [en, fr].flatMap((article) =>
      article.procedures.flatMap(({ steps }) =>
        steps.flatMap(({ body }) =>
          body.flatMap((block) => (block.type === 'prose' ? [block.text.slice(0, 40)] : [])),
        ),
      ),
    )
    for (const cell of MATRIX) {
      const text = textOf(scriptOf(en, { ...defaultChoices(), ...cell }))
      for (const sentence of sentences.filter((part) => part.length > 15))
        expect(text).not.toContain(sentence)
    }
  })

  test('steps can be chosen; one that changes nothing is refused with those that do', () => {
    const only = planOf(en, { ...defaultChoices(), steps: ['2', '5'] })
    expect(new Set(only.actions.map(({ step }) => step))).toEqual(new Set(['2', '5']))
    const wrong = makePlan(en, { ...defaultChoices(), steps: ['1'] })
    expect(wrong).toMatchObject({
      ok: false,
      message: { en: expect.stringContaining('Step 1 changes no setting') },
    })
  })

  test('a line for each action, one for each control set named', () => {
    const choices: Choices = { ...defaultChoices('offline'), controlSets: [1, 2] }
    const plan = planOf(en, choices)
    const [first] = plan.actions
    if (!first) throw new Error('no action')
    expect(linesFor(first, plan, 'cmd')).toHaveLength(2)
    expect(linesFor(first, planOf(en, defaultChoices()), 'cmd')).toHaveLength(1)
  })

  test('a plan that only looks has no line that writes', () => {
    const plan = planOf(en, { ...defaultChoices(), mode: 'check' })
    for (const action of plan.actions) {
      // Nothing, where no program shows what was done.
      for (const line of linesFor(action, plan, 'cmd'))
        expect(line).toMatch(/^(reg query|sc (qc|query)|bcdedit .*\/enum|netsh .* show|dir|fc) /)
      expect(linesFor(action, plan, 'powershell').join()).toContain('::GetValue(')
    }
  })
})
