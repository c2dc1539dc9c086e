import type { Nodes } from 'mdast'

/**
 * Every node below `node`, itself included, in the article's order. A third of what reading an
 * article costs beside its Markdown went into unist-util-visit, which does far more than this.
 */
export function walk(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node)
  if ('children' in node) for (const child of node.children) walk(child, visit)
}
