import type { Heading, Paragraph, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'

/**
 * Unified plugin: the anchor of every heading, and every other name that links may call it by.
 * Translated articles keep the English anchor in `<a name="serial-control"></a>`; where an author
 * gave one too, it is the last. Without any it is the slug that Microsoft Learn makes. A second
 * heading of the same name gets `-1`.
 */
export function anchors() {
  return (tree: Root): void => {
    const taken = new Map<string, number>()
    let before: string[] = []
    for (const node of tree.children) {
      if (node.type === 'html' || node.type === 'paragraph') {
        // An anchor on a line of its own belongs to the heading after it.
        before = node.type === 'html' ? namesIn(node.value) : namesAlone(node)
        continue
      }
      if (node.type === 'heading') {
        const names = [...before, ...namesOf(node)]
        const slug = slugOf(textOf(node, { includeHtml: false }))
        const anchor = unique(names.at(-1) ?? slug, taken)
        node.data = { ...node.data, anchor, aliases: [...names, slug] }
      }
      before = []
    }
  }
}

function unique(name: string, taken: Map<string, number>): string {
  const count = taken.get(name) ?? 0
  taken.set(name, count + 1)
  return count === 0 ? name : `${name}-${count}`
}

/** A paragraph of nothing but anchors. */
function namesAlone({ children }: Paragraph): string[] {
  if (children.some(({ type }) => type !== 'html')) return []
  return children.flatMap((child) => (child.type === 'html' ? namesIn(child.value) : []))
}

function namesOf(heading: Heading): string[] {
  return heading.children.flatMap((child) => (child.type === 'html' ? namesIn(child.value) : []))
}

function namesIn(html: string): string[] {
  return [...html.matchAll(/<a\s+(?:name|id)="([^"]+)"/gi)].map(([, name = '']) =>
    name.toLowerCase(),
  )
}

/** `Repair the VM offline` to `repair-the-vm-offline`; letters of every script are kept. */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s+/g, '-')
}
