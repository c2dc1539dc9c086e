import type { Procedure } from '../model'
import type { AskedPlaceholder } from './asked'
import { type NamedValue, namedValues } from './named-values'
import { type Statement, statedBy } from './stated-by'

/** A command that states something else once its placeholders have values. */
export interface OpenStatement {
  /** Its place among the procedure's statements. */
  at: number
  /** The placeholders that all need a value. */
  needs: string[]
  /** What it states with the stand-ins. */
  filled: Statement
}

/** A procedure that asks its reader for something, read once with stand-ins: see `template.ts`. */
export interface ProcedureTemplate {
  id: string
  asked: AskedPlaceholder[]
  statements: Statement[]
  open: OpenStatement[]
  /** The stand-ins, by the placeholder's id. */
  probes: Array<[string, string]>
}

export type FilledProcedure = Pick<Procedure, 'facts' | 'changes' | 'leftOut'> & {
  filled: NamedValue[]
}

/**
 * What a procedure states with the reader's values: the same as `fillPlaceholders` makes of it,
 * without reading its commands again.
 *
 * @param values accepted by `placeholder-values.ts`, by the placeholder's id
 */
export function fillTemplate(
  { asked, statements, open, probes }: ProcedureTemplate,
  values: ReadonlyMap<string, string>,
): FilledProcedure {
  const known = new Map(probes)
  const used = new Set<string>()
  const stated = [...statements]
  for (const { at, needs, filled } of open) {
    if (!needs.every((id) => values.has(id))) continue
    for (const id of needs) used.add(id)
    stated[at] = withValues(filled, known, values)
  }
  return { ...statedBy(stated), filled: namedValues(asked, values, used) }
}

/** The statement with values in the place of the stand-ins, in its texts and as its numbers. */
export function withValues(
  statement: Statement,
  probes: ReadonlyMap<string, string>,
  values: ReadonlyMap<string, string>,
): Statement {
  const pairs = [...probes].flatMap(([id, probe]) => {
    const value = values.get(id)
    return value === undefined ? [] : [{ probe, value }]
  })
  const text: string = JSON.stringify(statement, (_, part: unknown) => {
    if (typeof part === 'string') return inText(part, pairs)
    const number = pairs.find(({ probe }) => typeof part === 'number' && String(part) === probe)
    return number ? Number(number.value) : part
  })
  return JSON.parse(text)
}

/** All at once: a value may hold what is another one's stand-in. */
function inText(text: string, pairs: ReadonlyArray<{ probe: string; value: string }>): string {
  let result = ''
  for (let at = 0; at < text.length; ) {
    const pair = pairs.find(({ probe }) => text.startsWith(probe, at))
    result += pair ? pair.value : text.charAt(at)
    at += pair ? pair.probe.length : 1
  }
  return result
}
