import { defineConfig } from 'vitest/config'

const root = new URL('..', import.meta.url).pathname

/** One project per kind of test; `vitest --project unit` runs one of them. */
export default defineConfig({
  root,
  test: {
    // Two at once on two processors; by default one of them is left idle. Each oracle test has a
    // Wine prefix of its own.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          root,
          include: ['tests/unit/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'corpus',
          root,
          include: ['tests/corpus/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'oracle',
          root,
          include: ['tests/oracle/**/*.test.ts'],
          globalSetup: ['tests/oracle/setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
