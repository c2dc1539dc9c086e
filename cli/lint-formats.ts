import type { Finding, Language } from '../lib/model'
import { fileAt, type Input, textAt } from './input'
import { type Output, paint } from './output'

/** The findings of one article as automation reads them: these names are an interface. */
export function findingRows(input: Input, language: Language) {
  return input.article.findings.map(({ rule, severity, range, message, fix }) => ({
    file: fileAt(input, range),
    line: range.start.line,
    column: range.start.column,
    rule,
    severity,
    message: message[language],
    fixable: fix.length > 0,
  }))
}

const COLOURS = { error: 'red', warning: 'yellow', info: 'blue' } as const
const WIDTH = 100

/** For people: place, rule and message, and the line with the place underlined. */
export function prettyFindings(inputs: Input[], language: Language, output: Output): string {
  const blocks = inputs.flatMap((input) => {
    const linesOf = new Map<string, string[]>()
    return input.article.findings.map((finding) => {
      const { rule, severity, range, message, fix } = finding
      const file = fileAt(input, range)
      const lines = linesOf.get(file) ?? textAt(input, range).split(/\r?\n/)
      linesOf.set(file, lines)
      const place = paint(output, 'bold', `${file}:${range.start.line}:${range.start.column}`)
      const kind = paint(output, COLOURS[severity], severity)
      const fixable = fix.length > 0 ? paint(output, 'dim', ' (fixable)') : ''
      return `${place} ${kind} ${message[language]} ${paint(output, 'dim', rule)}${fixable}\n${excerpt(lines, finding, output)}`
    })
  })
  const findings = inputs.flatMap(({ article }) => article.findings)
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length
  const fixable = findings.filter(({ fix }) => fix.length > 0).length
  const summary =
    findings.length === 0
      ? `${inputs.length} ${inputs.length === 1 ? 'article' : 'articles'}, no findings.`
      : `${findings.length} findings: ${count('error')} errors, ${count('warning')} warnings, ${count('info')} info; ${fixable} can be corrected with --fix.`
  return [...blocks, summary, ''].join('\n')
}

/** The line of the finding with a caret under its place; a long one is cut around it. */
function excerpt(lines: string[], { range }: Finding, output: Output): string {
  const line = (lines[range.start.line - 1] ?? '').replace(/\t/g, ' ')
  const column = range.start.column - 1
  const end = range.end.line === range.start.line ? range.end.column - 1 : line.length
  const from = column > WIDTH - 30 ? column - 40 : 0
  const shown = line.slice(from, from + WIDTH)
  const marks = '^'.repeat(Math.max(1, Math.min(end - column, from + WIDTH - column)))
  const lead = from > 0 ? '…' : ''
  const tail = line.length > from + WIDTH ? '…' : ''
  const under = ' '.repeat(column - from + lead.length) + paint(output, 'yellow', marks)
  return `    ${lead}${shown}${tail}\n    ${under}\n`
}
