import type { Nodes } from 'mdast'

/** Positions come from the parser on every node; it leaves them out only of nodes made by hand. */
export function offsetsOf(node: Nodes): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 }
}
