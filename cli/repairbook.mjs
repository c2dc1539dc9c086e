#!/usr/bin/env node
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { ensureInstalled, ROOT } from './install.mjs'
import { isStale } from './stale.mjs'

const PRODUCT = 'dist/repairbook.mjs'

ensureInstalled()
if (isStale(PRODUCT, ['cli', 'lib', 'package-lock.json'])) {
  const { bundle } = await import('./bundle.mjs')
  await bundle(PRODUCT)
}
// A command is done in a second, a quarter of which the V8 of Node 20 would spend on optimizing what
// hardly runs again. Later ones do not, and know no such flag.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=1000000')
const { main } = await import(pathToFileURL(join(ROOT, PRODUCT)).href)
process.exitCode = await main(process.argv.slice(2), ROOT)
