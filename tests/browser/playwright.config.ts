import { defineConfig } from '@playwright/test'
import { BROWSER, browserIsThere, MISSING } from './browser'

/** Another where this one is taken: the server would move on, and the tests would not find it. */
const PORT = Number(process.env.BROWSER_TEST_PORT ?? 4173)

if (!browserIsThere) {
  if (process.env.CI === 'true') throw new Error(MISSING)
  // Workers read this file again; the sentence is wanted once.
  if (process.env.TEST_WORKER_INDEX === undefined) console.log(MISSING)
}

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  workers: 2,
  reporter: 'list',
  // A machine that is busy with something else is slow, not wrong; what a page weighs is judged apart.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env.CI === 'true',
  use: {
    baseURL: `http://localhost:${PORT}`,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: BROWSER,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  ...(browserIsThere && {
    webServer: {
      command: 'node cli/start.mjs',
      cwd: new URL('../..', import.meta.url).pathname,
      env: { PORT: String(PORT) },
      url: `http://localhost:${PORT}/en`,
      reuseExistingServer: false,
      timeout: 240_000,
    },
  }),
})
