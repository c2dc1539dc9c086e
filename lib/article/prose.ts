import type { RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Link, Prose, SourceText } from '../model'
import type { CommandsByNode } from './carriers'
import { offsetsOf } from './offsets'
import { walk } from './walk'

/** What a node says to people, without the commands in it; null where nothing is left. */
export function proseOf(
  node: RootContent,
  commands: CommandsByNode,
  source: SourceText,
): Prose | null {
  const { start, end } = offsetsOf(node)
  const cuts: Array<{ start: number; end: number }> = []
  const links: Link[] = []
  // What was looked through, without its commands, and what follows: they come in the text's order.
  let said = ''
  let rest = textOf(node, { includeHtml: false })
  walk(node, (child) => {
    if (child.type === 'link') links.push({ text: textOf(child), url: child.url })
    for (const command of commands.get(child) ?? []) {
      const inside = /^(?:inlineCode|strong|emphasis)$/.test(child.type)
      cuts.push(inside ? offsetsOf(child) : { start: command.start, end: command.end })
      const at = rest.indexOf(command.text)
      if (at === -1) {
        said = said.replace(command.text, '')
        continue
      }
      said += rest.slice(0, at)
      rest = rest.slice(at + command.text.length)
    }
  })
  let markdown = ''
  let from = start
  for (const cut of cuts) {
    markdown += source.text.slice(from, Math.max(from, cut.start))
    from = Math.max(from, cut.end)
  }
  markdown = tidy(withoutEmptyQuotes(markdown + source.text.slice(from, end), cuts.length))
  if (markdown === '') return null
  const text = tidy(withoutEmptyQuotes(said + rest, cuts.length))
  return { markdown, text, links, range: source.rangeOf(start, end) }
}

/** The quotes that stood around a command go with it. */
function withoutEmptyQuotes(text: string, cuts: number): string {
  return cuts > 0 ? text.replace(/"\s*"|[“”„]\s*[“”]|«\s*»|「\s*」|『\s*』|[‘']\s*[’']/g, '') : text
}

/** Without the indentation and quote marks of the lines' containers, and without blank ends. */
function tidy(text: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? line : line.replace(/^[ \t>]+/, '')).trimEnd())
    .filter((line) => line !== '')
    .join('\n')
    .replace(/^(> ?)+/, '')
    .replace(/^\[!\w+\]\s*/, '')
    .trim()
}
