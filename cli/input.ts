import { readFileSync, type Stats, statSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { LONGEST_ARTICLE } from '../lib/article'
import { slugs } from '../lib/content'
import type { Article, Language, Range } from '../lib/model'
import { understandArticle } from '../lib/understand'
import { Failure } from './failure'
import { type IncludedByPath, readIncluded } from './included'
import { reasonOf } from './reason'

export interface Input {
  file: string
  text: string
  /** True where the file starts with a byte order mark, which `text` does not hold. */
  mark: boolean
  article: Article
  /** The files that it includes, as far as they are there. */
  included: IncludedByPath
}

/** What the sub-commands share: where the content is, and the language of messages and slugs. */
export interface Settings {
  contentFolder: string
  language: Language
}

/** A file's article, or that of a slug of the catalogue. */
export async function readInput(name: string, settings: Settings): Promise<Input> {
  return readArticleFile(await fileOf(name, settings), settings)
}

async function fileOf(name: string, { contentFolder, language }: Settings): Promise<string> {
  if (statOf(name)) return name
  const known = await slugs(language, contentFolder)
  if (known.includes(name)) return join(contentFolder, language, `${name}.md`)
  const looksLikeFile = /[\\/]/.test(name) || extname(name) !== ''
  throw new Failure(
    looksLikeFile
      ? `${name}: there is no such file.`
      : `“${name}” is not an article: expected a file or one of ${known.join(', ')}.`,
  )
}

export function readArticleFile(file: string, { language }: Settings): Input {
  const { text, mark } = readText(file)
  const slug = basename(file, extname(file))
  const included = readIncluded(file, text)
  const read = understandArticle(text, slug, textsOf(included))
  if (!read.ok) throw new Failure(`${file}:${read.line}:${read.column} ${read.message[language]}`)
  return { file, text, mark, article: read.article, included }
}

/** The included files' texts alone, as the article's reader takes them. */
export function textsOf(included: IncludedByPath): Map<string, string> {
  return new Map([...included].map(([path, { text }]) => [path, text]))
}

/** The file that a range is in: the article's own, or one that it includes. */
export function fileAt({ file, included }: Input, range: Range): string {
  return (range.file !== undefined && included.get(range.file)?.file) || file
}

/** The text of the file that a range is in. */
export function textAt({ text, included }: Input, range: Range): string {
  return (range.file !== undefined && included.get(range.file)?.text) || text
}

/** What is at a path, null for nothing; a path that cannot even be looked at is the caller's error. */
export function statOf(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null
  } catch (error) {
    throw new Failure(`“${path}” cannot be read: ${reasonOf(error)}.`)
  }
}

function readText(file: string): { text: string; mark: boolean } {
  const stat = statOf(file)
  if (!stat) throw new Failure(`${file}: there is no such file.`)
  if (!stat.isFile()) throw new Failure(`${file} is not a file: expected a Markdown article.`)
  // UTF-8 needs three bytes at the most for what JavaScript counts as one character.
  if (stat.size > LONGEST_ARTICLE * 3) {
    const size = (stat.size / 1e6).toFixed(1)
    throw new Failure(`${file} has ${size} MB: articles of up to 1 million characters are read.`)
  }
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${reasonOf(error)}.`)
  }
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const text = decoded(bytes)
  if (text !== null) return { text, mark }
  // A character has up to four bytes: the file may end inside its last one.
  const cut = [1, 2, 3].some((missing) => decoded(bytes.subarray(0, -missing)) !== null)
  throw new Failure(
    cut
      ? `${file} ends in the middle of a character. Is the file cut off?`
      : `${file}:1:1 is not text: expected a Markdown article in UTF-8.`,
  )
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
