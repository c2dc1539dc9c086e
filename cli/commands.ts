import { type Command, everyStep, type Procedure } from '../lib/model'
import { fileAt, type Input, readInput, type Settings } from './input'
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
  const input = await readInput(name, settings)
  const rows = rowsOf(input)
  if (format === 'json') output.write(json(rows))
  else {
    const elsewhere = rows.some((row) => row.file !== input.file)
    // The file is the same in every row, unless the article includes others.
    const columns = FIELDS.filter((field) => field !== 'text' && (field !== 'file' || elsewhere))
    output.write(
      table(
        [...columns, 'text'],
        rows.map((row) => [...columns, 'text' as const].map((c) => String(row[c] ?? '–'))),
      ),
    )
    output.note(`${rows.length} commands in ${input.file}`)
  }
  return 0
}

function rowsOf(input: Input) {
  const { article } = input
  const row = (command: Command, procedure: Procedure | null, step: string | null) => ({
    file: fileAt(input, command.range),
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
      step.commands.map((command) => ({ command, row: row(command, procedure, step.id) })),
    ),
  )
  const others = article.otherCommands.map((command) => ({
    command,
    row: row(command, null, null),
  }))
  // By offsets, which count included files in their places; lines are those of the files.
  return [...inProcedures, ...others]
    .sort((a, b) => a.command.range.start.offset - b.command.range.start.offset)
    .map(({ row }) => row)
}
