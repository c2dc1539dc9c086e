import { describe, expect, test } from 'vitest'
import { defaultChoices } from '../../lib/choices'
import { articleBySlug, slugs } from '../../lib/content'
import {
  type Article,
  type Choices,
  type Encoding,
  type Mode,
  type Plan,
  Plan as PlanSchema,
  Script as ScriptSchema,
  type Situation,
  type Target,
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
import { stemOf } from '../../lib/script/file-name'

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

const ENCODINGS: Array<[Target, Encoding]> = [
  ['cmd', 'ascii'],
  ['powershell', 'utf-8-bom'],
  ['reg', 'utf-16le-bom'],
  ['serial', 'ascii'],
  ['run-command', 'ascii'],
  ['vm-repair', 'ascii'],
]

const SLUGS = await slugs('en')

interface Cell {
  procedure: string
  situation: Situation
  target: Target
  mode: Mode
}

/** Every procedure that changes something, for every target of its situation, in every mode. */
function matrixOf({ procedures }: Article): Cell[] {
  return procedures
    .filter(({ facts, changes }) => facts.length + changes.length > 0)
    .flatMap(({ id, situation }) =>
      TARGETS.filter((target) => capabilities[target].situations.includes(situation)).flatMap(
        (target) =>
          capabilities[target].modes.map((mode) => ({ procedure: id, situation, target, mode })),
      ),
    )
}

/** What a target cannot state at all is reviewed as the sentence that says so. */
function reviewed(article: Article, choices: Choices): { name: string; text: string } {
  const plan = planOf(article, choices)
  const emitted = emitScript(plan, choices.target)
  if (emitted.ok) return { name: emitted.script.fileName, text: textOf(emitted.script) }
  const name = `${stemOf(plan)}.${choices.mode}.${choices.target}.refused.txt`
  return { name, text: `${emitted.message.en}\n${emitted.message.fr}\n` }
}

describe.each(SLUGS)('%s', async (slug) => {
  const en = await articleBySlug('en', slug)
  const fr = await articleBySlug('fr', slug)
  const matrix = matrixOf(en)
  const stated = matrix.filter(
    (cell) => emitScript(planOf(en, { ...defaultChoices(), ...cell }), cell.target).ok,
  )

  test.each(matrix)('$procedure $target $mode is as it was reviewed', async (cell) => {
    const drive = cell.situation === 'offline' ? 'F' : null
    const { name, text } = reviewed(en, { ...defaultChoices(), ...cell, drive })
    await expect(text.replaceAll('\r\n', '\n')).toMatchFileSnapshot(`fixtures/${name}`)
  })

  test('no target refuses a procedure but the .reg file, which holds the registry alone', () => {
    for (const { target, procedure } of matrix.filter((cell) => !stated.includes(cell))) {
      expect(target, procedure).toBe('reg')
    }
  })

  test.each(stated)('$procedure $target $mode: bytes, twice and in both languages', (cell) => {
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
    if (script.encoding === 'ascii') {
      expect(bytes.every((byte) => byte < 0x80 && byte !== 0)).toBe(true)
      expect(Math.max(...script.lines.map((line) => line.text.length))).toBeLessThan(8191)
      expect(text).not.toMatch(/^\s*pause/im)
    } else if (script.encoding === 'utf-8-bom') {
      expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
      expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toBe(text)
    } else {
      expect([...bytes.slice(0, 2)]).toEqual([0xff, 0xfe])
      expect(new TextDecoder('utf-16le', { fatal: true }).decode(bytes)).toBe(text)
      expect(script.lines[0]?.text).toBe('Windows Registry Editor Version 5.00')
    }
  })

  test.each(ENCODINGS)('%s is written in %s', (target, encoding) => {
    for (const cell of stated.filter((one) => one.target === target)) {
      expect(scriptOf(en, { ...defaultChoices(), ...cell }).encoding).toBe(encoding)
    }
  })

  test('every step that changes something has its lines in the script, or is left out in words', () => {
    for (const cell of stated) {
      const choices = { ...defaultChoices(), ...cell }
      const script = scriptOf(en, choices)
      const lines = script.lines.flatMap(({ step }) => (step === null ? [] : [step]))
      const said = script.omissions.map(({ step }) => step)
      const steps = new Set(planOf(en, choices).actions.map(({ step }) => step))
      // At a console one look, and one way back, serves every step that asks for the same.
      const shared = cell.target === 'serial' && cell.mode !== 'apply'
      for (const step of shared ? [] : steps)
        expect([...lines, ...said], cell.target).toContain(step)
      for (const step of lines) expect([...steps], cell.target).toContain(step)
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
    for (const cell of stated) {
      const text = textOf(scriptOf(en, { ...defaultChoices(), ...cell }))
      for (const sentence of sentences.filter((part) => part.length > 15))
        expect(text).not.toContain(sentence)
    }
  })
})

describe('rdp-disconnects', async () => {
  const en = await articleBySlug('en', 'rdp-disconnects')

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
      expect(linesFor(action, plan, 'cmd').join()).toMatch(/^reg query /)
      expect(linesFor(action, plan, 'powershell').join()).toContain('::GetValue(')
    }
  })
})
