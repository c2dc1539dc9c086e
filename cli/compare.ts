import { compareArticles, compareProcedures, type Difference } from '../lib/compare'
import type { Article } from '../lib/model'
import { Failure } from './failure'
import { readInput, type Settings } from './input'
import { json, type Output, table } from './output'

export interface CompareOptions {
  procedures?: string
  format: 'table' | 'json'
}

/** `repairbook compare A B`, or `compare A --procedures x,y`: what one says and the other does not. */
export async function compare(
  nameA: string,
  nameB: string | undefined,
  { procedures, format }: CompareOptions,
  settings: Settings,
  output: Output,
): Promise<number> {
  const { article } = await readInput(nameA, settings)
  const differences =
    nameB === undefined
      ? within(article, procedures)
      : compareArticles(article, (await readInput(nameB, settings)).article)
  if (nameB !== undefined && procedures !== undefined) {
    throw new Failure('--procedures compares within one article: expected one file, not two.')
  }
  if (format === 'json') output.write(json(differences))
  else {
    output.write(table(['what', 'in procedure', 'first', 'second'], differences.map(row)))
    output.note(differences.length === 0 ? 'no difference' : `${differences.length} differences`)
  }
  return differences.length === 0 ? 0 : 1
}

function within(article: Article, procedures: string | undefined): Difference[] {
  const known = article.procedures.map(({ id }) => id).join(', ')
  const [idA, idB] = procedures?.split(',') ?? []
  if (idA === undefined || idB === undefined) {
    throw new Failure(
      `there is nothing to compare with: expected a second file, or --procedures with two of ${known}.`,
    )
  }
  const [a, b] = [idA, idB].map((id) => {
    const found = article.procedures.find((procedure) => procedure.id === id.trim())
    if (!found)
      throw new Failure(`--procedures: there is no procedure “${id}”: the article has ${known}.`)
    return found
  })
  return a && b ? compareProcedures(a, b) : []
}

function row({ kind, procedure, what, a, b }: Difference): string[] {
  const side = (said: Difference['a']) => (said ? `${said.line}: ${said.text.slice(0, 60)}` : '–')
  return [kind === 'structure' ? what : kind, procedure, side(a), side(b)]
}
