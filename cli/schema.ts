import * as z from 'zod'
import { Article, Choices, Plan, Script } from '../lib/model'
import { Failure } from './failure'
import { json, type Output } from './output'

const SCHEMAS = { Article, Choices, Plan, Script }

/** `repairbook schema [NAME]`: JSON Schema (draft 2020-12) of the model; of the article unless another is named. */
export async function schema(name: string | undefined, output: Output): Promise<number> {
  const key = name ?? 'Article'
  const found = Object.entries(SCHEMAS).find(([known]) => known === key)?.[1]
  if (!found) {
    throw new Failure(
      `“${key}” is not in the model: expected one of ${Object.keys(SCHEMAS).join(', ')}.`,
    )
  }
  output.write(json(z.toJSONSchema(found)))
  return 0
}
