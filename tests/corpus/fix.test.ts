import { describe, expect, test } from 'vitest'
import { correctArticle, understandArticle } from '../../lib/understand'
import { corpusFiles, corpusText, hasCorpus } from './corpus'

describe.skipIf(!hasCorpus)('a corrected article', () => {
  test.each(corpusFiles())('%s holds nothing more to correct, and loses nothing', (path) => {
    const source = corpusText(path)
    const before = understandArticle(source, path)
    const { text, read } = correctArticle(source, path)
    if (!before.ok || !read.ok) throw new Error(path)
    expect(read.article.findings.filter(({ fix }) => fix.length > 0)).toEqual([])
    const facts = (article: typeof read.article) =>
      article.procedures.reduce((sum, procedure) => sum + procedure.facts.length, 0)
    expect(facts(read.article)).toBeGreaterThanOrEqual(facts(before.article))
    // Lines without a finding stand as they stood.
    const touched = new Set(
      before.article.findings.flatMap(({ range }) => [range.start.line, range.end.line]),
    )
    const kept = new Set(text.split('\n'))
    const lost = source
      .split('\n')
      .flatMap((line, index) => (kept.has(line) || touched.has(index + 1) ? [] : [index + 1]))
    expect(lost).toEqual([])
  })
})
