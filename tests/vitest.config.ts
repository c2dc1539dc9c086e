import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = new URL('..', import.meta.url).pathname

/** What takes minutes, the longest first: by default the small files, which these are, come last. */
const LONGEST = ['cycle-offline', 'cycle-online', 'faults-offline', 'hives-away', 'scripts-offline']

/** Begins with what takes longest, so that at the end no processor waits for one last file. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
      return at < 0 ? LONGEST.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}

/** One project per kind of test; `vitest --project unit` runs one of them. */
export default defineConfig({
  root,
  test: {
    // Two at once on two processors; by default one of them is left idle. Each oracle test has a
    // Wine prefix of its own.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          root,
          include: ['tests/unit/**/*.test.ts'],
          // A machine that is busy with something else is slow, not wrong; what is measured is judged apart.
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'corpus',
          root,
          include: ['tests/corpus/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'oracle',
          root,
          include: ['tests/oracle/**/*.test.ts'],
          globalSetup: ['tests/oracle/setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
