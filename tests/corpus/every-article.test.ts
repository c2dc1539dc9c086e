import { describe, expect, test } from 'vitest'
import { commandsOf } from '../../lib/rules'
import { understandArticle } from '../../lib/understand'
import { corpusFiles, corpusText, hasCorpus } from './corpus'

/**
 * Each article is cut at the end of every line and at every 211th character: two or three minutes of
 * one processor. With `EVERY_PREFIX=true` it is every character, and about an hour.
 */
const STRIDE = process.env.EVERY_PREFIX === 'true' ? 1 : 211

describe.skipIf(!hasCorpus)('every real article', () => {
  test.each(corpusFiles())('%s is read, and every command stands where it says', (path) => {
    const source = corpusText(path)
    const read = understandArticle(source, path)
    if (!read.ok) throw new Error(read.message.en)
    const commands = commandsOf(read.article)
    expect(commands.length).toBeGreaterThan(0)
    for (const { text, range } of commands) {
      // A statement of several lines is read without the indentation of what holds it.
      const place = source.slice(range.start.offset, range.end.offset).replace(/<\/?i>/g, '')
      for (const line of text.split('\n')) expect(place).toContain(line.trim())
    }
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
  })

  test.each(corpusFiles())(
    '%s, cut off anywhere, is read or refused in one sentence',
    (path) => {
      const source = corpusText(path)
      const ends = new Set<number>()
      for (let end = 0; end < source.length; end += STRIDE) ends.add(end)
      for (let end = source.indexOf('\n'); end !== -1; end = source.indexOf('\n', end + 1)) {
        ends.add(end)
      }
      for (const end of ends) {
        const read = understandArticle(source.slice(0, end), path)
        if (!read.ok) expect(read.message.en).toMatch(/^[^\n]{10,}$/)
      }
    },
    600_000,
  )

  test('an article that is cut off inside its commands makes no half script', () => {
    for (const path of corpusFiles().filter((name) => name.includes('intermittent'))) {
      const source = corpusText(path)
      const whole = understandArticle(source, path)
      if (!whole.ok) throw new Error(whole.message.en)
      const [first, second] = whole.article.procedures
      const from = first?.steps.find(({ commands }) => commands.length > 0)?.range.start.offset ?? 0
      const to = second?.steps.flatMap(({ commands }) => commands).at(-1)?.range.end.offset ?? 0
      for (let end = from + 20; end < to; end += 47) {
        const text = source.slice(0, end)
        const read = understandArticle(text, path)
        // Where a whole line ends, a shorter procedure may be meant: then it is said.
        if (read.ok && text.endsWith('\n')) {
          const lacking = read.article.procedures.some(
            ({ facts }) => ![0, 16].includes(facts.length),
          )
          const said = read.article.findings.some(
            ({ rule, message }) => rule === 'procedures-disagree' && / lacks /.test(message.en),
          )
          expect(said || !lacking).toBe(true)
          continue
        }
        // Read or not: a procedure that is there states all of its facts, or is not there at all.
        if (read.ok)
          for (const { facts } of read.article.procedures) expect([0, 16]).toContain(facts.length)
      }
    }
  })
})
