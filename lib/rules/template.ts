import type { Article, Placeholder, PlaceholderType, Procedure } from '../model'
import { everyStep } from '../model/steps'
import { type AskedPlaceholder, askedOf } from './asked'
import { fillCommand, openIn, statementOf } from './fill'
import { type OpenStatement, type ProcedureTemplate, withValues } from './fill-template'
import type { Statement } from './stated-by'

/**
 * Reading a command takes a grammar of a megabyte, which no page can bring along. So the commands
 * with placeholders are read once, when the site is built, with stand-ins for the values; the page
 * puts the reader's values in their place. A command that other stand-ins give another shape (text
 * that may turn out to be a number) cannot be filled in so: its placeholders are not asked for, and
 * the command line's `--set` is named as before.
 */
export const PROBES: Readonly<Record<PlaceholderType, Probes>> = {
  drive: { marks: ['Q', 'W'], shapes: ['X'] },
  guid: {
    marks: ['{5b8f0d27-1c3e-4f6a-8d9b-7e2c4a6f8b01}', '{5b8f0d27-1c3e-4f6a-8d9b-7e2c4a6f8b02}'],
    shapes: ['{a1b2c3d4-0000-4000-8000-00000000ffff}', '{default}', '{current}', '{bootmgr}'],
  },
  computer: { marks: ['computer-71.example', 'computer-72.example'], shapes: ['HOST', '10.7.8.9'] },
  address: { marks: ['10.71.82.93', '10.71.82.94'], shapes: ['fd00::71:82'] },
  port: { marks: ['61837', '61838'], shapes: ['1', '65535'] },
  path: { marks: ['C:\\Path71\\a.txt', 'C:\\Path72\\a.txt'], shapes: ['D:\\A b\\c (d).txt', 'e'] },
  file: { marks: ['file71.txt', 'file72.txt'], shapes: ['A b (c).txt', '4711'] },
  user: { marks: ['User71', 'User72'], shapes: ['some one', 'DOMAIN\\some', '4711'] },
  password: { marks: ['Secret71', 'Secret72'], shapes: ['a b,=:~', '4711'] },
  service: { marks: ['Service71', 'Service72'], shapes: ['MSSQL$INSTANCE', '_a-b.c', '4711'] },
  interface: { marks: ['Interface71', 'Interface72'], shapes: ['Ethernet 2', '4711'] },
  thumbprint: {
    marks: ['71'.repeat(20), '72'.repeat(20)],
    shapes: ['0123456789abcdef0123456789abcdef01234567'],
  },
  number: { marks: ['71837', '71838'], shapes: ['0', '9999999999'] },
  text: { marks: ['Text71', 'Text72'], shapes: ['some text', '4711', 'true', '0x1'] },
}

interface Probes {
  /** Found again in what is read: one for each placeholder of the type in one procedure. */
  marks: readonly string[]
  /** Other values of the type, which must make no difference but themselves. */
  shapes: readonly string[]
}

/** As many as the type with the most has. */
const ROUNDS = Math.max(...Object.values(PROBES).map(({ shapes }) => shapes.length))

/** Every procedure that asks its reader for something, as a page fills it in. */
export function templatesOf(article: Article): ProcedureTemplate[] {
  return article.procedures.flatMap(
    (procedure) => templateOf(procedure, article.placeholders) ?? [],
  )
}

function templateOf(
  procedure: Procedure,
  placeholders: readonly Placeholder[],
): ProcedureTemplate | null {
  const asked = askedOf(procedure, placeholders)
  const marks = marksOf(asked)
  if (marks.size === 0) return null
  const others = Array.from({ length: ROUNDS }, (_, round) => shapesOf(asked, marks, round))
  const unfit = new Set(asked.flatMap(({ id }) => (marks.has(id) ? [] : [id])))
  const statements: Statement[] = []
  const open: OpenStatement[] = []
  for (const { id: step, commands } of everyStep(procedure)) {
    for (const command of commands) {
      const needs = openIn(command, procedure, placeholders)
      const read = (values: ReadonlyMap<string, string>) =>
        statementOf(fillCommand(command, values), step, procedure, placeholders)
      if (needs.length > 0) {
        const filled = read(marks)
        const same = others.every((values) =>
          isSame(withValues(filled, marks, values), read(values)),
        )
        if (same) open.push({ at: statements.length, needs, filled })
        else for (const id of needs) unfit.add(id)
      }
      statements.push(statementOf(command, step, procedure, placeholders))
    }
  }
  const fit = asked.filter(({ id }) => !unfit.has(id))
  if (fit.length === 0) return null
  const fitMarks = [...marks].filter(([id]) => !unfit.has(id))
  const fillable = open.filter(({ needs }) => needs.every((id) => !unfit.has(id)))
  return { id: procedure.id, asked: fit, statements, open: fillable, probes: fitMarks }
}

/** A stand-in for each placeholder; two of one type get two that differ, a third gets none. */
function marksOf(asked: readonly AskedPlaceholder[]): Map<string, string> {
  const taken = new Map<PlaceholderType, number>()
  return new Map(
    asked.flatMap(({ id, type }): Array<[string, string]> => {
      const turn = taken.get(type) ?? 0
      taken.set(type, turn + 1)
      const mark = PROBES[type].marks[turn]
      return mark === undefined ? [] : [[id, mark]]
    }),
  )
}

function shapesOf(
  asked: readonly AskedPlaceholder[],
  marks: ReadonlyMap<string, string>,
  round: number,
): Map<string, string> {
  return new Map(
    asked.flatMap(({ id, type }): Array<[string, string]> => {
      const { shapes } = PROBES[type]
      const shape = shapes[round % shapes.length] ?? marks.get(id)
      return shape === undefined ? [] : [[id, shape]]
    }),
  )
}

/** JSON is what the page is given: what differs only beyond it does not differ. */
function isSame(a: Statement, b: Statement): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
