import { checkChoice } from '../lib/choices'
import type { Fact } from '../lib/model'
import { Failure } from './failure'
import { readInput, type Settings } from './input'
import { json, type Output, table } from './output'

/** `repairbook facts FILE|SLUG`: what each procedure changes. */
export async function facts(
  name: string,
  situation: string | undefined,
  format: 'table' | 'json',
  settings: Settings,
  output: Output,
): Promise<number> {
  if (situation !== undefined) {
    const checked = checkChoice('situation', situation)
    if (!checked.ok) throw new Failure(`--situation: ${checked.message[settings.language]}`)
  }
  const { article } = await readInput(name, settings)
  const rows = article.procedures
    .filter((procedure) => situation === undefined || procedure.situation === situation)
    .flatMap((procedure) => procedure.facts.map(rowOf))
  if (format === 'json') output.write(json(rows))
  else {
    const headings = ['situation', 'procedure', 'key', 'name', 'type', 'data']
    output.write(table(headings, rows.map(cellsOf)))
  }
  return 0
}

function rowOf({ situation, procedure, root, hive, controlSet, key, name, value }: Fact) {
  const { type, data } = value
  return { situation, procedure, root, hive, controlSet, key, name, type, data }
}

function cellsOf({
  situation,
  procedure,
  root,
  hive,
  controlSet,
  key,
  name,
  type,
  data,
}: ReturnType<typeof rowOf>) {
  const path = [root, hive, controlSet ? '<control set>' : null, key]
    .filter((part) => part)
    .join('\\')
  const number = type === 'REG_DWORD' && typeof data === 'number' && data > 9
  const shown = number ? `0x${data.toString(16)}` : String(data)
  return [situation, procedure, path, name || '(default)', type, shown]
}
