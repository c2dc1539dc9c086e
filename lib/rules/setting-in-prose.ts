import { everyStep } from '../model'
import type { ArticleProblem, ArticleRule } from './rule'

/** `CrashDumpEnabled = 2`, `…\EnableFirewall --> 0`, `…\Select\Current | 2`, on a line of its own. */
const ASSIGNED =
  /^[\s>|*-]*((?:[^\s|=`]+\\)*[A-Za-z]\w{3,40})\s*(?:=|-+>|→|\|)\s*(?:0x[0-9a-f]{1,8}|\d{1,10})\s*\|?\s*(?:<br ?\/?>)?\s*$/gim
/** A cheap first look: most steps have no line that ends in a number after such a sign. */
const ASSIGNS = /(?:=|>|→|\|)\s*(?:0x)?[0-9a-f]{1,10}\s*\|?\s*$/im
const KEY = /\b(?:HKEY_[A-Z_]+|HKLM|HKU|BROKENSYSTEM|BROKENSOFTWARE)\\/i

/** A value of the registry that only a sentence or a table asks for: no command sets it. */
export const settingInProse: ArticleRule = {
  id: 'setting-in-prose',
  scope: 'article',
  severity: 'warning',
  fixable: false,
  quirks: ['Q86'],
  check: ({ article, source }) =>
    article.procedures.flatMap(everyStep).flatMap((step) => {
      const { start, end } = step.range
      const below = step.steps.map(({ range }) => range)
      const text = source.slice(start.offset, end.offset)
      if (!ASSIGNS.test(text) || !KEY.test(text)) return []
      return [...text.matchAll(ASSIGNED)].flatMap((match): ArticleProblem[] => {
        const name = match[1] ?? ''
        const at = start.offset + match.index + match[0].indexOf(name)
        const commands = step.commands.filter(({ outcome }) => outcome !== 'sample')
        const inside = [...commands.map(({ range }) => range), ...below].some(
          (range) => range.start.offset <= at && at < range.end.offset,
        )
        if (inside) return []
        return [
          {
            start: at,
            end: start.offset + match.index + match[0].trimEnd().length,
            message: {
              en: `${name.split('\\').at(-1)} is to be set by hand: no command of this article does it, and no script will.`,
              fr: `${name.split('\\').at(-1)} est à définir à la main : aucune commande de cet article ne le fait, et aucun script ne le fera.`,
            },
            fix: [],
          },
        ]
      })
    }),
}
