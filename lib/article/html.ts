import type { Html } from 'mdast'
import type { BlockLine } from '../command'
import type { SourceText } from '../model'

/** A `<pre>` of an article, as the lines of a code block; `tag` is its language, where it names one. */
export interface PreformattedBlock {
  lines: BlockLine[]
  /** For each line, the end of its source, where tags and entities make that longer than the text. */
  ends: number[]
  tag: string | null
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

/** `&lt;`, `&#39;`, `&#x27;` to their characters; an entity that is not known stays as it is. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,6})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(String(hex), 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}

/** The tags of HTML itself, as opposed to `<Hexportnumber>`, which CommonMark takes for one too. */
const TAGS =
  /^<\/?(?:a|abbr|b|big|blockquote|br|center|code|col|colgroup|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|iframe|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|video)(?=[\s/>])/i

/** True for a tag of HTML or a comment; false for a placeholder that only looks like one. */
export function isHtmlTag(value: string): boolean {
  return TAGS.test(value) || value.startsWith('<!--')
}

/** A line's end in a `<pre>`: `<br>` is one as well, and `<br>` before a line break the same one. */
const LINE_END = /(<br\s*\/?>[ \t]*(?:\r?\n)?|\n)/i

/** The `<pre>` blocks in a piece of HTML, with the place of every line in the article. */
export function preformattedIn(node: Html, source: SourceText): PreformattedBlock[] {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? start
  // A comment is not read; blanks in its place keep every offset.
  const text = source.text
    .slice(start, end)
    .replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => comment.replace(/[^\n]/g, ' '))
  const closing = /<\/pre>/gi
  const blocks: PreformattedBlock[] = []
  const opening = /<pre\b([^>]*)>/gi
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const from = opening.lastIndex
    closing.lastIndex = from
    const to = closing.exec(text)?.index ?? text.length
    const tag = /(?:lang|class)="(?:lang-|language-)?([\w-]+)"/i.exec(match[1] ?? '')?.[1]
    const block: PreformattedBlock = { lines: [], ends: [], tag: tag?.toLowerCase() ?? null }
    let at = from
    // Lines and the marks that end them, in turn.
    const parts = text.slice(from, to).split(LINE_END)
    for (let index = 0; index < parts.length; index += 2) {
      const line = parts[index] ?? ''
      const plain = decodeEntities(
        line.replace(/<\/?[A-Za-z][^>]*>/g, (found) => (isHtmlTag(found) ? '' : found)),
      )
      block.lines.push({ text: plain.replace(/\r$/, ''), offset: start + at })
      block.ends.push(start + at + line.trimEnd().length)
      at += line.length + (parts[index + 1]?.length ?? 0)
    }
    blocks.push(block)
    opening.lastIndex = to
  }
  return blocks
}
