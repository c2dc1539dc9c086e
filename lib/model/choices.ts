import * as z from 'zod'
import { Situation } from './article'
import { TARGETS } from './targets'

/** What a script is written for; each one is a folder in `lib/script/`. */
export const Target = z.enum(TARGETS).meta({ id: 'Target' })
export type Target = z.infer<typeof Target>

/** `apply` looks, keeps, writes and verifies; `check` only looks; `undo` restores what was kept. */
export const Mode = z.enum(['apply', 'check', 'undo']).meta({ id: 'Mode' })
export type Mode = z.infer<typeof Mode>

/**
 * How a serial console is given names. Some consoles double or drop the second of two equal letters;
 * `mixed` writes it in the other case (`CurRentControlSet`), which Windows does not mind.
 */
export const Spelling = z.enum(['usual', 'mixed']).meta({ id: 'Spelling' })
export type Spelling = z.infer<typeof Spelling>

const Letter = z
  .string()
  .regex(/^[A-Z]$/)
  .nullable()

/** What the reader chooses about a script. Every field is a closed grammar: see `lib/choices.ts`. */
export const Choices = z
  .object({
    situation: Situation,
    target: Target,
    mode: Mode,
    /** The letter of the attached disk, or null: it is then given when the script is run. */
    drive: Letter,
    /** The letter of its boot partition, where Windows and its boot store lie on two; or null: the same. */
    bootDrive: Letter,
    /** The names under which the attached disk's hives are loaded, below HKLM. */
    systemMount: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,31}$/),
    softwareMount: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,31}$/),
    /** Control sets for the text that cannot look for them itself: `.reg` files and single lines. */
    controlSets: z.array(z.int().min(1).max(999)).min(1),
    /** Labels of the steps to include, or null for all. */
    steps: z.array(z.string()).nullable(),
    /** The procedure's id where an article has several for one situation, or null for the first. */
    procedure: z.string().nullable(),
    spelling: Spelling,
  })
  .meta({ id: 'Choices' })
export type Choices = z.infer<typeof Choices>
