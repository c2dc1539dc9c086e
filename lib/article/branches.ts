import type { Nodes, TableRow } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Branch, SourceText } from '../model'
import { offsetsOf } from './offsets'

/** `[see this](#a heading with blanks)`: no link in CommonMark, and meant as one by its author. */
const UNLINKED = /\[([^\][\n]+)\]\((#[^()\n]*[ \t][^()\n]*)\)/g

/**
 * Where a passage sends its reader on, in its order: links to a heading of the same article, and
 * every link of a table's row, whose first cell is then the condition. Whether a heading of that name
 * is there is asked once the whole article is read: see `resolveBranches`.
 */
export function branchesIn(node: Nodes, source: SourceText): Branch[] {
  const branches: Branch[] = []
  const add = (condition: string, text: string, url: string, start: number, end: number) => {
    branches.push({
      condition,
      text,
      url,
      target: null,
      kind: url.startsWith('#') ? 'broken' : 'page',
      range: source.rangeOf(start, end),
    })
  }
  const visit = (child: Nodes, block: Nodes, row: TableRow | null) => {
    if (child.type === 'link') {
      if (!row && !child.url.startsWith('#')) return
      // A tab's own heading names its tab, and leads nowhere.
      if (block.type === 'heading' && /^#tab\//i.test(child.url)) return
      const { start, end } = offsetsOf(child)
      const text = textOf(child)
      add(row ? firstCell(row) : sentenceWith(textOf(block), text), text, child.url, start, end)
      return
    }
    if (child.type === 'text') {
      const { start } = offsetsOf(child)
      for (const match of child.value.matchAll(UNLINKED)) {
        const [whole, text = '', url = ''] = match
        // Escapes and entities make the text shorter than its source.
        const at = Math.max(start, source.text.indexOf(whole, start))
        const condition = row ? firstCell(row) : sentenceWith(textOf(block), text)
        add(condition, text, url, at, at + whole.length)
      }
      return
    }
    if (!('children' in child)) return
    const isBlock =
      child.type === 'paragraph' || child.type === 'heading' || child.type === 'tableCell'
    for (const below of child.children) {
      visit(below, isBlock ? child : block, child.type === 'tableRow' ? child : row)
    }
  }
  visit(node, node, null)
  return branches
}

/**
 * Finds the heading that each branch leads to; `anchors` gives a heading's id for each of its names. Learn compares anchors without regard to case.
 */
export function resolveBranches(branches: Branch[], anchors: ReadonlyMap<string, string>): void {
  for (const branch of branches) {
    if (!branch.url.startsWith('#')) continue
    branch.target = anchors.get(decoded(branch.url.slice(1)).toLowerCase()) ?? null
    branch.kind = branch.target === null ? 'broken' : 'section'
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function firstCell(row: TableRow): string {
  const cell = row.children[0]
  return cell ? textOf(cell).trim() : ''
}

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' })

function sentenceWith(text: string, link: string): string {
  const at = text.indexOf(link)
  for (const { segment, index } of SENTENCES.segment(text)) {
    if (at < index + segment.length) return segment.trim().replace(/\s+/g, ' ')
  }
  return text.trim()
}
