import { z } from 'zod'
import { Localized } from './language'
import { Operation } from './operation'
import { Range } from './position'

/** How an article carries a command. */
export const Carrier = z.enum(['indented', 'fenced', 'inline', 'paragraph', 'table', 'html'])
export type Carrier = z.infer<typeof Carrier>

export const Shell = z.enum(['cmd', 'powershell', 'sac', 'diskpart', 'az'])
export type Shell = z.infer<typeof Shell>

/**
 * What became of a piece of text that looks like a command: a typed operation, a question that
 * changes nothing, a known program passed through, sample output, or a refusal with its reason.
 */
export const Outcome = z.enum(['operation', 'query', 'passed', 'sample', 'refused'])
export type Outcome = z.infer<typeof Outcome>

/** What a rule changed in a command. `start` and `end` are offsets in the published text. */
export const Repair = z
  .object({
    rule: z.string(),
    start: z.int().min(0),
    end: z.int().min(0),
    published: z.string(),
    emitted: z.string(),
    message: Localized,
  })
  .meta({ id: 'Repair' })
export type Repair = z.infer<typeof Repair>

export const Command = z
  .object({
    /** Unique in its article: `c1`, `c2`… in the article's order. */
    id: z.string(),
    range: Range,
    carrier: Carrier,
    /** What stands directly before it on its line: a sentence, another command, or nothing. */
    gluedTo: z.enum(['prose', 'command']).nullable(),
    shell: Shell,
    program: z.string(),
    /** The text as published, without the blanks around it. */
    text: z.string(),
    outcome: Outcome,
    /** The text after its repairs, or null where the command is refused. */
    repaired: z.string().nullable(),
    operation: Operation.nullable(),
    repairs: z.array(Repair),
    /** Why the program would refuse the repaired text, or null. */
    refusal: Localized.nullable(),
  })
  .meta({ id: 'Command' })
export type Command = z.infer<typeof Command>
