import { type Article, type Command, everyStep, type Procedure } from '../lib/model'
import { readInput, type Settings } from './input'
import { json, type Output, table } from './output'

const FIELDS = [
  'file',
  'line',
  'column',
  'situation',
  'procedure',
  'step',
  'carrier',
  'shell',
  'program',
  'text',
  'outcome',
] as const

/** `repairbook commands FILE|SLUG`: every piece of text that looks like a command. */
export async function commands(
  name: string,
  format: 'table' | 'json',
  settings: Settings,
  output: Output,
): Promise<number> {
  const { file, article } = await readInput(name, settings)
  const rows = rowsOf(article, file)
  if (format === 'json') output.write(json(rows))
  else {
    const columns = FIELDS.filter((field) => field !== 'file' && field !== 'text')
    output.write(
      table(
        [...columns, 'text'],
        rows.map((row) => [...columns, 'text' as const].map((c) => String(row[c] ?? '–'))),
      ),
    )
    output.note(`${rows.length} commands in ${file}`)
  }
  return 0
}

function rowsOf(article: Article, file: string) {
  const row = (command: Command, procedure: Procedure | null, step: string | null) => ({
    file,
    line: command.range.start.line,
    column: command.range.start.column,
    situation: procedure?.situation ?? null,
    procedure: procedure?.id ?? null,
    step,
    carrier: command.carrier,
    shell: command.shell,
    program: command.program,
    text: command.text,
    outcome: command.outcome,
  })
  const inProcedures = article.procedures.flatMap((procedure) =>
    everyStep(procedure).flatMap((step) =>
      step.commands.map((command) => row(command, procedure, step.id)),
    ),
  )
  const others = article.otherCommands.map((command) => row(command, null, null))
  return [...inProcedures, ...others].sort((a, b) => a.line - b.line || a.column - b.column)
}
