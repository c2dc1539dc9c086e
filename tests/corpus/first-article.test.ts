import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type Article, Article as ArticleSchema } from '../../lib/model'
import { commandsOf, fixArticle } from '../../lib/rules'
import { understandArticle } from '../../lib/understand'
import { corpusText, hasCorpus } from './corpus'

/** The five editions that state the same; the two of `content/` are always there. */
const EDITIONS: Array<[string, () => string]> = [
  ['content/en', () => readFileSync('content/en/rdp-disconnects.md', 'utf8')],
  ['content/fr', () => readFileSync('content/fr/rdp-disconnects.md', 'utf8')],
  ...(hasCorpus
    ? [
        'fr/troubleshoot-rdp-intermittent-connectivity.md',
        'en/troubleshoot-rdp-intermittent-connectivity.md',
        'en/troubleshoot-rdp-intermittent-connectivity.supportarticles.md',
      ].map((path): [string, () => string] => [path, () => corpusText(path)])
    : []),
]

function understood(text: string): Article {
  const read = understandArticle(text, 'article')
  if (!read.ok) throw new Error(read.message.en)
  return read.article
}

const LISTENER = 'Control\\Terminal Server\\WinStations\\RDP-Tcp'
const POLICY = 'Policies\\Microsoft\\Windows NT\\Terminal Services'
const listener = (name: string, data: number) => [
  'HKLM',
  'SYSTEM',
  true,
  LISTENER,
  name,
  { type: 'REG_DWORD', data },
]
const policy = (name: string, data: number) => [
  'HKLM',
  'SOFTWARE',
  false,
  POLICY,
  name,
  { type: 'REG_DWORD', data },
]

/** What the article states, in its own order. */
const FACTS = [
  listener('SecurityLayer', 0),
  listener('MinEncryptionLevel', 1),
  listener('fQueryUserConfigFromLocalMachine', 1),
  listener('KeepAliveTimeout', 1),
  policy('KeepAliveEnable', 1),
  policy('KeepAliveInterval', 1),
  listener('fInheritReconnectSame', 0),
  listener('fReconnectSame', 1),
  policy('fDisableAutoReconnect', 0),
  listener('fInheritMaxSessionTime', 1),
  listener('fInheritMaxDisconnectionTime', 1),
  listener('MaxDisconnectionTime', 0),
  listener('MaxConnectionTime', 0),
  listener('fInheritMaxIdleTime', 1),
  listener('MaxIdleTime', 0),
  listener('MaxInstanceCount', 0xffffffff),
]

