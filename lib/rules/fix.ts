import { applyEdits } from '../command'
import type { Finding } from '../model'

/** The article's text with every certain repair made; what no finding names stays as it is. */
export function fixArticle(source: string, findings: Finding[]): string {
  const edits = findings.flatMap((finding) =>
    finding.fix.map(({ offset, length, text }) => ({ start: offset, end: offset + length, text })),
  )
  return applyEdits(source, edits)
}
