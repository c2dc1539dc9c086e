import { readInput, type Settings } from './input'
import { json, type Output } from './output'

/** `repairbook article FILE|SLUG`: the typed model, as JSON. */
export async function article(name: string, settings: Settings, output: Output): Promise<number> {
  output.write(json((await readInput(name, settings)).article))
  return 0
}
