import type { RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Link, Prose, SourceText } from '../model'
import { type CommandsByNode, offsetsOf } from './carriers'
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
  let text = textOf(node, { includeHtml: false })
  walk(node, (child) => {
    if (child.type === 'link') links.push({ text: textOf(child), url: child.url })
    for (const command of commands.get(child) ?? []) {
      const inside = child.type === 'inlineCode'
      cuts.push(inside ? offsetsOf(child) : { start: command.start, end: command.end })
      text = text.replace(command.text, '')
    }
  })
  let markdown = ''
  let from = start
  for (const cut of cuts) {
    markdown += source.text.slice(from, Math.max(from, cut.start))
    from = Math.max(from, cut.end)
  }
  markdown = tidy(markdown + source.text.slice(from, end))
  if (markdown === '') return null
  return { markdown, text: tidy(text), links, range: source.rangeOf(start, end) }
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
