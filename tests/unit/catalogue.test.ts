import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  articleBySlug,
  catalogue,
  cautionOf,
  settingNames,
  settingsOf,
  settingText,
  slugs,
} from '../../lib/content'
import { LANGUAGES, typeset } from '../../lib/i18n'
import { type Article, commandsOfProcedure, type Procedure } from '../../lib/model'

const SLUGS = await slugs('en')

test('the catalogue is the same in every language', async () => {
  expect(SLUGS).toEqual(['dhcp-disabled', 'rdp-disconnects', 'rdp-internal-error', 'safe-mode'])
  for (const language of LANGUAGES) {
    expect((await catalogue(language)).map(({ slug }) => slug)).toEqual(SLUGS)
  }
})

/** What a procedure asks for, free of the language and of the lines of its text. */
function asked({ id, situation, access, role, facts, changes, leftOut, steps }: Procedure) {
  return {
    id,
    situation,
    access,
    role,
    facts,
    changes: changes.map(({ line, ...change }) => change),
    leftOut: leftOut.map(({ step }) => step),
    steps: steps.map((step) => [step.id, step.commands.map(({ text }) => text)]),
  }
}

describe.each(SLUGS)('%s', (slug) => {
  let en: Article
  let fr: Article
  beforeAll(async () => {
    en = await articleBySlug('en', slug)
    fr = await articleBySlug('fr', slug)
  })

  test('both languages have the same anchors, commands, facts and changes', () => {
    expect(fr.outline.map(({ id, depth }) => [id, depth])).toEqual(
      en.outline.map(({ id, depth }) => [id, depth]),
    )
    expect(fr.procedures.map(asked)).toEqual(en.procedures.map(asked))
    expect(fr.placeholders).toEqual(en.placeholders)
  })

  test('one part for the serial console, one for the attached disk, nothing outside', () => {
    for (const article of [en, fr]) {
      const [first] = article.procedures
      expect(first).toMatchObject({ id: 'serial-control', situation: 'online', access: 'serial' })
      const offline = article.procedures.filter(({ situation }) => situation === 'offline')
      expect(offline.map(({ id }) => id)).toEqual(['repair-the-vm-offline'])
      expect(article.otherCommands).toEqual([])
      for (const part of [article.symptom, article.cause, article.prerequisites]) {
        expect(part.length).toBeGreaterThan(0)
      }
    }
  })

  test('every setting that it changes is described, and no other', () => {
    for (const article of [en, fr]) {
      const names = article.procedures.flatMap(({ facts, changes }) => [
        ...facts.map(({ name }) => name),
        ...changes.flatMap((change) => (change.kind === 'boot-element' ? [change.element] : [])),
      ])
      expect(settingNames(article).sort()).toEqual([...new Set(names)].sort())
      // One that is named by its key as well must be there, and must be meant by nothing else.
      const paths = new Set(
        article.procedures.flatMap(({ facts }) => facts.map(({ key, name }) => `${key}\\${name}`)),
      )
      for (const key of Object.keys(settingsOf(article)).filter((one) => one.includes('\\'))) {
        expect([...paths].filter((path) => path.endsWith(`\\${key}`))).toHaveLength(1)
      }
    }
    const weakens = (article: Article) =>
      Object.entries(settingsOf(article)).map(([name, { weakens: lowers }]) => [name, lowers])
    expect(weakens(fr)).toEqual(weakens(en))
  })

  test('what weakens security is said with the milder way', () => {
    for (const article of [en, fr]) {
      const weakens = Object.values(settingsOf(article)).some((setting) => setting.weakens)
      expect(cautionOf(article) !== null).toBe(weakens)
    }
  })

  test('its commands are understood', () => {
    for (const command of en.procedures.flatMap(commandsOfProcedure)) {
      // `remove-module psreadline icacls`: a stray word of the edition, which icacls itself refuses.
      expect(command.outcome === 'refused' ? command.text : 'icacls').toBe('icacls')
    }
  })

  test('its links between steps lead somewhere', () => {
    for (const article of [en, fr]) {
      const text = readFileSync(`content/${article.language}/${slug}.md`, 'utf8')
      const anchors = article.outline.map(({ id }) => id)
      for (const [, anchor] of text.matchAll(/\]\(#([\w-]+)\)/g)) expect(anchors).toContain(anchor)
    }
  })

  test('French has its own spaces before punctuation', () => {
    const text = readFileSync(`content/fr/${slug}.md`, 'utf8')
    const prose = text.replace(/^ *```[\s\S]*?^ *```$/gm, '').replace(/`[^`]*`/g, '')
    for (const line of prose.split('\n')) expect(typeset(line, 'fr')).toBe(line)
  })
})

test('a setting is told by the longest name that it goes by', () => {
  const settings = {
    Enabled: { text: 'any', weakens: true },
    'TLS 1.2\\Server\\Enabled': { text: 'one', weakens: false },
  }
  const below = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols'
  const text = (place: string, name: string) => settingText(settings, place, name)?.text ?? null
  expect(text(`${below}\\TLS 1.0\\Server`, 'Enabled')).toBe('any')
  expect(text(`${below}\\TLS 1.2\\Server`, 'Enabled')).toBe('one')
  expect(text(`${below}\\tls 1.2\\server`, 'ENABLED')).toBe('one')
  expect(text(`${below}\\TLS 1.2\\Client`, 'Enabled')).toBe('any')
  expect(text(`${below}\\TLS 1.2\\Server`, 'NotEnabled')).toBeNull()
})
