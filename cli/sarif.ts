import type { Language } from '../lib/model'
import { RULES } from '../lib/rules'
import { VERSION } from '../lib/version'
import type { Input } from './input'

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
              defaultConfiguration: { level: LEVELS[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: inputs.flatMap(({ file, article }) =>
          article.findings.map(({ rule, severity, range, message }) => ({
            ruleId: rule,
            ruleIndex: RULES.findIndex(({ id }) => id === rule),
            level: LEVELS[severity],
            message: { text: message[language] },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) },
                  region: {
                    startLine: range.start.line,
                    startColumn: range.start.column,
                    endLine: range.end.line,
                    endColumn: range.end.column,
                  },
                },
              },
            ],
          })),
        ),
      },
    ],
  }
}
