import { type Finding, type Language, SourceText } from '../lib/model'
import { RULES } from '../lib/rules'
import { VERSION } from '../lib/version'
import { fileAt, type Input } from './input'

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const

/** The findings as a SARIF 2.1.0 log, for the tools that show them beside the text. */
export function sarifLog(inputs: Input[], language: Language) {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Repairbook',
            version: VERSION,
            rules: RULES.map(({ id, severity }) => ({
              id,
              shortDescription: { text: id.replaceAll('-', ' ') },
              defaultConfiguration: { level: LEVELS[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: inputs.flatMap((input) =>
          input.article.findings.map(({ rule, severity, range, message, fix }) => ({
            ruleId: rule,
            ruleIndex: RULES.findIndex(({ id }) => id === rule),
            level: LEVELS[severity],
            message: { text: message[language] },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: uriOf(fileAt(input, range)) },
                  region: {
                    startLine: range.start.line,
                    startColumn: range.start.column,
                    endLine: range.end.line,
                    endColumn: range.end.column,
                  },
                },
              },
            ],
            ...(fix.length > 0
              ? { fixes: [fixOf(input.file, new SourceText(input.text), fix)] }
              : {}),
          })),
        ),
      },
    ],
  }
}

function uriOf(file: string): string {
  return encodeURI(file.replaceAll('\\', '/'))
}

/** A correction as SARIF has it: regions of the file to delete, and what to put there. */
function fixOf(file: string, source: SourceText, edits: Finding['fix']) {
  return {
    artifactChanges: [
      {
        artifactLocation: { uri: uriOf(file) },
        replacements: edits.map(({ offset, length, text }) => {
          const { start, end } = source.rangeOf(offset, offset + length)
          return {
            deletedRegion: {
              startLine: start.line,
              startColumn: start.column,
              endLine: end.line,
              endColumn: end.column,
            },
            insertedContent: { text },
          }
        }),
      },
    ],
  }
}
