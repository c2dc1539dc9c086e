import { messagesOf, say } from '../../../lib/i18n'
import { askedWordsOf } from '../../../lib/i18n/asked'
import type { Language, Plan, Script } from '../../../lib/model'
import type { ReportLine } from '../../../lib/report'
import { namedAction } from './named'

export interface Ticket {
  language: Language
  title: string
  /** As the script and the report number its actions. */
  plan: Plan
  script: Script
  sha256: string
  /** The labels of the steps, and of those that are ticked. */
  steps: readonly string[]
  done: readonly string[]
  /** What a console's output said; null where none was pasted. */
  found: readonly ReportLine[] | null
  at: Date
}

/** What was chosen, done and found, as Markdown for a ticket. */
export function ticketText(ticket: Ticket): string {
  const { language, title, plan, script, sha256, steps, done, at } = ticket
  const { procedure, choices } = messagesOf(language)
  const { ticket: words } = askedWordsOf(language)
  const { drive, bootDrive } = plan
  const ticked = steps.filter((label) => done.includes(label))
  const open = steps.filter((label) => !done.includes(label))
  const chosen = [
    procedure.situations[plan.situation],
    choices.targets[script.target],
    choices.modeNames[plan.mode],
    ...(drive === null ? [] : [choices.driveShort(drive)]),
    ...(bootDrive === null ? [] : [choices.bootShort(bootDrive)]),
  ]
  const lines = [
    `# ${title}`,
    '',
    `- ${words.when}: ${momentOf(at)}`,
    `- ${words.chosen}: ${chosen.join(' · ')}`,
    `- ${words.script}: ${code(script.fileName)}, SHA-256 ${code(sha256)}`,
    `- ${words.again}: ${code(plan.remake.command)}`,
    `- ${words.done(ticked.length, steps.length)}: ${ticked.join(', ') || '–'}`,
    ...(open.length > 0 && ticked.length > 0 ? [`- ${words.open}: ${open.join(', ')}`] : []),
    '',
    ...tableOf(ticket),
  ]
  if (script.omissions.length > 0) {
    lines.push('', `## ${words.omissions}`, '')
    for (const { step, what, reason } of script.omissions) {
      const named = what === undefined ? '' : `${code(what)}: `
      lines.push(`- ${words.step(step)}: ${named}${say(reason, language)}`)
    }
  }
  return `${lines.join('\n')}\n`
}

/** Every change of the plan, with what was found of it where a console's output was read. */
function tableOf({ language, plan, found }: Ticket): string[] {
  const { ticket: words } = askedWordsOf(language)
  const rows = plan.actions.map((action, index) => {
    const { place, name, want } = namedAction(action)
    const one = found?.[index]
    const cells = [action.step, code(place), code(name), code(want)]
    if (found) cells.push(one ? foundWords(one, language) : '–')
    return cells
  })
  const head = [words.columns.step, words.columns.place, words.columns.name, words.columns.want]
  if (found) head.push(words.columns.found)
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
}

function foundWords({ status, is }: ReportLine, language: Language): string {
  const { found } = askedWordsOf(language).serial
  return is === null ? found[status] : `${found[status]}: ${code(is)}`
}

/** Text as it stands, whatever it holds: a fence longer than any in it, and no cell's end. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${text.replace(/\s+/g, ' ').replaceAll('|', '\\|')}${pad}${fence}`
}

/** `2026-11-25 09:58 UTC`: the same for whoever reads the ticket, wherever. */
function momentOf(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
