import { defaultChoices } from '../../lib/choices'
import { articleBySlug } from '../../lib/content'
import type { Article, Choices, Plan, Script, Situation, Target } from '../../lib/model'
import { makePlan } from '../../lib/plan'
import { bytesOf, emitScript } from '../../lib/script'
import { source } from './cache'
import type { Prefix } from './wine'

/** The article that the judges' scripts are made from. */
export function rdpArticle(): Promise<Article> {
  return articleBySlug('en', 'rdp-disconnects', source('..', '..', 'content'))
}

export interface Emitted {
  plan: Plan
  script: Script
  bytes: Uint8Array
}

/** The script that a reader downloads for these choices; those not given are the defaults. */
export async function emitted(
  situation: Situation,
  target: Target,
  chosen: Partial<Choices> = {},
): Promise<Emitted> {
  const choices = { ...defaultChoices(situation), target, ...chosen }
  const planned = makePlan(await rdpArticle(), choices)
  if (!planned.ok) throw new Error(planned.message.en)
  const { plan } = planned
  const emission = emitScript(plan, target)
  if (!emission.ok) throw new Error(emission.message.en)
  return { plan, script: emission.script, bytes: bytesOf(emission.script) }
}

/** Puts the script into a prefix under its own name, and gives back its Windows path. */
export async function download(
  prefix: Prefix,
  situation: Situation,
  target: Target,
  chosen: Partial<Choices> = {},
): Promise<string> {
  const { script, bytes } = await emitted(situation, target, chosen)
  return prefix.put(script.fileName, bytes)
}

/** The labels of the steps that state these values: labels are the article's, and may change. */
export async function stepsStating(situation: Situation, names: string[]): Promise<string[]> {
  const { procedures } = await rdpArticle()
  const facts = procedures.find((procedure) => procedure.situation === situation)?.facts ?? []
  return [...new Set(facts.filter(({ name }) => names.includes(name)).map(({ step }) => step))]
}
