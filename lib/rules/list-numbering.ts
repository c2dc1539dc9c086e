import type { Step } from '../model'
import type { ArticleRule } from './rule'

/** `1. 2. 1. 3.`: pages count the steps anew, and "go to step 3" leads somewhere else than in the source. */
export const listNumbering: ArticleRule = {
  id: 'list-numbering',
  scope: 'article',
  severity: 'info',
  fixable: false,
  quirks: ['Q94'],
  check: ({ article, source }) => {
    const written = ({ range }: Step) =>
      /^\s*(\d+)[.)]/.exec(source.slice(range.start.offset, range.start.offset + 16))?.[1]
    const problems = (steps: Step[]): ReturnType<ArticleRule['check']> => {
      let before = 0
      // `1. 1. 1.` is a way to write lists that count themselves.
      const all = steps.flatMap((step) => written(step) ?? [])
      const automatic = all.every((number) => number === '1')
      return steps.flatMap((step) => {
        const below = problems(step.steps)
        const label = written(step)
        const number = label === undefined ? null : Number(label)
        const expected = before + 1
        if (number !== null) before = number
        if (
          label === undefined ||
          number === null ||
          automatic ||
          number === expected ||
          (number === 1 && expected === 1)
        )
          return below
        const start = step.range.start.offset
        return [
          {
            start,
            end: start + label.length,
            message: {
              en: `Step ${number} stands where ${expected} is expected: pages number the steps in their own order.`,
              fr: `L’étape ${number} se trouve là où l’on attend ${expected} : les pages numérotent les étapes dans leur ordre.`,
            },
            fix: [],
          },
          ...below,
        ]
      })
    }
    return article.procedures.flatMap(({ steps }) => problems(steps))
  },
}
