import {
  type Article,
  type Command,
  commandsOfProcedure,
  everyStep,
  type Operation,
  type Procedure,
} from './model'
import { factIdentity } from './rules'

/** What one side says, and where. */
export interface Said {
  line: number
  text: string
}

/** One difference between two articles, or between two procedures. */
export interface Difference {
  kind: 'missing' | 'different' | 'moved' | 'structure'
  /** The procedure of the first side, or of the second where the first has none. */
  procedure: string
  what: string
  a: Said | null
  b: Said | null
}

interface Statement extends Said {
  identity: string
  value: string
}

/**
 * Two languages or editions of an article, procedure by procedure: by the ids that translations keep,
 * and what is left over by situation and order.
 */
export function compareArticles(a: Article, b: Article): Difference[] {
  const left = [...b.procedures]
  const take = (index: number) => (index === -1 ? null : (left.splice(index, 1)[0] ?? null))
  const byId = a.procedures.map((procedure) =>
    take(left.findIndex(({ id }) => id === procedure.id)),
  )
  const pairs = a.procedures.map((procedure, index) => {
    const other =
      byId[index] ?? take(left.findIndex(({ situation }) => situation === procedure.situation))
    return [procedure, other] as const
  })
  const differences = pairs.flatMap(([one, other]): Difference[] => {
    if (other) return compareProcedures(one, other)
    return [alone(one, 'a')]
  })
  return [...differences, ...left.map((procedure) => alone(procedure, 'b'))]
}

function alone({ id, range, title }: Procedure, side: 'a' | 'b'): Difference {
  const said = { line: range.start.line, text: title }
  const sides = side === 'a' ? { a: said, b: null } : { a: null, b: said }
  return { kind: 'structure', procedure: id, what: 'procedure', ...sides }
}

/** Two procedures: their steps, and what each of them states, in its order. */
export function compareProcedures(a: Procedure, b: Procedure): Difference[] {
  const differences: Difference[] = []
  const structure = (what: string, one: string, other: string) => {
    if (one === other) return
    const said = (procedure: Procedure, text: string) => ({
      line: procedure.range.start.line,
      text,
    })
    differences.push({
      kind: 'structure',
      procedure: a.id,
      what,
      a: said(a, one),
      b: said(b, other),
    })
  }
  if (a.id === b.id) structure('situation', a.situation, b.situation)
  structure('steps', String(everyStep(a).length), String(everyStep(b).length))
  const one = statementsOf(a)
  const other = statementsOf(b)
  const kept = commonOrder(one, other)
  const unmatched = new Map<string, Statement[]>()
  for (const statement of other) {
    if (kept.b.has(statement)) continue
    const list = unmatched.get(statement.identity)
    if (list) list.push(statement)
    else unmatched.set(statement.identity, [statement])
  }
  const name = (statement: Statement) => statement.identity
  for (const statement of one) {
    const twin = kept.a.get(statement) ?? unmatched.get(statement.identity)?.shift() ?? null
    const common = {
      procedure: a.id,
      what: name(statement),
      a: said(statement),
      b: twin && said(twin),
    }
    if (!twin) differences.push({ kind: 'missing', ...common })
    else if (twin.value !== statement.value) differences.push({ kind: 'different', ...common })
    else if (!kept.a.has(statement)) differences.push({ kind: 'moved', ...common })
  }
  for (const statement of [...unmatched.values()].flat()) {
    differences.push({
      kind: 'missing',
      procedure: a.id,
      what: name(statement),
      a: null,
      b: said(statement),
    })
  }
  return differences
}

const said = ({ line, text }: Statement): Said => ({ line, text })

/** What a procedure's commands state, each once: the twin lines for two control sets are one. */
function statementsOf(procedure: Procedure): Statement[] {
  const seen = new Map<string, Statement>()
  for (const command of commandsOfProcedure(procedure)) {
    const statement = statementOf(command)
    if (!statement) continue
    const key = `${statement.identity} ${statement.value}`
    // Questions and starts are asked again on purpose: each one counts.
    const repeats = !statement.identity.startsWith('registry')
    seen.set(repeats ? `${key} ${command.id}` : key, seen.get(key) ?? statement)
  }
  return [...seen.values()]
}

function statementOf(command: Command): Statement | null {
  const { operation, outcome, text, range } = command
  if (outcome === 'sample' || outcome === 'comment') return null
  const said = { line: range.start.line, text: text.split('\n')[0] ?? '' }
  if (!operation) return { ...said, identity: `${outcome} ${command.program}`, value: plain(text) }
  return { ...said, ...identityOf(operation) }
}

function identityOf(operation: Operation): Pick<Statement, 'identity' | 'value'> {
  switch (operation.kind) {
    case 'registry-set':
      return {
        identity: `registry ${factIdentity({ ...operation.target, name: operation.name })}`,
        value: JSON.stringify(operation.value),
      }
    case 'registry-query':
    case 'registry-delete-value':
    case 'registry-delete-values':
    case 'registry-delete-key': {
      const name = 'name' in operation ? (operation.name ?? '') : ''
      return {
        identity: `${operation.kind} ${factIdentity({ ...operation.target, name })}`,
        value: '',
      }
    }
    case 'hive-load':
      return {
        identity: `hive-load ${operation.mount.toUpperCase()}`,
        value: plain(operation.file),
      }
    case 'hive-unload':
      return { identity: `hive-unload ${operation.mount.toUpperCase()}`, value: '' }
    case 'registry-export':
    case 'registry-import':
    case 'registry-copy':
    case 'registry-save':
    case 'registry-restore':
      return { identity: operation.kind, value: plain(JSON.stringify(operation)) }
    default: {
      const { kind, subject, where, settings } = operation
      const action = operation.kind === 'query' ? operation.about : operation.action
      return {
        identity: plain(`${kind} ${action} ${subject ?? ''} ${where ?? ''}`.trim()),
        value: plain(JSON.stringify(settings)),
      }
    }
  }
}

/** Letters of drives and the spelling of placeholders are the reader's: they make no difference. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[<\uff1c]{1,2}[^<>\uff1c\uff1e]+[>\uff1e]{1,2}/g, '<>')
    .replace(/(?<![\w:])[d-z]:/g, '<>:')
    .replace(/\s+/g, ' ')
}

/** The longest run of statements that both sides have in the same order. */
function commonOrder(
  a: Statement[],
  b: Statement[],
): { a: Map<Statement, Statement>; b: Set<Statement> } {
  const rows = a.length + 1
  const columns = b.length + 1
  const lengths = new Uint16Array(rows * columns)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const same = a[i]?.identity === b[j]?.identity
      const down = lengths[(i + 1) * columns + j] ?? 0
      const right = lengths[i * columns + j + 1] ?? 0
      lengths[i * columns + j] = same
        ? (lengths[(i + 1) * columns + j + 1] ?? 0) + 1
        : Math.max(down, right)
    }
  }
  const pairs = new Map<Statement, Statement>()
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const one = a[i]
    const other = b[j]
    if (one && other && one.identity === other.identity) {
      pairs.set(one, other)
      i++
      j++
    } else if ((lengths[(i + 1) * columns + j] ?? 0) >= (lengths[i * columns + j + 1] ?? 0)) i++
    else j++
  }
  return { a: pairs, b: new Set(pairs.values()) }
}
