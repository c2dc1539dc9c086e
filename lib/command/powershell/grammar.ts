import { readFileSync } from 'node:fs'
import type TreeSitter from '@vscode/tree-sitter-wasm'

/**
 * Tree-sitter's grammar of PowerShell, in the build that Visual Studio Code uses: it is loaded once,
 * before anything is read, so that reading itself waits for nothing. The package is looked for by
 * Node and not by a bundler, which would take its files along without their names.
 */
const { createRequire } = await import(/* turbopackIgnore: true */ 'node:module')
const { setFlagsFromString } = await import(/* turbopackIgnore: true */ 'node:v8')
const fromHere = createRequire(import.meta.url)
const { Language, Parser }: typeof TreeSitter = fromHere('@vscode/tree-sitter-wasm')
const grammar = fromHere.resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-powershell.wasm')

// To optimize the grammar's functions takes V8 eight seconds of a processor, and a command that is done
// in half of one would wait for that at its end.
setFlagsFromString('--liftoff-only')
await Parser.init()
const parser = new Parser()
parser.setLanguage(await Language.load(readFileSync(grammar)))

/** The most that goes to the parser at once; the longest script of the family has 4,000 characters. */
export const LONGEST_SCRIPT = 20_000

/**
 * The syntax tree of a script, to what `visit` makes of it; the tree itself is freed after that.
 *
 * @returns null for a text that is longer than `LONGEST_SCRIPT`
 */
export function withTree<T>(text: string, visit: (root: TreeSitter.Node) => T): T | null {
  if (text.length > LONGEST_SCRIPT) return null
  const tree = parser.parse(text)
  if (!tree) return null
  try {
    return visit(tree.rootNode)
  } finally {
    tree.delete()
  }
}
