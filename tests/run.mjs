import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { ensureInstalled, ROOT } from '../cli/install.mjs'

/**
 * `npm test`: installs what is missing and runs every check. Each one is run even where one before
 * it failed; the last line adds up what the runners counted.
 *
 * `npm test -- unit browser` runs only these.
 */
ensureInstalled()

const bin = (name) => join(ROOT, 'node_modules', name)
const vitest = (project) => [
  bin('vitest/vitest.mjs'),
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--project',
  project,
]

const CHECKS = [
  { name: 'types', args: [bin('typescript/bin/tsc'), '--noEmit', '-p', '.'] },
  { name: 'biome', args: [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'] },
  { name: 'unit', args: vitest('unit'), counts: vitestCounts },
  { name: 'corpus', args: vitest('corpus'), counts: vitestCounts },
  { name: 'build', args: ['cli/start.mjs', '--build-only'] },
  { name: 'oracle', args: vitest('oracle'), counts: vitestCounts },
  {
    name: 'browser',
    args: [
      bin('@playwright/test/cli.js'),
      'test',
      '--config',
      'tests/browser/playwright.config.ts',
    ],
    counts: playwrightCounts,
  },
  { name: 'budgets', args: ['tests/bench/budgets.mjs'] },
]

// A runner that is told to colour its output would hide its counts between escape sequences.
const { FORCE_COLOR, ...WITHOUT_COLOUR } = process.env

const only = process.argv.slice(2)
const unknown = only.filter((name) => !CHECKS.some((check) => check.name === name))
if (unknown.length > 0) {
  console.error(
    `There is no check “${unknown[0]}”: expected ${CHECKS.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(2)
}

const total = { passed: 0, failed: 0, skipped: 0 }
for (const check of CHECKS.filter(({ name }) => only.length === 0 || only.includes(name))) {
  console.log(`\n— ${check.name}`)
  const { status, output } = await run(check.args)
  const counted = check.counts?.(output) ?? { passed: status === 0 ? 1 : 0, failed: 0, skipped: 0 }
  // A runner that fails without saying how many (a syntax error, a lost browser) has failed once.
  if (status !== 0 && counted.failed === 0) counted.failed = 1
  if (status === 0 && counted.passed + counted.skipped === 0) {
    console.error(`${check.name} ran no test`)
    counted.failed = 1
  }
  for (const key of Object.keys(total)) total[key] += counted[key]
}
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 ? 1 : 0

function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...WITHOUT_COLOUR, NO_COLOR: '1', NEXT_TELEMETRY_DISABLED: '1' },
    })
    let output = ''
    for (const stream of ['stdout', 'stderr']) {
      child[stream].on('data', (data) => {
        output += data
        process[stream].write(data)
      })
    }
    child.on('error', (error) => {
      console.error(error.message)
      resolve({ status: 1, output })
    })
    child.on('close', (status) =>
      resolve({ status: status ?? 1, output: stripVTControlCharacters(output) }),
    )
  })
}

/** `      Tests  3 failed | 118 passed | 2 skipped (123)` */
function vitestCounts(output) {
  const line = /^\s*Tests\s+(.*)$/m.exec(output)?.[1] ?? ''
  return countsIn(line)
}

/** `  3 failed`, `  41 passed (1.2m)`, a line each. */
function playwrightCounts(output) {
  return countsIn(output.slice(output.lastIndexOf('Running ')))
}

function countsIn(text) {
  const number = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(text)?.[1] ?? 0)
  return {
    passed: number('passed'),
    failed: number('failed') + number('flaky'),
    skipped: number('skipped') + number('did not run'),
  }
}
