import type { Heading, Root, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'

/** A heading and what stands below it, up to the next heading of its rank. */
export interface Section {
  heading: Heading | null
  depth: number
  anchor: string
  /** Every name that a link may call it by, in lower case. */
  aliases: string[]
  title: string
  /** What stands between this heading and the next one of any rank. */
  children: RootContent[]
  subsections: Section[]
}

/** The tree as nested sections. The outermost one holds what comes before the first heading. */
export function sectionsOf(tree: Root): Section {
  const root: Section = {
    heading: null,
    depth: 0,
    anchor: '',
    aliases: [],
    title: '',
    children: [],
    subsections: [],
  }
  const open: Section[] = [root]
  for (const node of tree.children) {
    if (node.type !== 'heading' || isTab(node)) {
      open.at(-1)?.children.push(node)
      continue
    }
    while ((open.at(-1)?.depth ?? 0) >= node.depth) open.pop()
    const section: Section = {
      heading: node,
      depth: node.depth,
      anchor: node.data?.anchor ?? '',
      aliases: node.data?.aliases ?? [],
      title: textOf(node, { includeHtml: false }).replace(/\s+/g, ' ').trim(),
      children: [],
      subsections: [],
    }
    open.at(-1)?.subsections.push(section)
    open.push(section)
  }
  return root
}

/** `# [PowerShell](#tab/powershell)`: what stands below it is one way to do the same, not a chapter. */
function isTab({ children }: Heading): boolean {
  const [only, other] = children
  return only?.type === 'link' && other === undefined && only.url.startsWith('#tab/')
}

/** The section itself and every one below it, in the article's order. */
export function allSections(section: Section): Section[] {
  return [section, ...section.subsections.flatMap(allSections)]
}
