import type { Nodes } from 'mdast'
import { IncludingText, type Origin, type Piece, SourceText } from '../model'
import { INCLUDE, includePath } from './include-paths'
import { offsetsOf } from './offsets'
import { type ParsedMarkdown, parseMarkdown } from './parse'
import { LONGEST_ARTICLE, unreadable } from './unreadable'
import { walk } from './walk'

/** The text of each included file that is at hand, by its path as `includedPaths` gives it out. */
export type IncludedFiles = ReadonlyMap<string, string>

/** Why an included file is not read in a place that names it. */
export type NotIncluded = 'absent' | 'circular' | 'repeated' | 'inline' | 'unreadable' | 'long'

/** A place that names a file which is not read there; offsets in the assembled text. */
export interface UnreadInclude {
  path: string
  reason: NotIncluded
  start: number
  end: number
}

export interface AssembledArticle {
  source: SourceText
  unread: UnreadInclude[]
  /** Where it had to be parsed to find what it includes, and nothing of that took its place. */
  parsed: ParsedMarkdown | null
}

interface Directive {
  start: number
  end: number
  path: string
  /** Counts the headings before it: what is included twice below one heading is read once. */
  heading: number
}

/**
 * An article with the files that it includes in place, as Learn publishes it. In a list or a quote an
 * included file's lines get the marks of that container; in a sentence or a table's cell only a
 * single paragraph can stand.
 */
