import type { Command } from '../model'
import type { ArticleProblem, ArticleRule } from './rule'

const NAMES: Readonly<Record<string, string>> = {
  cmd: 'cmd',
  bat: 'cmd',
  batch: 'cmd',
  powershell: 'powershell',
  'powershell-interactive': 'powershell',
  'azurepowershell-interactive': 'powershell',
  azurepowershell: 'powershell',
  ps: 'powershell',
  pscopy: 'powershell',
  reg: 'registry',
  ini: 'ini',
  azurecli: 'az',
  'azurecli-interactive': 'az',
  console: 'any',
}
const FENCE = /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)(`{3,}|~{3,})[ \t]*([\w-]+)[ \t]*\r?$/gm

/** A fence says `powershell` and holds CMD, or the other way round, or nothing that is run at all. */
export const fenceLanguage: ArticleRule = {
  id: 'fence-language',
  scope: 'article',
  severity: 'warning',
  fixable: true,
  quirks: ['Q11', 'Q13', 'Q15', 'Q16', 'Q17', 'Q18', 'Q19', 'Q20'],
  check: ({ commands, source }) => {
    const fenced = commands.filter(({ carrier }) => carrier === 'fenced')
    let next = 0
    return [...source.matchAll(FENCE)].flatMap((match): ArticleProblem[] => {
      const [whole, prefix = '', mark = '', tag = ''] = match
      const from = match.index + whole.length
      const closing = source.indexOf(mark, from)
      const to = closing === -1 ? source.length : closing
      while (next < fenced.length && (fenced[next]?.range.start.offset ?? 0) < from) next++
      const inside: Command[] = []
      for (let at = next; at < fenced.length; at++) {
        const command = fenced[at]
        if (!command || command.range.start.offset >= to) break
        inside.push(command)
      }
      const holds = languageOf(inside)
      const said = NAMES[tag.toLowerCase()]
      if (said === undefined || holds === null || said === holds) return []
      // `console` is fine for whatever is typed, and wrong only for what is not.
      if (said === 'any' && holds !== 'output') return []
      if (said === 'ini' && holds === 'output') return []
      const start = match.index + prefix.length + whole.slice(prefix.length).indexOf(tag)
      return [
        {
          start,
          end: start + tag.length,
          message: {
            en: `The block says ${tag} and holds ${holds === 'output' ? 'nothing that is run' : holds}: it is coloured and copied as the wrong thing.`,
            fr: `Le bloc annonce ${tag} et contient ${holds === 'output' ? 'ce qui ne s’exécute pas' : `du ${holds}`} : il est coloré et copié comme autre chose.`,
          },
          fix: [{ offset: start, length: tag.length, text: holds }],
        },
      ]
    })
  },
}

/** What the block's content decides; null where it could be either's. */
function languageOf(commands: Command[]): string | null {
  const run = commands.filter(({ outcome }) => outcome !== 'sample')
  if (run.length === 0) return commands.length > 0 ? 'output' : null
  if (run.some(({ outcome }) => outcome === 'refused' || outcome === 'comment')) {
    const shells = new Set(run.map(({ shell }) => shell))
    if (shells.size > 1) return null
  }
  const shell = run[0]?.shell
  if (shell === 'powershell')
    return run.some(({ text }) => /^[$@([]|^[A-Za-z]+-[A-Za-z]|\|/.test(text)) ? 'powershell' : null
  if (shell !== 'cmd') return null
  // Programs alone run in both shells; what only cmd reads decides.
  const decides = run.some(
    ({ text, outcome }) =>
      (outcome === 'comment' && /^@?rem\b|^::/i.test(text)) ||
      /%\w+%|^(?:set|for|if|echo|reg|net)\s/i.test(text) ||
      /\{\w+\}/.test(text),
  )
  return decides ? 'cmd' : null
}
