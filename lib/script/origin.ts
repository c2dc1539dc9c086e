import type { Plan } from '../model'
import { VERSION } from '../version'

/** Where a script comes from, in ASCII, a line each: the same in every target. */
export function originLines(plan: Plan): string[] {
  const place = plan.situation === 'online' ? 'the running machine' : 'an attached disk'
  return [
    `Repairbook ${VERSION}: ${asciiOf(plan.article)}, for ${place}.`,
    `Facts ${plan.revision}. The same file again:`,
    `  ${asciiOf(plan.remake.command)}`,
    ...(plan.remake.url === null ? [] : [`  ${asciiOf(plan.remake.url)}`]),
  ]
}

/** What the article asks for and the script leaves to its reader. */
export function omissionLines(plan: Plan): string[] {
  if (plan.omissions.length === 0) return []
  // A step may be left out for one reason several times over: once is enough to be told.
  const told = plan.omissions.map(({ step, reason }) => asciiOf(`  step ${step}: ${reason.en}`))
  return ['Not in this script:', ...new Set(told)]
}

/** Text for a comment in any shell: printable ASCII, and no line break to escape from. */
export function asciiOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '?')
}
