import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = process.env.CORPUS_DIR

/** True where the real articles are at hand; with `CI=true` their absence is a failure. */
export const hasCorpus = FOLDER !== undefined && existsSync(join(FOLDER, 'en'))

if (!hasCorpus) {
  const how = 'set CORPUS_DIR to a folder that holds the published articles in en/ and fr/'
  if (process.env.CI === 'true') throw new Error(`The corpus is missing: ${how}.`)
  console.warn(`Skipped: the tests on real articles; ${how}.`)
}

/** A real article's text; `path` is below the corpus, such as `fr/article.md`. */
export function corpusText(path: string): string {
  return readFileSync(join(FOLDER ?? '', path), 'utf8')
}

/** The paths of all real articles. */
export function corpusFiles(): string[] {
  if (!hasCorpus) return []
  return ['en', 'fr'].flatMap((language) =>
    readdirSync(join(FOLDER ?? '', language))
      .filter((file) => file.endsWith('.md'))
      .sort()
      .map((file) => `${language}/${file}`),
  )
}
