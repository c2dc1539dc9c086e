import { describe, expect, test } from 'vitest'
import {
  type Article,
  type Command,
  commandsOfProcedure,
  everyStep,
  type Operation,
  type Procedure,
} from '../../lib/model'
import { commandsOf } from '../../lib/rules'
import { understandArticle } from '../../lib/understand'
import { corpusFiles, corpusText, hasCorpus } from './corpus'

/**
 * All that is read from each real article, one file each, reviewed like code. Commands are quoted;
 * sentences and samples are not, since the texts are not ours to copy.
 */
describe.skipIf(!hasCorpus)('what is read from every real article', () => {
  test.each(corpusFiles())('%s', async (path) => {
    const read = understandArticle(corpusText(path), path)
    if (!read.ok) throw new Error(read.message.en)
    await expect(printed(read.article)).toMatchFileSnapshot(
      `snapshots/${path.replace(/\.md$/, '.txt')}`,
    )
  })
})

function printed(article: Article): string {
  const commands = commandsOf(article)
  const lines = [
    `commands: ${commands.length}`,
    `  by carrier: ${counted(commands.map(({ carrier }) => carrier))}`,
    `  by shell: ${counted(commands.filter(isRun).map(({ shell }) => shell))}`,
    `  by program: ${counted(commands.filter(isRun).map(({ program }) => program || '?'))}`,
    `  by outcome: ${counted(commands.map(({ outcome }) => outcome))}`,
    '',
    ...article.placeholders.map(
      ({ id, type, spellings, example }) =>
        `placeholder ${id} (${type}${example ? `, as in ${example}` : ''}): ${spellings.join(' | ')}`,
    ),
    ...article.procedures.flatMap(procedureLines),
    '',
    'outside procedures',
    ...article.otherCommands.flatMap((command) => commandLines(command, '  ')),
    '',
    'findings',
    ...article.findings.map(({ rule, severity, range, fix }) => {
      const { line, column } = range.start
      return `  ${line}:${column} ${severity} ${rule}${fix.length > 0 ? ' (fix)' : ''}`
    }),
  ]
  return `${lines.join('\n')}\n`
}

function procedureLines(procedure: Procedure): string[] {
  const { id, situation, access, role, parent, facts } = procedure
  const where = [situation, access, role === 'sequence' ? null : role, parent && `below ${parent}`]
  const steps = everyStep(procedure).flatMap((step) => [
    `  step ${step.id}`,
    ...step.branches.map(({ kind, url, target }) =>
      kind === 'section' ? `    to #${target}` : `    to ${url} (${kind})`,
    ),
    ...step.commands.flatMap((command) => commandLines(command, '    ')),
  ])
  return [
    '',
    `procedure #${id}: ${where.filter(Boolean).join(', ')}; ${commandsOfProcedure(procedure).length} commands`,
    ...steps,
    ...(facts.length > 0 ? ['  facts'] : []),
    ...facts.map(
      ({ step, root, hive, controlSet, key, name, value }) =>
        `    step ${step}: ${[root, hive, controlSet ? '(control set)' : null, key].filter(Boolean).join('\\')} ${name || '(default)'} = ${value.type} ${JSON.stringify(value.data)}`,
    ),
  ]
}

function commandLines(command: Command, indent: string): string[] {
  const { range, carrier, gluedTo, shell, outcome, text, repaired, operation, repairs } = command
  const place = `${indent}${range.start.line}:${range.start.column} ${carrier}`
  if (outcome === 'sample') return [`${place} sample, ${text.split('\n').length} lines`]
  if (outcome === 'comment') return [`${place} comment`]
  const lines = [`${place}${gluedTo ? ` glued to ${gluedTo}` : ''} ${shell} ${outcome}`]
  lines.push(...text.split('\n').map((line) => `${indent}  ${line}`))
  if (repaired !== null && repaired !== text) {
    lines.push(...repaired.split('\n').map((line) => `${indent}  > ${line}`))
  }
  if (repairs.length > 0) lines.push(`${indent}  by ${repairs.map(({ rule }) => rule).join(', ')}`)
  if (operation) lines.push(`${indent}  = ${operationText(operation)}`)
  return lines
}

function operationText(operation: Operation): string {
  const { kind, ...rest } = operation
  return `${kind} ${JSON.stringify(rest)}`
}

const isRun = ({ outcome }: Command) => outcome !== 'sample' && outcome !== 'comment'

function counted(names: string[]): string {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
}
