import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'

const Json = z.record(z.string(), z.json())

export interface FrontMatter {
  values: z.infer<typeof Json>
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
    // Quirks of real front matter (a key given twice) must not hide the rest.
    const values = Json.safeParse(parse(text, { uniqueKeys: false, logLevel: 'silent' }) ?? {})
    if (values.success) return { values: values.data, problem: null }
    return { values: {}, problem: { message: 'expected a list of “name: value” lines', line: 1 } }
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    const line = (error.linePos?.[0].line ?? 1) + 1
    return { values: {}, problem: { message: error.message.split('\n')[0] ?? '', line } }
  }
}
