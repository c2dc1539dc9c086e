import type { Nodes, Root } from 'mdast'
import {
  type Alert,
  type Article,
  type Command,
  type Localized,
  Source,
  type SourceText,
} from '../model'
import { findCommands } from './carriers'
import type { FrontMatter } from './front-matter'
import { includeFinding } from './include-finding'
import { assembleArticle, type IncludedFiles, type UnreadInclude } from './includes'
import { offsetsOf } from './offsets'
import { parseMarkdown } from './parse'
import { proceduresOf, proseOfAll } from './procedures'
import { proseOf } from './prose'
import { allSections, type Section, sectionsOf } from './sections'
import type { Reading } from './steps'
import { unreadable } from './unreadable'
import { walk } from './walk'

interface Refused {
  ok: false
  message: Localized
  line: number
  column: number
}

export type ReadResult = { ok: true; article: Article } | Refused

/** The article, with the text that its offsets count in. */
export type ReadText = { ok: true; article: Article; source: SourceText } | Refused

/**
 * A Markdown article, as its authors published it, to the model. Commands are found, each with its
 * program and its place; what they do is read in `lib/rules`, where they are repaired first.
 *
 * @param text the file's text, decoded; a byte order mark and CRLF are fine
 * @param slug the file's name without folder and extension
 * @param files the files that it includes, as far as they are at hand: see `includedPaths`
 * @returns the article, or one sentence and a place where the text is not a whole article
 */
export function readArticle(
  text: string,
  slug: string,
  files: IncludedFiles = new Map(),
): ReadText {
  const problem = unreadable(text)
  if (problem) return { ok: false, ...problem }

  const { source, unread, parsed } = assembleArticle(text, files)
  const { tree, matter, unclosed } = parsed ?? parseMarkdown(source.text)
  const reading = typedCommands(tree, source)
  const root = sectionsOf(tree)
  const { values, problem: badYaml } = matter

  const found = proceduresOf(root, reading)
  const procedures = [...found.values()]
  const otherCommands: Command[] = []
  const quotes: Alert[] = []
  const parents: Section[] = []
  const visit = (section: Section) => {
    const procedure = found.get(section)
    for (const node of section.children) {
      if (!procedure) otherCommands.push(...commandsBelow(node, reading))
      if (node.type !== 'blockquote' || !node.data?.alert) continue
      const body = proseOf(node, reading.found, source)
      if (body) quotes.push({ kind: node.data.alert, body, range: body.range })
    }
    for (const below of section.subsections) visit(below)
    if (!procedure && section.subsections.some((below) => found.has(below))) {
      parents.push(section)
    }
  }
  visit(root)
  const sections = allSections(root)
  const title = sections.find((section) => section.depth === 1)
  const proseAt = (section: Section | undefined) =>
    proseOfAll(
      (section?.children ?? []).filter((node) => node.type !== 'blockquote'),
      reading,
    )
  const { symptom, cause } = diagnosisOf(sections, found)
  const parent = parents.find((section) => section.depth > 1)

  const article: Article = {
    slug,
    title: title?.title || String(values.title ?? slug),
    language: languageOf(values),
    description: typeof values.description === 'string' ? values.description : null,
    frontMatter: values,
    source: Source.safeParse(values.source).data ?? null,
    outline: sections.flatMap(({ heading, anchor, title, depth }) => {
      if (!heading) return []
      const { start, end } = offsetsOf(heading)
      return [{ id: anchor, title, depth, range: source.rangeOf(start, end) }]
    }),
    introduction: proseAt(title ?? root),
    alerts: quotes,
    symptom: proseAt(symptom),
    cause: proseAt(cause),
    prerequisites: proseAt(parent),
    procedures,
    otherCommands,
    placeholders: [],
    findings: unread.map((include) => includeFinding(include, source)),
  }
  for (const { at: offset, closing } of unclosed) {
    const length = /^[^\r\n]*/.exec(source.text.slice(offset))?.[0].length ?? 0
    article.findings.push({
      rule: 'fence-unclosed',
      severity: 'error',
      range: source.rangeOf(offset, offset + length),
      message: {
        en: 'This code block is never closed: Markdown takes the rest of the article for code.',
        fr: 'Ce bloc de code n’est jamais fermé : Markdown prend le reste de l’article pour du code.',
      },
      fix: closing ? [closing] : [],
    })
  }
  if (badYaml) {
    const { text: line, offset } = source.line(badYaml.line)
    article.findings.push({
      rule: 'front-matter-unreadable',
      severity: 'warning',
      range: source.rangeOf(offset, offset + line.length),
      message: {
        en: `The front matter is not YAML: ${badYaml.message}`,
        fr: `L’en-tête n’est pas du YAML : ${badYaml.message}`,
      },
      fix: [],
    })
  }
  if (procedures.length === 0 && otherCommands.length === 0) {
    return { ok: false, line: 1, column: 1, message: noCommand(unread) }
  }
  return { ok: true, article, source }
}

