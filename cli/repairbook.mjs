#!/usr/bin/env node
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled, ROOT } from './install.mjs'
import { isStale } from './stale.mjs'

const PRODUCT = 'dist/repairbook.mjs'

ensureInstalled()
if (isStale(PRODUCT, ['cli', 'lib', 'package-lock.json'])) {
  const { bundle } = await import('./bundle.mjs')
  await bundle(PRODUCT)
}
const { main } = await import(pathToFileURL(join(ROOT, PRODUCT)).href)
process.exitCode = await main(process.argv.slice(2), ROOT)
