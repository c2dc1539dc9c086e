import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { correctArticle } from '../lib/understand'
import { Failure } from './failure'
import { type Input, readArticleFile, type Settings, statOf, textsOf } from './input'
import { findingRows, prettyFindings } from './lint-formats'
import { json, type Output } from './output'
import { reasonOf } from './reason'
import { sarifLog } from './sarif'
import { writeWhole } from './write-whole'

export interface LintOptions {
  fix: boolean
  format: 'pretty' | 'json' | 'sarif'
}

/** `repairbook lint FILE…`: every quirk with its place; with `--fix`, the certain ones corrected. */
export async function lint(
  names: string[],
  { fix, format }: LintOptions,
  settings: Settings,
  output: Output,
): Promise<number> {
  // All are read before one is written: a wrong name must not leave half of them corrected.
  let inputs = names.flatMap((name) => inputsOf(name, settings, output))
  if (fix) {
    inputs = inputs.map((input) => fixed(input, settings, output))
    // What an article includes may be among the files that were just corrected.
    inputs = inputs.map((input) =>
      input.included.size > 0 ? readArticleFile(input.file, settings) : input,
    )
  }
  const count = inputs.reduce((sum, { article }) => sum + article.findings.length, 0)
  if (format === 'json')
    output.write(json(inputs.flatMap((input) => findingRows(input, settings.language))))
  else if (format === 'sarif') output.write(json(sarifLog(inputs, settings.language)))
  else output.write(prettyFindings(inputs, settings.language, output))
  return count > 0 ? 1 : 0
}

/** A file's article, or those of every Markdown file below a folder. */
function inputsOf(name: string, settings: Settings, output: Output): Input[] {
  if (!statOf(name)?.isDirectory()) return [readArticleFile(name, settings)]
  const files = markdownIn(name, output).sort()
  if (files.length === 0)
    throw new Failure(`${name} holds no Markdown file: expected articles ending in .md.`)
  return files.flatMap((file) => {
    try {
      return [readArticleFile(file, settings)]
    } catch (error) {
      // A folder may hold a README beside its articles: said, and passed over.
      if (!(error instanceof Failure)) throw error
      output.note(`passed over: ${error.message}`)
      return []
    }
  })
}

/** The Markdown files of a folder and of those in it. A link may lead out of it, and is not followed. */
function markdownIn(folder: string, output: Output): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return markdownIn(path, output)
      return entry.isFile() && entry.name.endsWith('.md') ? [path] : []
    })
  } catch (error) {
    output.note(`passed over: ${folder} cannot be read: ${reasonOf(error)}.`)
    return []
  }
}

function fixed(input: Input, settings: Settings, output: Output): Input {
  const { text, read } = correctArticle(input.text, input.article.slug, textsOf(input.included))
  if (text === input.text) return input
  if (!read.ok) throw new Failure(`${input.file}: ${read.message[settings.language]}`)
  writeWhole(input.file, input.mark ? `\ufeff${text}` : text)
  const repaired = input.article.findings.filter((finding) => finding.fix.length > 0).length
  output.note(`${input.file}: ${repaired} corrected`)
  return { ...input, text, article: read.article }
}
