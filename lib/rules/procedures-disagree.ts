import { type Article, type Command, everyStep, type Fact } from '../model'
import { factIdentity, factOf } from './facts'
import type { ArticleProblem, ArticleRule } from './rule'
import { shorterProcedure } from './shorter-procedure'

interface Statement {
  fact: Fact
  command: Command
  /** The data as the command spells it: `4294967295`, `ffffffff`. */
  spelled: string
}

/** What follows the switch or the parameter for data; PowerShell takes it without one too. */
const DATA = /\s(?:[/-]d|-value)\s+(?:"([^"]*)"|'([^']*)'|(\S+))/i

/** One value, two answers: the running machine's procedure and the attached disk's say different things. */
export const proceduresDisagree: ArticleRule = {
  id: 'procedures-disagree',
  scope: 'article',
  severity: 'warning',
  fixable: false,
  quirks: ['Q04'],
  check: ({ article, source }) => {
    const first = new Map<string, Statement>()
    const problems: ArticleProblem[] = []
    for (const statement of statementsOf(article)) {
      const identity = factIdentity(statement.fact)
      const other = first.get(identity)
      if (!other) first.set(identity, statement)
      else problems.push(...compare(other, statement))
    }
    return [...problems, ...shorter(article, source)]
  },
}

/** Either its author leaves settings out on purpose, or the rest of the file is lost. */
function shorter(article: Article, source: string): ArticleProblem[] {
  const found = shorterProcedure(article)
  if (!found) return []
  const { first, last, missing, name } = found
  const { start, end } = last.range
  if (source.slice(end.offset).trim() !== '') return []
  const settings = first.facts.length
  return [
    {
      start: start.offset,
      end: end.offset,
      message: {
        en: `“${last.title}” ends before ${name}: it lacks ${missing} of the ${settings} settings of “${first.title}”. A person must say whether that is meant.`,
        fr: `« ${last.title} » s’arrête avant ${name} : il lui manque ${missing} des ${settings} réglages de « ${first.title} ». Quelqu’un doit dire si c’est voulu.`,
      },
      fix: [],
    },
  ]
}

function statementsOf(article: Article): Statement[] {
  return article.procedures.flatMap((procedure) =>
    everyStep(procedure).flatMap((step) =>
      step.commands.flatMap((command) => {
        const fact = factOf(command, procedure, step.id)
        if (!fact) return []
        const spelled = DATA.exec(command.text)?.slice(1).find(Boolean)?.trim()
        return [{ fact, command, spelled: (spelled ?? String(fact.value.data)) || '""' }]
      }),
    ),
  )
}

function compare(one: Statement, other: Statement): ArticleProblem[] {
  const { range } = other.command
  const place = { start: range.start.offset, end: range.end.offset, fix: [] }
  const line = one.command.range.start.line
  const name = other.fact.name || '(default)'
  // Two control sets of one step: `control-sets-differ` says that.
  const twins = one.fact.step === other.fact.step && one.fact.procedure === other.fact.procedure
  if (JSON.stringify(one.fact.value) !== JSON.stringify(other.fact.value)) {
    if (twins && setOf(one.command) !== setOf(other.command)) return []
    return [
      {
        ...place,
        message: {
          en: `${name} is ${other.spelled} here and ${one.spelled} on line ${line}: a person must say which is right.`,
          fr: `${name} vaut ${other.spelled} ici et ${one.spelled} à la ligne ${line} : quelqu’un doit dire lequel est juste.`,
        },
      },
    ]
  }
  // Only numbers have several spellings; a text that reads differently was repaired by another rule.
  if (typeof one.fact.value.data !== 'number') return []
  if (one.spelled.toLowerCase() === other.spelled.toLowerCase()) return []
  return [
    {
      ...place,
      message: {
        en: `${name} is spelled ${other.spelled} here and ${one.spelled} on line ${line}. It is the same number.`,
        fr: `${name} s’écrit ${other.spelled} ici et ${one.spelled} à la ligne ${line}. C’est le même nombre.`,
      },
      repair: { command: other.command, published: other.spelled, emitted: one.spelled },
    },
  ]
}

function setOf({ operation }: Command): number | null {
  return operation?.kind === 'registry-set' ? operation.target.controlSetNumber : null
}
