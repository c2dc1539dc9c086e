import { defaultChoices, SITUATIONS } from '../../lib/choices'
import { articleBySlug, slugs } from '../../lib/content'
import type { Article, Mode, Script, Situation, Target } from '../../lib/model'
import { makePlan } from '../../lib/plan'
import { capabilities, emitScript, TARGETS } from '../../lib/script'

/** A script with the usual choices: what a reader without scripting downloads. */
export interface ReadyScript {
  slug: string
  situation: Situation
  target: Target
  mode: Mode
  script: Script
}

/** Every script that an article gives with the usual choices. */
export function readyScripts(article: Article): ReadyScript[] {
  return SITUATIONS.flatMap((situation) =>
    TARGETS.flatMap((target) =>
      capabilities[target].modes.flatMap((mode) => {
        const made = makePlan(article, { ...defaultChoices(situation), target, mode })
        if (!made.ok) return []
        const emitted = emitScript(made.plan, target)
        if (!emitted.ok) return []
        return [{ slug: article.slug, situation, target, mode, script: emitted.script }]
      }),
    ),
  )
}

/**
 * The modes that a script is told when it is run: `/check`, `-Undo`. Of these one file is offered; of
 * the other targets, which take no parameters, one for each mode.
 */
const TOLD_WHEN_RUN: ReadonlySet<Target> = new Set(['cmd', 'powershell'])

/** The scripts that a reader without scripting needs to be offered. */
export function offeredScripts(scripts: ReadyScript[]): ReadyScript[] {
  return scripts.filter(({ target, mode }) => mode === 'apply' || !TOLD_WHEN_RUN.has(target))
}

/** Those of the whole catalogue. Scripts are the same in every language, so English is asked once. */
export async function allReadyScripts(): Promise<ReadyScript[]> {
  const articles = await Promise.all((await slugs('en')).map((slug) => articleBySlug('en', slug)))
  return articles.flatMap(readyScripts)
}