export function assembleArticle(text: string, files: IncludedFiles): AssembledArticle {
  if (!/\[!INCLUDE/i.test(text)) return { source: new SourceText(text), unread: [], parsed: null }
  const article: Origin = { file: null, text: new SourceText(text), includedAt: null }
  const parsed = parseMarkdown(text)
  const assembly = new Assembly(files, directivesIn(text, parsed))
  const pieces = assembly.expand(article, { start: 0, end: text.length })
  const unread = assembly.unreadIn(pieces)
  const expanded = pieces.some(({ origin }) => origin !== article)
  return expanded
    ? { source: new IncludingText(pieces), unread, parsed: null }
    : { source: article.text, unread, parsed }
}

/** The most inclusions in one article: real ones have four. Files that double each other have millions. */
const MOST = 200

class Assembly {
  readonly #files: IncludedFiles
  readonly #unread = new Map<Piece, Pick<UnreadInclude, 'path' | 'reason'>>()
  readonly #read = new Set<string>()
  /** By file; the article's own are those of null. */
  readonly #directives: Map<string | null, Directive[]>
  #heading = 0
  #length = 0
  #count = 0

  constructor(files: IncludedFiles, own: Directive[]) {
    this.#files = files
    this.#directives = new Map([[null, own]])
  }

  /** A stretch of a file in pieces, what it includes in place. */
  expand(origin: Origin, { start, end }: { start: number; end: number }): Piece[] {
    const { text } = origin.text
    this.#length += end - start
    const pieces: Piece[] = []
    const copy = (from: number, to: number): Piece => {
      const piece = { text: text.slice(from, to), origin, start: from, copied: true }
      pieces.push(piece)
      return piece
    }
    let at = start
    const before = this.#heading
    for (const directive of this.#directivesOf(origin)) {
      if (directive.start < start) continue
      this.#heading = Math.max(this.#heading, before + directive.heading)
      copy(at, directive.start)
      at = directive.end
      const included = this.#include(origin, directive)
      if (typeof included !== 'string') pieces.push(...included)
      else {
        const piece = copy(directive.start, directive.end)
        this.#unread.set(piece, { path: directive.path, reason: included })
      }
    }
    copy(at, end)
    return pieces
  }

  unreadIn(pieces: Piece[]): UnreadInclude[] {
    let at = 0
    return pieces.flatMap((piece) => {
      const start = at
      at += piece.text.length
      const unread = this.#unread.get(piece)
      return unread ? [{ ...unread, start, end: at }] : []
    })
  }

  #directivesOf({ file, text }: Origin): Directive[] {
    const known = this.#directives.get(file)
    if (known) return known
    const directives = /\[!INCLUDE/i.test(text.text)
      ? directivesIn(text.text, parseMarkdown(text.text))
      : []
    this.#directives.set(file, directives)
    return directives
  }

  #include(origin: Origin, directive: Directive): Piece[] | NotIncluded {
    const file = includePath(directive.path, origin.file ?? '')
    const whole = file === null ? undefined : this.#files.get(file)
    if (file === null || whole === undefined) return 'absent'
    if (isAround(origin, file)) return 'circular'
    const place = `${this.#heading} ${file}`
    const { prefix, alone, opensItem } = lineAround(origin.text.text, directive)
    if (alone && this.#read.has(place)) return 'repeated'
    if (whole.trim() !== '' && unreadable(whole)) return 'unreadable'
    if (this.#length + whole.length > LONGEST_ARTICLE || this.#count === MOST) return 'long'
    const { start, end } = directive
    const text = new SourceText(whole)
    const includedAt = { origin, start, end }
    const inner: Origin = { file, text, includedAt }
    const body = bodyOf(whole)
    if (!alone && !isParagraph(whole.slice(body.start, body.end))) return 'inline'
    this.#read.add(place)
    this.#count++
    const put = (inserted: string): Piece => ({ text: inserted, origin, start, copied: false })
    const content = this.expand(inner, body)
    if (!alone) return content.flatMap((piece) => continued(piece, ' '))
    // Blank lines around keep its paragraphs apart from the ones beside it.
    const lead = opensItem ? [] : [put(`\n${prefix}`)]
    return [
      ...lead,
      ...content.flatMap((piece) => continued(piece, `\n${prefix}`)),
      put(`\n${prefix.trimEnd()}`),
    ]
  }
}

/** The piece line by line: each line break in it becomes `between`, which lines up what follows. */
function continued(piece: Piece, between: string): Piece[] {
  if (between === '\n' || !piece.text.includes('\n')) return [piece]
  const { origin, copied } = piece
  let at = 0
  return piece.text.split('\n').flatMap((line, index): Piece[] => {
    const start = piece.start + (copied ? at : 0)
    at += line.length + 1
    const part = { text: line.replace(/\r$/, ''), origin, start, copied }
    if (index === 0) return [part]
    return [{ text: between, origin, start: Math.max(piece.start, start - 1), copied: false }, part]
  })
}

/** Where a text names files to include: not in code, not in a comment. */
function directivesIn(text: string, { tree }: ParsedMarkdown): Directive[] {
  const found: Directive[] = []
  let heading = 0
  walk(tree, (node) => {
    if (node.type === 'heading') heading++
    if (node.type !== 'paragraph' && node.type !== 'tableCell' && node.type !== 'heading') return
    const { start, end } = offsetsOf(node)
    const hidden = hiddenIn(node)
    for (const match of text.slice(start, end).matchAll(INCLUDE)) {
      const at = start + match.index
      if (hidden.some((child) => child.start <= at && at < child.end)) continue
      found.push({ start: at, end: at + match[0].length, path: match[1] ?? '', heading })
    }
  })
  return found
}

function hiddenIn(node: Nodes): Array<{ start: number; end: number }> {
  const hidden: Array<{ start: number; end: number }> = []
  walk(node, (child) => {
    if (child.type === 'inlineCode' || child.type === 'html') hidden.push(offsetsOf(child))
  })
  return hidden
}

/** An included file's own front matter is not shown; nor are the blank lines around its text. */
function bodyOf(text: string): { start: number; end: number } {
  const matter =
    /^---[ \t]*\r?\n(?:[\s\S]*?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text)?.[0] ?? ''
  const blank = /^(?:[ \t]*\r?\n)*/.exec(text.slice(matter.length))?.[0] ?? ''
  const start = matter.length + blank.length
  return { start, end: Math.max(start, text.trimEnd().length) }
}

/** What must stand before each line that takes the place of a directive. */
function lineAround(text: string, { start, end }: Directive) {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const before = text.slice(lineStart, start)
  const after = /^[^\n]*/.exec(text.slice(end))?.[0] ?? ''
  return {
    alone: after.trim() === '' && /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*$/.test(before),
    opensItem: /[^\s>]/.test(before),
    prefix: before.replace(/[^\s>]/g, ' '),
  }
}

/** Text that can stand in the middle of a line. */
function isParagraph(text: string): boolean {
  return !/\n[ \t]*\r?\n/.test(text) && !/^ {0,3}(?:#|>|```|~~~|\||[-*+] |\d{1,9}[.)] )/m.test(text)
}

function isAround(origin: Origin, file: string): boolean {
  if (origin.file === file) return true
  return origin.includedAt !== null && isAround(origin.includedAt.origin, file)
}
