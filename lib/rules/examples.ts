import type { Command, Placeholder, Procedure } from '../model'
// Not from the model's index: that would bring zod into the browser.
import { everyStep } from '../model/steps'

/**
 * Marks the commands that only show another one filled in: `dism … /PackageName:KB123` after
 * `dism … /PackageName:<name>` in the same step. The reader is asked for the value; the author's own
 * would remove a package, or overwrite a file, that nobody chose. No word such as "Example:" counts.
 *
 * @param placeholders are told which boot entry the author took, so that it is known whose it is
 */
export function markExamples(
  procedure: Pick<Procedure, 'steps'>,
  placeholders: readonly Placeholder[],
): void {
  for (const { commands } of everyStep(procedure)) {
    const templates: Template[] = []
    for (const command of commands) {
      if (command.outcome === 'sample' || command.outcome === 'comment') continue
      const open = command.placeholders.filter(({ spelled }) => !WRITTEN_LETTER.test(spelled))
      if (open.length > 0) templates.push({ command, open })
      else {
        // An example stands right after what it is one of.
        const near = templates.slice(-4)
        for (const template of near.reverse()) {
          const values = valuesIn(template, command)
          if (values === null) continue
          command.exampleOf = template.command.id
          for (const { placeholder: id } of template.open) {
            const known = placeholders.find((one) => one.id === id && one.type === 'guid')
            if (known) known.example ??= values.get(id) ?? null
          }
          break
        }
      }
    }
  }
}

/** `F:`, a letter that the article writes out. */
const WRITTEN_LETTER = /^[A-Za-z]:$/

/** No command of the articles leaves more open; matching more of them takes long. */
const MOST_OPEN = 6

interface Template {
  command: Command
  open: Command['placeholders']
}

/** What fills the template in, by the placeholder's id; null where the text differs by more. */
function valuesIn(
  { command, open }: Template,
  { program, text }: Command,
): ReadonlyMap<string, string> | null {
  if (program !== command.program || open.length > MOST_OPEN) return null
  const parts: string[] = []
  let from = 0
  const inOrder = [...open].sort((a, b) => a.start - b.start)
  for (const { start, end } of inOrder) {
    parts.push(literal(command.text.slice(from, start)))
    from = end
  }
  parts.push(literal(command.text.slice(from)))
  // What is filled in holds no blank: an answer of several words is in quotes, which the text has.
  const match = new RegExp(`^${parts.join('([^\\s"]+)')}$`, 'iu').exec(text)
  if (!match) return null
  return new Map(inOrder.map(({ placeholder }, index) => [placeholder, match[index + 1] ?? '']))
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+')
}
