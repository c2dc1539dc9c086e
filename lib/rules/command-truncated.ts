import type { Command } from '../model'
import type { ArticleRule } from './rule'

/** The shortest piece that tells which command was cut: a verb, a key and a name at the least. */
const SHORTEST = 40

/** `… /v Enabled /t REG_DWO`: the end is lost, and another command of the article begins in the same way. */
export const commandTruncated: ArticleRule = {
  id: 'command-truncated',
  scope: 'article',
  severity: 'error',
  fixable: true,
  quirks: ['Q32'],
  check: ({ commands }) => {
    const whole = commands
      .filter(({ operation, refusal }) => operation !== null && refusal === null)
      .map((command): [string, Command] => [command.text.toLowerCase(), command])
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return commands.flatMap((command) => {
      const { text, refusal, range } = command
      if (!refusal || text.length < SHORTEST || text.includes('\n')) return []
      const start = text.toLowerCase()
      const siblings = startingWith(whole, start)
      const ends = new Set(siblings.map((sibling) => sibling.text.slice(text.length)))
      const [end] = ends
      // One sibling, or several that all go on alike: anything else would be a guess.
      if (ends.size !== 1 || end === undefined || end === '') return []
      const at = range.end.offset
      return [
        {
          start: range.start.offset,
          end: at,
          message: {
            en: `The end is cut off: line ${siblings[0]?.range.start.line} begins in the same way and goes on with “${end.trim()}”.`,
            fr: `La fin est coupée : la ligne ${siblings[0]?.range.start.line} commence de la même façon et continue par « ${end.trim()} ».`,
          },
          fix: [{ offset: at, length: 0, text: end }],
        },
      ]
    })
  },
}

/** By halving: the commands are in the order of their text. */
function startingWith(whole: Array<[string, Command]>, start: string): Command[] {
  let low = 0
  let high = whole.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((whole[middle]?.[0] ?? '') < start) low = middle + 1
    else high = middle
  }
  const found: Command[] = []
  for (let at = low; whole[at]?.[0].startsWith(start) && found.length < 20; at++) {
    const sibling = whole[at]?.[1]
    if (sibling) found.push(sibling)
  }
  return found
}
