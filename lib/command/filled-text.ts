import type { PlaceholderUse, Shell } from '../model'
import { applyEdits } from './edits'

/** What a value may hold and still be one word without quotes, in every shell. */
const BARE = /^[\p{L}\p{N}_.:\\/{}+-]+$/u

/**
 * A command's text with values in the place of its placeholders; those without a value stay.
 *
 * @param text the command as published or as repaired: repairs moved the places, so that each
 *   spelling is looked for, in order
 * @param values by the placeholder's id, as `placeholder-values.ts` accepted them
 */
export function filledText(
  text: string,
  uses: readonly PlaceholderUse[],
  values: ReadonlyMap<string, string>,
  shell: Shell,
): string {
  let from = 0
  const inOrder = [...uses].sort((a, b) => a.start - b.start)
  const edits = inOrder.flatMap(({ placeholder, spelled }) => {
    const start = text.indexOf(spelled, from)
    if (start === -1) return []
    from = start + spelled.length
    const value = values.get(placeholder)
    if (value === undefined) return []
    // A letter that the article writes out (`F:`) brings its colon along.
    const colon = /^[A-Za-z]:$/.test(spelled) ? ':' : ''
    return [{ start, end: from, text: inPlace(text.slice(0, start), value, shell) + colon }]
  })
  return applyEdits(text, edits)
}

/**
 * The value as it stands in the command: in quotes where it would be more than one word. It cannot
 * hold a quote itself, nor end in a backslash: see `placeholder-values.ts`. Services may be named
 * `MSSQL$INSTANCE`, which PowerShell would take for a variable in double quotes.
 */
function inPlace(before: string, value: string, shell: Shell): string {
  const opened = (quote: RegExp) => (before.match(quote)?.length ?? 0) % 2 === 1
  if (shell !== 'powershell') return opened(/"/g) || BARE.test(value) ? value : `"${value}"`
  if (opened(/'/g)) return value
  if (opened(/"/g)) return value.replaceAll('$', '`$')
  if (BARE.test(value)) return value
  return value.includes('$') ? `'${value}'` : `"${value}"`
}
