import { readFileSync } from 'node:fs'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'

/** The Markdown parser alone, with the same extensions: what no reader of these files can do without. */
export function parseAlone(text: string): unknown {
  return fromMarkdown(text, {
    extensions: [gfm(), frontmatter(['yaml'])],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml'])],
  })
}

/** As a command of its own: `node parse-alone.mjs FILE…`. */
for (const file of process.argv.slice(2))
  if (file.endsWith('.md')) parseAlone(readFileSync(file, 'utf8'))
