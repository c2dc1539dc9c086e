import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { alerts } from './alerts'
import { anchors } from './anchors'
import { mendFences, mendFrontMatter, type UnclosedFence } from './fences'
import { type FrontMatter, frontMatter } from './front-matter'

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkGfm)
  .use(frontMatter)
  .use(anchors)
  .use(alerts)
  .freeze()

export interface ParsedMarkdown {
  tree: Root
  matter: FrontMatter
  /** The fences that are never closed. */
  unclosed: UnclosedFence[]
}

/** Learn's Markdown to its tree, with every offset that of the text given. */
export function parseMarkdown(text: string): ParsedMarkdown {
  const mended = mendFences(mendFrontMatter(text))
  const file = new VFile(mended.text)
  const tree = processor.parse(file)
  processor.runSync(tree, file)
  const matter = file.data.frontMatter ?? { values: {}, problem: null }
  return { tree, matter, unclosed: mended.unclosed }
}
