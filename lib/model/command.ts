import * as z from 'zod'
import { Localized } from './language'
import { Operation } from './operation'
import { Range } from './position'

/** How an article carries a command; `inline` is code in a sentence, bold or in quotes as well. */
export const Carrier = z.enum(['indented', 'fenced', 'inline', 'paragraph', 'table', 'html'])
export type Carrier = z.infer<typeof Carrier>

export const Shell = z.enum(['cmd', 'powershell', 'sac', 'diskpart', 'az'])
export type Shell = z.infer<typeof Shell>

/**
 * What became of a piece of text that looks like a command: a typed operation, a question that
 * changes nothing, a known program passed through, a comment between commands, something that is
 * shown and not run (output, a log, a registry path, another kind of file), or a refusal with its
 * reason.
 */
export const Outcome = z.enum(['operation', 'query', 'passed', 'comment', 'sample', 'refused'])
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

/** A part of a command that the reader must fill in. */
export const PlaceholderUse = z
  .object({
    /** The id of the article's placeholder that it stands for. */
    placeholder: z.string(),
    /** Offsets in the command's published text, brackets included. */
    start: z.int().min(0),
    end: z.int().min(0),
    spelled: z.string(),
  })
  .meta({ id: 'PlaceholderUse' })
export type PlaceholderUse = z.infer<typeof PlaceholderUse>

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
    /**
     * The text as published, without the blanks around it; a statement of several lines keeps them,
     * without the indentation of the list or quote that holds the block.
     */
    text: z.string(),
    outcome: Outcome,
    /** The text after its repairs, or null where the command is refused. */
    repaired: z.string().nullable(),
    /**
     * The repaired text with what its variables hold, where earlier commands of the same console say
     * so: this is what outcome and operation are of. Absent elsewhere.
     */
    withValues: z.string().optional(),
    operation: Operation.nullable(),
    repairs: z.array(Repair),
    placeholders: z.array(PlaceholderUse),
    /** Of a command that only shows another one filled in, as an example: that one's id. */
    exampleOf: z.string().optional(),
    /** It stands in one of several rows of a table of which a machine needs one: see `rowsToChoose`. */
    ofOneRow: z.literal(true).optional(),
    /** Why the program would refuse the repaired text, or null. */
    refusal: Localized.nullable(),
  })
  .meta({ id: 'Command' })
export type Command = z.infer<typeof Command>
