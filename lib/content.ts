import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { load } from 'js-yaml'
import * as z from 'zod'
import type { Article, Language, Severity } from './model'
import { RULES } from './rules'
import { understandArticle } from './understand'

/**
 * The one reader of `content/`: our articles and the pages of the rules. Everything is checked as
 * it is read; what is wrong stops the build with the file's name.
 */

/** Where the content lies when nothing else is said: the site is built from the project's folder. */
const FOLDER = join(process.cwd(), 'content')

const CatalogueFields = z.object({
  title: z.string(),
  description: z.string(),
  symptoms: z.array(z.string()).min(1),
  keywords: z.array(z.string()),
})

export interface CatalogueEntry extends z.infer<typeof CatalogueFields> {
  slug: string
}

const Settings = z.record(z.string(), z.object({ text: z.string(), weakens: z.boolean() }))
type SettingTexts = z.infer<typeof Settings>
const Caution = z.object({ text: z.string(), milder: z.string() })

/** The slugs of the catalogue: the same in every language. */
export async function slugs(language: Language, folder = FOLDER): Promise<string[]> {
  const files = await readdir(join(folder, language))
  return files
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.slice(0, -3))
    .sort()
}

export async function catalogue(language: Language, folder = FOLDER): Promise<CatalogueEntry[]> {
  const found = await slugs(language, folder)
  return Promise.all(
    found.map(async (slug) => {
      const { frontMatter } = await articleBySlug(language, slug, folder)
      return { slug, ...checked(CatalogueFields, frontMatter, `${language}/${slug}.md`) }
    }),
  )
}

/** The article with its repairs, facts and findings. Throws, with the file's name, where it is not one. */
export async function articleBySlug(
  language: Language,
  slug: string,
  folder = FOLDER,
): Promise<Article> {
  const file = join(folder, language, `${slug}.md`)
  const read = understandArticle(await readFile(file, 'utf8'), slug)
  if (!read.ok) throw new Error(`${file}:${read.line}:${read.column} ${read.message.en}`)
  return { ...read.article, language }
}

/**
 * What each setting does, and whether the article's data weakens security: by its name, or by the end
 * of its key and its name (`TLS 1.2\Server\Enabled`) where a name stands in several keys.
 */
export function settingsOf(article: Article): SettingTexts {
  return checked(Settings, article.frontMatter.settings ?? {}, `${article.slug}: settings`)
}

/** The text for one setting, by the longest name that it goes by; null without any. */
export function settingText(
  settings: SettingTexts,
  place: string,
  name: string,
): SettingTexts[string] | null {
  const path = `\\${place}\\${name}`.toLowerCase()
  const fitting = Object.keys(settings)
    .filter((key) => path.endsWith(`\\${key.toLowerCase()}`))
    .sort((a, b) => b.length - a.length)
  const [longest] = fitting
  return (longest === undefined ? undefined : settings[longest]) ?? null
}

/** The names of the settings, without their keys: what running text calls them. */
export function settingNames(article: Article): string[] {
  return [...new Set(Object.keys(settingsOf(article)).map((key) => key.replace(/^.*\\/, '')))]
}

/** What the procedure makes less secure, and the milder way; null where it does not. */
export function cautionOf(article: Article): z.infer<typeof Caution> | null {
  const caution = article.frontMatter.caution
  return caution === undefined ? null : checked(Caution, caution, `${article.slug}: caution`)
}

export function restartNeeded(article: Article): boolean {
  return article.frontMatter.restart === true
}

const RuleFields = z.object({
  title: z.string(),
  summary: z.string(),
  quirks: z.array(z.string()),
  sources: z.array(z.string()).min(1),
})

export interface RulePage extends z.infer<typeof RuleFields> {
  id: string
  severity: Severity
  fixable: boolean
  /** The page's text below its front matter. */
  markdown: string
}

/** Every rule's page, in the order of the rules' list. */
export async function rulePages(language: Language, folder = FOLDER): Promise<RulePage[]> {
  return Promise.all(RULES.map(({ id }) => rulePage(language, id, folder)))
}

export async function rulePage(language: Language, id: string, folder = FOLDER): Promise<RulePage> {
  const rule = RULES.find((known) => known.id === id)
  if (!rule) throw new Error(`There is no rule “${id}”.`)
  const file = join(folder, language, 'rules', `${id}.md`)
  const [, yaml, markdown] = /^---\n(.*?)\n---\n(.*)$/s.exec(await readFile(file, 'utf8')) ?? []
  if (yaml === undefined || markdown === undefined) throw new Error(`${file}: no front matter`)
  const { severity, fixable } = rule
  return {
    id,
    severity,
    fixable,
    markdown: markdown.trim(),
    ...checked(RuleFields, load(yaml), file),
  }
}

function checked<T>(schema: z.ZodType<T>, value: unknown, place: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new Error(`content/${place}: ${z.prettifyError(result.error)}`)
}
