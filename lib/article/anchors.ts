import type { Heading, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'

/**
 * Unified plugin: the anchor of every heading. Translated articles keep the English one in
 * `<a name="serial-control"></a>`; where there is none it is the slug that Microsoft Learn makes.
 */
export function anchors() {
  return (tree: Root): void => {
    // A heading inside a list or a quote starts no section.
    for (const node of tree.children) {
      if (node.type !== 'heading') continue
      const anchor = named(node) ?? slugOf(textOf(node, { includeHtml: false }))
      node.data = { ...node.data, anchor }
    }
  }
}

function named(heading: Heading): string | null {
  for (const child of heading.children) {
    const name = child.type === 'html' && /<a\s+(?:name|id)="([^"]+)"/i.exec(child.value)?.[1]
    if (name) return name.toLowerCase()
  }
  return null
}

/** `Repair the VM offline` to `repair-the-vm-offline`; letters of every script are kept. */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s+/g, '-')
}
