import * as z from 'zod'
import { Target } from './choices'
import { Omission } from './omission'

export const Encoding = z.enum(['ascii', 'utf-8-bom', 'utf-16le-bom'])
export type Encoding = z.infer<typeof Encoding>

/** One line of a script, and the label of the step that it serves (null for the frame around them). */
export const ScriptLine = z
  .object({ text: z.string(), step: z.string().nullable() })
  .meta({ id: 'ScriptLine' })
export type ScriptLine = z.infer<typeof ScriptLine>

/** A finished script. Lines are joined with CRLF; `bytesOf` in `lib/script/` gives the file. */
export const Script = z
  .object({
    target: Target,
    fileName: z.string(),
    encoding: Encoding,
    lines: z.array(ScriptLine),
    /** The exact line that runs it. */
    run: z.string(),
    /** What the article asks for and this script leaves to its reader, and why. */
    omissions: z.array(Omission),
  })
  .meta({ id: 'Script' })
export type Script = z.infer<typeof Script>
