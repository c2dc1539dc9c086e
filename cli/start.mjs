import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, utimesSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { ensureInstalled, ROOT } from './install.mjs'
import { isStale } from './stale.mjs'

/**
 * `npm start`: installs what is missing, builds the site when it is older than its sources, serves
 * it and prints its address. `PORT` chooses the first port to try, `HOST` the address to listen on.
 */
const SOURCES = [
  'app',
  'lib',
  'content',
  'public',
  'next.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]
const HOST = process.env.HOST ?? '127.0.0.1'
const FIRST_PORT = Number(process.env.PORT || 3000)
const PORTS_TO_TRY = 20

if (!Number.isInteger(FIRST_PORT) || FIRST_PORT < 1 || FIRST_PORT > 65_535 - PORTS_TO_TRY) {
  console.error(
    `PORT=${process.env.PORT} is not a port: expected a number from 1 to ${65_535 - PORTS_TO_TRY}.`,
  )
  process.exit(2)
}
ensureInstalled()
if (isStale('out/index.html', SOURCES)) buildSite()
if (!process.argv.includes('--build-only')) await serve()

function buildSite() {
  console.error('Building the site…')
  // A build that was broken off must not be taken for a finished one.
  rmSync(join(ROOT, 'out'), { recursive: true, force: true })
  const began = new Date()
  const next = join(ROOT, 'node_modules/next/dist/bin/next')
  const { status } = spawnSync(process.execPath, [next, 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (status !== 0) {
    rmSync(join(ROOT, 'out'), { recursive: true, force: true })
    console.error('The site could not be built: the lines above say why.')
    process.exit(1)
  }
  // As old as the sources it was made from: what was edited during the build is built next time.
  utimesSync(join(ROOT, 'out/index.html'), began, began)
}

async function serve() {
  const { default: sirv } = await import('sirv')
  const out = join(ROOT, 'out')
  const notFound = readFileSync(join(out, '404.html'))
  const site = sirv(out, {
    etag: true,
    extensions: ['html'],
    setHeaders: (response, path) => {
      response.setHeader('X-Content-Type-Options', 'nosniff')
      const type = TYPES[path.slice(path.lastIndexOf('.'))]
      if (type) response.setHeader('Content-Type', type)
      if (path.startsWith('/_next/static/')) {
        response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
      }
    },
  })
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
      return
    }
    site(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' })
      response.end(request.method === 'HEAD' ? undefined : notFound)
    })
  })
  const port = await listen(server, FIRST_PORT)
  const host = HOST === '0.0.0.0' || HOST === '127.0.0.1' ? 'localhost' : HOST
  console.log(`Repairbook: http://${host}:${port}/`)
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0))
}

/** Scripts are text to read as well as files to keep; the charset is that of their bytes. */
const TYPES = {
  '.cmd': 'text/plain; charset=us-ascii',
  '.ps1': 'text/plain; charset=utf-8',
  '.reg': 'text/plain; charset=utf-16le',
}

/** The first free port from `first` on. */
async function listen(server, first) {
  for (let port = first; port < first + PORTS_TO_TRY; port++) {
    const taken = await new Promise((resolve, reject) => {
      server.once('error', (error) => {
        if (error.code === 'EADDRINUSE') resolve(true)
        else reject(error)
      })
      server.listen(port, HOST, () => resolve(false))
    })
    if (!taken) return server.address().port
    server.removeAllListeners('error')
  }
  console.error(
    `No port from ${first} to ${first + PORTS_TO_TRY - 1} is free: set PORT to one that is.`,
  )
  process.exit(1)
}
