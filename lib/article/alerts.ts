import type { Blockquote, Root } from 'mdast'
import { walk } from './walk'

const KINDS = ['note', 'tip', 'important', 'caution', 'warning'] as const
const MARKER = /^\s*\[!(\w+)\]\s*/

/** Unified plugin: marks a block quote that starts with `[!NOTE]` and takes the marker away. */
export function alerts() {
  return (tree: Root): void => {
    walk(tree, (node) => {
      if (node.type === 'blockquote') mark(node)
    })
  }
}

function mark(quote: Blockquote): void {
  const paragraph = quote.children[0]
  const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
  if (text?.type !== 'text') return
  const marker = MARKER.exec(text.value)
  const alert = KINDS.find((kind) => kind === marker?.[1]?.toLowerCase())
  if (!marker || !alert) return
  quote.data = { ...quote.data, alert }
  text.value = text.value.slice(marker[0].length)
}
