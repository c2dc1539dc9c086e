import { CORE_SCHEMA, load, YAMLException } from 'js-yaml'
import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import type * as z from 'zod'
import type { Article } from '../model'

export interface FrontMatter {
  values: z.infer<typeof Article>['frontMatter']
  /** What is wrong with it, and the line of the article it is on; null where all was read. */
  problem: { message: string; line: number } | null
}

/** Unified plugin: the YAML between the `---` lines, of any shape, into `file.data.frontMatter`. */
export function frontMatter() {
  return (tree: Root, file: VFile): void => {
    const node = tree.children[0]
    file.data.frontMatter =
      node?.type === 'yaml' ? readYaml(node.value) : { values: {}, problem: null }
  }
}

function readYaml(text: string): FrontMatter {
  try {
    // `json`: a key that is given twice, as real front matter has it, must not hide the rest.
    const value: unknown = load(text, { schema: CORE_SCHEMA, json: true })
    // Through JSON and back: an alias to itself is refused, and nothing but JSON is left.
    const values: unknown = JSON.parse(JSON.stringify(value ?? {}))
    if (isMapping(values)) return { values, problem: null }
    return { values: {}, problem: { message: 'expected lines of “name: value”', line: 2 } }
  } catch (error) {
    if (error instanceof YAMLException) {
      // The first line of the YAML is the second of the article.
      return { values: {}, problem: { message: error.reason, line: (error.mark?.line ?? 0) + 2 } }
    }
    if (error instanceof TypeError) {
      return { values: {}, problem: { message: 'it refers to itself', line: 2 } }
    }
    throw error
  }
}

function isMapping(value: unknown): value is FrontMatter['values'] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
