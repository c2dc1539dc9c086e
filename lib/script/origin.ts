import type { Language, Omission, Plan } from '../model'
import { VERSION } from '../version'
import { CURRENT_USER, isOfCurrentUser } from './abilities'

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

/** Whose settings it writes, and what the article asks for and the script leaves to its reader. */
export function omissionLines(plan: Plan): string[] {
  const user = plan.actions.some(isOfCurrentUser) ? [`${CURRENT_USER.en}.`] : []
  if (plan.omissions.length === 0) return user
  // A step may be left out for one reason several times over: once is enough to be told.
  const told = plan.omissions.map((one) =>
    asciiOf(`  step ${one.step}: ${omissionText(one, 'en')}`),
  )
  return [...user, 'Not in this script:', ...new Set(told)]
}

/** A colon with the blanks that its language has around it. */
export const COLON = { en: ': ', fr: ' : ' } as const satisfies Record<Language, string>

/** What is left out, and why. */
export function omissionText({ what, reason }: Omission, language: Language): string {
  return what === undefined ? reason[language] : `${what}${COLON[language]}${reason[language]}`
}

/** What undo cannot put back, whatever the machine: said before anything is run. */
export function undoLimitLines(plan: Plan): string[] {
  if (!plan.actions.some(({ kind }) => kind === 'service-account')) return []
  return ['Undo does not put back the account of a service that has a password.']
}

/** Text for a comment in any shell: printable ASCII, and no line break to escape from. */
export function asciiOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2013\u2014]/g, '-')
    .replace(/[^\x20-\x7e]/g, '?')
}
