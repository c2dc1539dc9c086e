import { catalogue } from '../../../lib/content'
import { LANGUAGES, languageNamed } from '../../../lib/i18n'
import type { SearchEntry } from '../match'

export const dynamic = 'force-static'
export const dynamicParams = false

export function generateStaticParams() {
  return LANGUAGES.map((language) => ({ file: `${language}.json` }))
}

/** `/search/en.json`: what the search box looks through, loaded when it is first used. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params
  const language = languageNamed(file.replace('.json', ''))
  if (!language) return new Response(null, { status: 404 })
  const entries: SearchEntry[] = (await catalogue(language)).map(
    ({ slug, title, symptoms, keywords }) => ({ slug, title, symptoms, keywords }),
  )
  return Response.json(entries)
}
