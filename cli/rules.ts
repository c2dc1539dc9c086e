import { rulePage, rulePages } from '../lib/content'
import { RULES } from '../lib/rules'
import { Failure } from './failure'
import type { Settings } from './input'
import { json, type Output, paint, table } from './output'

/** `repairbook rules [ID]`: the rules, or what a finding means. */
export async function rules(
  id: string | undefined,
  format: 'table' | 'json',
  { contentFolder, language }: Settings,
  output: Output,
): Promise<number> {
  if (id === undefined) {
    const pages = await rulePages(language, contentFolder)
    if (format === 'json') output.write(json(pages.map(({ markdown, ...page }) => page)))
    else {
      const rows = pages.map(({ id, severity, fixable, title }) => [
        id,
        severity,
        fixable ? 'yes' : 'no',
        title,
      ])
      output.write(table(['rule', 'severity', 'fixable', 'what'], rows))
    }
    return 0
  }
  if (!RULES.some((rule) => rule.id === id)) {
    throw new Failure(`There is no rule “${id}”: “repairbook rules” lists them.`)
  }
  const page = await rulePage(language, id, contentFolder)
  if (format === 'json') output.write(json(page))
  else {
    const meta = `${page.severity}, ${page.fixable ? 'fixable' : 'not fixable in the text'}${page.quirks.length > 0 ? `, ${page.quirks.join(' ')}` : ''}`
    const body = page.markdown.replace(/<a name="[^"]*"><\/a>/g, '')
    const sources = page.sources.map((source) => `- ${source}`).join('\n')
    output.write(
      `${paint(output, 'bold', page.title)}\n${id} (${meta})\n\n${page.summary}\n\n${body}\n\n## Sources\n\n${sources}\n`,
    )
  }
  return 0
}
