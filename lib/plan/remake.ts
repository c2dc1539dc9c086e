import { choicesToSearch, defaultChoices, givenChoices } from '../choices'
import type { Choices, Plan } from '../model'

/**
 * How to make the same script again. Its address is the English page's, so that the French page
 * and the English one give the same bytes; articles from outside the catalogue have none.
 */
export function remakeOf(slug: string, catalogued: boolean, chosen: Choices): Plan['remake'] {
  const { situation, target, mode, steps, procedure, spelling } = chosen
  // What a running machine has no use for may still be in the form that the reader filled in.
  const online = { ...defaultChoices(situation), target, mode, steps, procedure, spelling }
  const choices = situation === 'online' ? online : chosen
  const options = givenChoices(choices)
    .filter(([name]) => name !== 'situation' && name !== 'target')
    .map(([name, text]) => ` --${name} ${text}`)
  const file = catalogued ? slug : `${slug}.md`
  const safe = /^\w[\w.-]*$/.test(file)
  const command = `npx repairbook script ${safe ? file : 'FILE'} --situation ${situation} --target ${target}${options.join('')}`
  const search = choicesToSearch(choices)
  return { command, url: catalogued && safe ? `/en/${slug}${search && `?${search}`}` : null }
}
