import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { default as Draft04 } from 'ajv-draft-04'
import { expect, test } from 'vitest'
import { sarifLog } from '../../cli/sarif'
import { understandArticle } from '../../lib/understand'

const require = createRequire(import.meta.url)
const schema = JSON.parse(
  readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
)

const TEXT = "# T\n\n1. a\n\n       reg add HKLM\\SOFTWARE\\X /v ' A' /t REG_DWORD /d ff /f\n"

function logOf(file: string) {
  const read = understandArticle(TEXT, 'a')
  if (!read.ok) throw new Error(read.message.en)
  return sarifLog(
    [{ file, text: TEXT, mark: false, article: read.article, included: new Map() }],
    'en',
  )
}

test('a log is what the schema of SARIF 2.1.0 asks for', () => {
  const validate = new Draft04({
    strict: false,
    validateFormats: false,
    unicodeRegExp: false,
  }).compile(schema)
  validate(JSON.parse(JSON.stringify(logOf('articles/a b.md'))))
  expect(validate.errors ?? []).toEqual([])
})

test('a correction is a region and what to put there', () => {
  const results = logOf('a.md').runs.flatMap((run) => run.results)
  const hex = results.find(({ ruleId }) => ruleId === 'reg-dword-bare-hex')
  expect(hex).toMatchObject({
    locations: [{ physicalLocation: { artifactLocation: { uri: 'a.md' } } }],
    fixes: [
      {
        artifactChanges: [
          {
            replacements: [
              {
                deletedRegion: { startLine: 5 },
                insertedContent: { text: expect.stringContaining('0x') },
              },
            ],
          },
        ],
      },
    ],
  })
})

test('a blank in a file’s name is no blank in its address', () => {
  const [first] = logOf('a b.md').runs.flatMap((run) => run.results)
  expect(first?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('a%20b.md')
})
