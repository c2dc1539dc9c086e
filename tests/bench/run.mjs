import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { ensureInstalled, ROOT } from '../../cli/install.mjs'

/** `npm run bench`: every figure that has an aim, as a ratio to a baseline in the same run. */
ensureInstalled()
const { build } = await import('esbuild')
mkdirSync(join(ROOT, 'dist'), { recursive: true })
const [outfile, bare] = ['bench', 'parse-alone'].map((name) => join(ROOT, `dist/${name}.mjs`))
await build({
  entryPoints: {
    bench: join(ROOT, 'tests/bench/measure.ts'),
    'parse-alone': join(ROOT, 'tests/bench/parse-alone.ts'),
  },
  outdir: join(ROOT, 'dist'),
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node20.9',
  format: 'esm',
  logLevel: 'error',
  banner: {
    js: "import { createRequire as benchRequire } from 'node:module'; const require = benchRequire(import.meta.url);",
  },
})
const { measure, measureGrowth, measureLint } = await import(pathToFileURL(outfile).href)

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
if (corpus) {
  const all = ['en', 'fr'].flatMap((language) =>
    readdirSync(join(corpus, language)).map((file) => join(corpus, language, file)),
  )
  const { megabytes, ours, baseline, beyond, aim } = measureLint(all, 9)
  const met = beyond < aim
  if (!met) missed++
  console.log(
    `lint ${all.length} real articles, ${megabytes.toFixed(2)} MB\n  ${ours.toFixed(2)} s of CPU time per MB; Markdown parser alone ${baseline.toFixed(2)}; beyond it ${beyond.toFixed(2)} (aim: under ${aim}) ${met ? 'met' : 'MISSED'}`,
  )
  // The same as whole commands, from start to end: with starting, compiling and printing. V8 is held
  // back from optimizing in both alike, where cli/repairbook.mjs does so.
  const lazy = process.versions.v8.startsWith('11.') ? ['--interrupt-budget=1000000'] : []
  const rounds = Array.from({ length: 7 }, () => [
    cpuOfCommand([...lazy, bare, ...all]),
    cpuOfCommand(['cli/repairbook.mjs', 'lint', corpus]),
  ])
  const more = median(rounds.map(([parsed, linted]) => (linted - parsed) / megabytes))
  if (more >= aim) missed++
  console.log(
    `npx repairbook lint ${corpus}, beyond a command that parses the same files\n  ${more.toFixed(2)} s of CPU time per MB (aim: under ${aim}) ${more < aim ? 'met' : 'MISSED'}`,
  )
}
for (const { name, ours, baseline, aim } of measureGrowth()) {
  const met = ours < aim
  if (!met) missed++
  console.log(
    `ten times as many ${name}\n  beyond the parser ${ours.toFixed(1)} times the time; the parser alone ${baseline.toFixed(1)} times (aim: under ${aim}) ${met ? 'met' : 'MISSED'}`,
  )
}
if (!corpus) console.log('Set CORPUS_DIR to measure the published article too.')
process.exitCode = missed > 0 && process.argv.includes('--strict') ? 1 : 0

/** Seconds of all processors that a command of Node takes, its compiler's threads included. */
function cpuOfCommand(args) {
  const timed = 'TIMEFORMAT="%U %S"; time "$0" "$@" >/dev/null 2>/dev/null'
  const { stderr } = spawnSync('bash', ['-c', timed, process.execPath, ...args], {
    encoding: 'utf8',
  })
  const [user, system] = stderr.trim().split(' ').map(Number)
  return user + system
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
}
