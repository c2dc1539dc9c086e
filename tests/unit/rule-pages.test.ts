import { readdir } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { rulePage } from '../../lib/content'
import { fixArticle, RULES } from '../../lib/rules'
import { understandArticle } from '../../lib/understand'

/** The example of that kind in a rule's page: its fenced block, without the fence. */
function example(markdown: string, kind: 'bad' | 'good'): string {
  const block = new RegExp(`^~~~~markdown ${kind}\\n(.*?)^~~~~$`, 'ms').exec(markdown)?.[1]
  if (block === undefined) throw new Error(`no ${kind} example`)
  return block
}

function findingsIn(text: string) {
  const read = understandArticle(text, 'example')
  if (!read.ok) throw new Error(read.message.en)
  return read.article.findings
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('its bad example is found, and nothing else in it', async () => {
    const { markdown } = await rulePage('en', id)
    const rules = findingsIn(example(markdown, 'bad')).map((finding) => finding.rule)
    expect([...new Set(rules)]).toEqual([id])
  })

  test('its good example is clean', async () => {
    const { markdown } = await rulePage('en', id)
    expect(findingsIn(example(markdown, 'good'))).toEqual([])
  })

  test('what is certain is corrected, the rest is left to a person', async () => {
    const { markdown } = await rulePage('en', id)
    const bad = example(markdown, 'bad')
    const findings = findingsIn(bad)
    if (rule.fixable) expect(fixArticle(bad, findings)).toBe(example(markdown, 'good'))
    else expect(findings.flatMap((finding) => finding.fix)).toEqual([])
  })

  test('both languages show the same examples', async () => {
    const [en, fr] = await Promise.all([rulePage('en', id), rulePage('fr', id)])
    for (const kind of ['bad', 'good'] as const) {
      expect(example(fr.markdown, kind)).toBe(example(en.markdown, kind))
    }
    expect(fr.title).not.toBe(en.title)
    expect(fr.quirks).toEqual(en.quirks)
  })
})

test.each(['en', 'fr'])(
  'content/%s/rules holds the pages of the rules and no other',
  async (language) => {
    const files = await readdir(`content/${language}/rules`)
    expect(files.sort()).toEqual(RULES.map(({ id }) => `${id}.md`).sort())
  },
)

test('the quirks that a page names are those of its rule', async () => {
  for (const rule of RULES) {
    const { quirks } = await rulePage('en', rule.id)
    expect([...quirks].sort(), rule.id).toEqual([...rule.quirks].sort())
  }
})