describe.each(EDITIONS)('%s', (_, text) => {
  test('two procedures, each with the 16 facts', () => {
    const { procedures } = understood(text())
    expect(procedures.map(({ id, situation, steps }) => [id, situation, steps.length])).toEqual([
      ['serial-control', 'online', 12],
      ['repair-the-vm-offline', 'offline', 18],
    ])
    for (const { facts } of procedures) {
      expect(
        facts.map(({ root, hive, controlSet, key, name, value }) => [
          root,
          hive,
          controlSet,
          key,
          name,
          value,
        ]),
      ).toEqual(FACTS)
    }
  })

  test('45 commands: as many as the raw text has, each at its place', () => {
    const source = text()
    const article = understood(source)
    const commands = commandsOf(article)
    // Counted without us: every line that holds the two words.
    expect(commands).toHaveLength(source.match(/\bREG ADD\b/g)?.length ?? 0)
    expect(commands).toHaveLength(45)
    expect(article.otherCommands).toEqual([])
    const lines = source.split('\n')
    for (const { text: command, range, outcome } of commands) {
      expect(outcome).toBe('operation')
      expect(source.slice(range.start.offset, range.end.offset)).toBe(command)
      expect(lines[range.start.line - 1]?.slice(range.start.column - 1)).toMatch(/^REG ADD/)
      expect(lines[range.start.line - 1]?.slice(range.start.column - 1).startsWith(command)).toBe(
        true,
      )
    }
  })

  test('every step has its source label, and prose without commands', () => {
    for (const { steps } of understood(text()).procedures) {
      expect(steps.map(({ label }) => label)).toEqual(steps.map((_, index) => String(index + 1)))
      for (const { body } of steps) {
        expect(body[0]?.type).toBe('prose')
        for (const block of body)
          if (block.type === 'prose') expect(block.text + block.markdown).not.toMatch(/REG ADD/i)
      }
    }
  })

  test('symptom, cause and prerequisites are found by structure', () => {
    const { symptom, cause, prerequisites } = understood(text())
    for (const prose of [symptom, cause, prerequisites])
      expect(prose.map((p) => p.text).join()).toMatch(/\S{3}/)
    expect(prerequisites.flatMap(({ links }) => links.map(({ url }) => url))).toContain(
      '#repair-the-vm-offline',
    )
  })

  test('the published JSON Schema accepts it', () => {
    const validate = new Ajv2020({
      strict: false,
      allErrors: true,
      validateFormats: false,
    }).compile(z.toJSONSchema(ArticleSchema))
    validate(JSON.parse(JSON.stringify(understood(text()))))
    expect(validate.errors ?? []).toEqual([])
  })

  test('corrected, it states the same and holds nothing more to correct', () => {
    const article = understood(text())
    const again = understood(fixArticle(text(), article.findings))
    expect(again.findings.filter(({ fix }) => fix.length > 0)).toEqual([])
    expect(
      again.procedures.map(({ facts }) => facts.map(({ key, name, value }) => [key, name, value])),
    ).toEqual(
      article.procedures.map(({ facts }) =>
        facts.map(({ key, name, value }) => [key, name, value]),
      ),
    )
  })

  test('every repair and finding names its place and its rule', () => {
    const article = understood(text())
    const rules = new Set(article.findings.map(({ rule }) => rule))
    for (const rule of [
      'reg-value-single-quoted',
      'reg-value-padded',
      'reg-dword-bare-hex',
      'hard-coded-control-set',
      'hive-never-unloaded',
    ]) {
      expect(rules).toContain(rule)
    }
    for (const command of commandsOf(article)) {
      expect(command.repairs.map(({ rule }) => rule)).toContain('reg-value-single-quoted')
      for (const { start, end } of command.repairs)
        expect(0 <= start && start <= end && end <= command.text.length).toBe(true)
    }
  })
})

test.skipIf(!hasCorpus)(
  'the French step 16 yields its four commands, at their line and column',
  () => {
    const { procedures } = understood(
      corpusText('fr/troubleshoot-rdp-intermittent-connectivity.md'),
    )
    const step = procedures[1]?.steps.find(({ label }) => label === '16')
    const place = step?.commands.map(({ range, carrier, gluedTo, operation }) => [
      range.start.line,
      range.start.column,
      carrier,
      gluedTo,
      operation?.kind === 'registry-set' && [operation.target.controlSetNumber, operation.name],
    ])
    expect(place).toEqual([
      [154, 77, 'paragraph', 'prose', [1, 'fInheritMaxIdleTime']],
      [156, 9, 'indented', null, [1, 'MaxIdleTime']],
      [158, 9, 'indented', null, [2, 'fInheritMaxIdleTime']],
      [160, 9, 'indented', null, [2, 'MaxIdleTime']],
    ])
  },
)

test.skipIf(!hasCorpus)('the editions carry their commands in four ways', () => {
  const carriers = (path: string) =>
    new Set(commandsOf(understood(corpusText(path))).map(({ carrier }) => carrier))
  expect(carriers('fr/troubleshoot-rdp-intermittent-connectivity.md')).toEqual(
    new Set(['indented', 'paragraph']),
  )
  expect(carriers('en/troubleshoot-rdp-intermittent-connectivity.md')).toEqual(
    new Set(['indented', 'paragraph']),
  )
  expect(carriers('en/troubleshoot-rdp-intermittent-connectivity.supportarticles.md')).toEqual(
    new Set(['inline']),
  )
})
