import type { Plan } from '../model'

/** A name has at most 255 characters, a whole path 259; mode, number and folder need theirs. */
const LONGEST_SLUG = 100
/** What Windows opens as a device whatever the extension. Source: "Naming Files, Paths, and Namespaces". */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** `rdp-disconnects.offline.cmd`, or `rdp-disconnects.offline.check.cmd`: safe on every system. */
export function fileNameOf(plan: Plan, extension: string): string {
  const mode = plan.mode === 'apply' ? '' : `.${plan.mode}`
  return `${stemOf(plan)}${mode}.${extension}`
}

/** The name without mode and extension: what a script calls its folder. */
export function stemOf(plan: Plan): string {
  const slug = plan.article
    .replace(/[^A-Za-z0-9._-]/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, LONGEST_SLUG)
  const name = DEVICE.test(slug) ? `article-${slug}` : slug
  return `${name || 'article'}.${plan.situation}`
}
