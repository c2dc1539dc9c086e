import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Article } from '../../lib/model'
import { commandsOf } from '../../lib/rules'
import { correctArticle, understandArticle } from '../../lib/understand'
import { generatedArticle } from './generated-articles'

test('10,000 generated articles are read or refused in one sentence, none of them slowly', () => {
  let slowest = { milliseconds: 0, text: '' }
  fc.assert(
    fc.property(generatedArticle, (text) => {
      const before = performance.now()
      const read = understandArticle(text, 'generated')
      const milliseconds = performance.now() - before
      if (milliseconds > slowest.milliseconds) slowest = { milliseconds, text }
      if (!read.ok) {
        expect(read.message.en).toMatch(/^[^\n]{10,}$/)
        return
      }
      for (const { range } of commandsOf(read.article)) {
        expect(range.start.offset).toBeLessThanOrEqual(range.end.offset)
        expect(range.end.offset).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 10_000 },
  )
  // A hundred lines take a few milliseconds; a second would be a path that grows faster than its input.
  expect(slowest.milliseconds, slowest.text).toBeLessThan(1000)
}, 300_000)

test('what is read from a generated article is valid, and corrected it holds nothing more to correct', () => {
  fc.assert(
    fc.property(generatedArticle, (text) => {
      const read = understandArticle(text, 'generated')
      if (!read.ok) return
      expect(Article.safeParse(read.article).error?.issues ?? []).toEqual([])
      const { read: fixed } = correctArticle(text, 'generated')
      const left = fixed.ok ? fixed.article.findings.filter(({ fix }) => fix.length > 0) : []
      expect(left.map(({ rule, range }) => [rule, range.start.line])).toEqual([])
    }),
    { numRuns: 1000 },
  )
}, 120_000)
