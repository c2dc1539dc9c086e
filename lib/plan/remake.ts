import { effectMissed, givenChoices, searchText, valueParameter } from '../choices'
import type { Choices, Plan } from '../model'

/**
 * How to make the same script again. Its address is the English page's, so that the French page
 * and the English one give the same bytes; articles from outside the catalogue have none.
 *
 * @param filled the values that the reader filled in, by the placeholder's id
 */
export function remakeOf(
  slug: string,
  catalogued: boolean,
  chosen: Choices,
  filled: ReadonlyArray<readonly [string, string]> = [],
): Plan['remake'] {
  const { situation, target } = chosen
  // What a script has no use for may still be in the form that the reader filled in.
  const choices = givenChoices(chosen).filter(([name]) => effectMissed(name, chosen) === null)
  const options = choices
    .filter(([name]) => name !== 'situation' && name !== 'target')
    .map(([name, text]) => ` --${name} ${text}`)
  const values = filled.map(([id, value]) => ` --set ${argument(`${id}=${value}`)}`)
  const file = catalogued ? slug : `${slug}.md`
  const safe = /^\w[\w.-]*$/.test(file)
  const command = `npx repairbook script ${safe ? file : 'FILE'} --situation ${situation} --target ${target}${options.join('')}${values.join('')}`
  const search = searchOf(choices, filled)
  return { command, url: catalogued && safe ? `/en/${slug}${search && `?${search}`}` : null }
}

function searchOf(
  choices: Array<[string, string]>,
  filled: ReadonlyArray<readonly [string, string]>,
): string {
  const values = new URLSearchParams(filled.map(([id, value]) => [valueParameter(id), value]))
  return [searchText(choices), values.toString()].filter((part) => part !== '').join('&')
}

/**
 * A value holds no quote of any shell. In double quotes it is one argument in all of them, but for
 * `MSSQL$INSTANCE`: bash and PowerShell would put a variable there. CMD refuses its single quotes
 * aloud, as a name that no placeholder has.
 */
function argument(text: string): string {
  if (/^[\w=.:-]+$/.test(text)) return text
  return text.includes('$') ? `'${text}'` : `"${text}"`
}
