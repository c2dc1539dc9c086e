import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { ensureInstalled, ROOT } from '../../cli/install.mjs'

/** `npm run bench`: every figure that has an aim, as a ratio to a baseline in the same run. */
ensureInstalled()
const { build } = await import('esbuild')
const outfile = join(ROOT, 'dist/bench.mjs')
mkdirSync(join(ROOT, 'dist'), { recursive: true })
await build({
  entryPoints: [join(ROOT, 'tests/bench/measure.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20.9',
  format: 'esm',
  logLevel: 'error',
  banner: {
    js: "import { createRequire as benchRequire } from 'node:module'; const require = benchRequire(import.meta.url);",
  },
})
const { measure } = await import(pathToFileURL(outfile).href)

setFlagsFromString('--expose-gc')
globalThis.gc = runInNewContext('gc')
process.chdir(ROOT)
const corpus = process.env.CORPUS_DIR
const files = [
  'content/en/rdp-disconnects.md',
  'content/fr/rdp-disconnects.md',
  ...(corpus ? [`${corpus}/fr/troubleshoot-rdp-intermittent-connectivity.md`] : []),
]
let missed = 0
for (const file of files) {
  const { name, ours, baseline, ratio, aim } = measure(file, 200)
  const met = ratio < aim
  if (!met) missed++
  console.log(
    `${name}\n  ${ours.toFixed(2)} ms; Markdown parser alone ${baseline.toFixed(2)} ms; ratio ${ratio.toFixed(2)} (aim: under ${aim}) ${met ? 'met' : 'MISSED'}`,
  )
}
if (!corpus) console.log('Set CORPUS_DIR to measure the published article too.')
process.exitCode = missed > 0 && process.argv.includes('--strict') ? 1 : 0
