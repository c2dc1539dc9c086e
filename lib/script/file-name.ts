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

/**
 * A file's name or path as one argument, the same in CMD, PowerShell and bash; null where one of them
 * would read more in it than a name (`$x`, `%x%`, `!`), or a program an option.
 */
export function fileArgument(file: string): string | null {
  if (/^[\w.][\w.+-]*$/.test(file)) return file
  return /^(?!-)[^\p{C}"'%$`!]+$/u.test(file) ? `"${file}"` : null
}

/** The name without mode and extension: what a script calls its folder. */
export function stemOf(plan: Plan): string {
  const slug = plan.article
    .replace(/[^A-Za-z0-9._-]/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, LONGEST_SLUG)
  const name = DEVICE.test(slug) ? `article-${slug}` : slug
  return [name || 'article', plan.situation, ...procedureOf(plan)].join('.')
}

/** Another procedure of the same situation has a script, and kept values, of its own. */
function procedureOf({ procedure, revision }: Plan): string[] {
  if (procedure === null) return []
  return [/^[A-Za-z0-9-]{1,60}$/.test(procedure) ? procedure : revision]
}
