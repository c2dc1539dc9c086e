import type { Plan } from '../model'

/** `rdp-disconnects.offline.cmd`, or `rdp-disconnects.offline.check.cmd`: safe on every system. */
export function fileNameOf(plan: Plan, extension: string): string {
  const mode = plan.mode === 'apply' ? '' : `.${plan.mode}`
  return `${stemOf(plan)}${mode}.${extension}`
}

/** The name without mode and extension: what a script calls its folder. */
export function stemOf(plan: Plan): string {
  const slug = plan.article.replace(/[^A-Za-z0-9._-]/g, '-').replace(/^[.-]+/, '')
  return `${slug || 'article'}.${plan.situation}`
}