/** Some pages are nothing but an included file: then what is missing is that file. */
function noCommand(unread: UnreadInclude[]): Localized {
  const absent = [...new Set(unread.map(({ path }) => path))].join(', ')
  if (absent !== '') {
    return {
      en: `holds no command itself, and what it includes is not at hand: ${absent}.`,
      fr: `ne contient aucune commande, et ce qu’il inclut n’est pas disponible : ${absent}.`,
    }
  }
  return {
    en: 'holds no command: expected a Markdown article with headings, numbered steps and commands.',
    fr: 'ne contient aucune commande : il faut un article Markdown avec des titres, des étapes numérotées et des commandes.',
  }
}

/** Every command numbered in the article's order; what each one does is read once it is repaired. */
function typedCommands(tree: Root, source: SourceText): Reading {
  const found = findCommands(tree, source)
  const holding = new Set<Nodes>()
  const mark = (node: Nodes): boolean => {
    let holds = found.get(node)?.some(({ kind }) => kind === 'command') ?? false
    if ('children' in node) for (const child of node.children) holds = mark(child) || holds
    if (holds) holding.add(node)
    return holds
  }
  mark(tree)
  const typed = new Map<Nodes, Command[]>()
  const all = [...found].flatMap(([node, commands]) =>
    commands.map((command) => ({ node, command })),
  )
  all.sort((a, b) => a.command.start - b.command.start)
  for (const [index, { node, command }] of all.entries()) {
    const { kind, start, end, shell, program, text, carrier, gluedTo } = command
    const list = typed.get(node) ?? []
    list.push({
      id: `c${index + 1}`,
      range: source.rangeOf(start, end),
      carrier,
      gluedTo,
      shell,
      program,
      text,
      outcome: kind === 'command' ? 'passed' : kind,
      repaired: text,
      operation: null,
      repairs: [],
      placeholders: [],
      refusal: null,
    })
    typed.set(node, list)
  }
  return {
    source,
    found,
    commandsOf: (node) => typed.get(node) ?? [],
    holdsCommand: (node) => holding.has(node),
  }
}

function commandsBelow(node: Nodes, reading: Reading): Command[] {
  const below: Command[] = []
  walk(node, (child) => {
    below.push(...reading.commandsOf(child))
  })
  return below
}

/**
 * What the reader sees and what it comes from: by their English anchors, which translations keep, or
 * else by their place, as the first two chapters before the first procedure.
 */
function diagnosisOf(sections: Section[], procedures: ReadonlyMap<Section, unknown>) {
  const named = (name: RegExp) => sections.find(({ anchor }) => name.test(anchor))
  const symptom = named(/^symptoms?$/)
  const cause = named(/^causes?$/)
  if (symptom || cause) return { symptom, cause }
  const chapters = sections.filter(({ depth }) => depth === 2)
  const isProcedure = (section: Section): boolean =>
    allSections(section).some((s) => procedures.has(s))
  const first = chapters.findIndex(isProcedure)
  return first < 2 ? {} : { symptom: chapters[0], cause: chapters[1] }
}

function languageOf(values: FrontMatter['values']): string | null {
  const locale = values.language ?? values['ms.contentlocale'] ?? values.lang
  return typeof locale === 'string' ? (locale.split('-')[0]?.toLowerCase() ?? null) : null
}
