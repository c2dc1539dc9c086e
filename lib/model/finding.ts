import * as z from 'zod'
import { Localized } from './language'
import { Range, TextEdit } from './position'

/**
 * `error`: run as published, it fails or does something else than the text says. `warning`: a
 * person must judge. `info`: harmless, and tidied on the way.
 */
export const Severity = z.enum(['error', 'warning', 'info'])
export type Severity = z.infer<typeof Severity>

/** What a rule has to say about a place in the article. */
export const Finding = z
  .object({
    rule: z.string(),
    severity: Severity,
    range: Range,
    message: Localized,
    /** The edits of the article's source that repair it; empty where no certain repair exists. */
    fix: z.array(TextEdit),
  })
  .meta({ id: 'Finding' })
export type Finding = z.infer<typeof Finding>
