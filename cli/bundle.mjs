import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { ROOT } from './install.mjs'

/**
 * The command line as one file: Node 20 does not read TypeScript, and one file starts in a third of
 * the time. Written beside its place and moved there, so that two callers cannot meet a half one.
 *
 * @param {string} product the file to write, below the project's folder
 */
export async function bundle(product) {
  const outfile = join(ROOT, `${product}.${process.pid}.mjs`)
  await build({
    entryPoints: [join(ROOT, 'cli/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.9',
    format: 'esm',
    logLevel: 'error',
    // Two dependencies are CommonJS and ask for Node's modules by `require`.
    banner: {
      js: "import { createRequire as repairbookRequire } from 'node:module'; const require = repairbookRequire(import.meta.url);",
    },
  })
  renameSync(outfile, join(ROOT, product))
}
