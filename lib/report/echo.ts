import { type Followed, follow } from './follow'
import { isMessage, promptLength, type Row, startsAnew, WIDTH } from './rows'

/** A command as the console showed it while it was pasted, and the rows of its answer. */
export interface Echo {
  /** What was typed, by its place in the list of known commands. */
  command: number
  /** False where letters came twice or not at all: what was asked is then not known. */
  exact: boolean
  from: number
  /** The row after the answer. */
  to: number
  /** True where something follows the answer, so that it is whole. */
  closed: boolean
}

/** Finds the known commands on the screen, after a prompt or at the start of a row. */
export function echoesIn(rows: readonly Row[], commands: readonly string[]): Echo[] {
  const starts: Array<{ row: number; found: Found[] }> = []
  for (let row = 0; row < rows.length; ) {
    const text = rows[row]?.text ?? ''
    const prompt = promptLength(text)
    const found = commandsAt(rows, row, prompt, commands)
    if (prompt > 0 || found.length > 0) starts.push({ row, found })
    row = Math.max(row, ...found.map(({ last }) => last)) + 1
  }
  return starts.flatMap(({ row, found }, i) => {
    const next = starts[i + 1]
    const to = next?.row ?? rows.length
    return found.map(({ command, exact, last }) => {
      const from = Math.max(last, row) + 1
      return { command, exact: exact && endsHere(rows, last), from, to, closed: next !== undefined }
    })
  })
}

interface Found extends Followed {
  command: number
}

/** The command that stands there: of exact ones the longest; of altered ones every one that fits. */
function commandsAt(
  rows: readonly Row[],
  row: number,
  column: number,
  commands: readonly string[],
): Found[] {
  const found = commands.flatMap((text, command): Found[] => {
    const followed = follow(rows, row, column, text)
    return followed ? [{ command, ...followed }] : []
  })
  const length = ({ command }: Found) => commands[command]?.length ?? 0
  const exact = found.filter((one) => one.exact).sort((a, b) => length(b) - length(a))
  return exact.length > 0 ? exact.slice(0, 1) : found
}

/** A full row may go on in the next one: then the command was a longer one that is not known. */
function endsHere(rows: readonly Row[], last: number): boolean {
  const next = rows[last + 1]?.text ?? ''
  return (
    (rows[last]?.text.length ?? 0) < WIDTH - 1 || next === '' || startsAnew(next) || isMessage(next)
  )
}
