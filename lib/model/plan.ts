import * as z from 'zod'
import { Action } from './action'
import { Situation } from './article'
import { Mode, Spelling } from './choices'
import { Omission } from './omission'

/** A hive of an attached disk: its file below the drive, and the name it is loaded under. */
export const PlannedHive = z
  .object({ hive: z.string(), file: z.string(), mount: z.string() })
  .meta({ id: 'PlannedHive' })
export type PlannedHive = z.infer<typeof PlannedHive>

/** Facts plus choices: what a script does, free of the shell that it will be written for. */
export const Plan = z
  .object({
    article: z.string(),
    /** The procedure's id where it is not the article's usual one for the situation, or null. */
    procedure: z.string().nullable(),
    /** A digest of the facts: the same for every language and edition that states the same. */
    revision: z.string(),
    /** The command and the address that make the same script again. */
    remake: z.object({ command: z.string(), url: z.string().nullable() }),
    situation: Situation,
    mode: Mode,
    drive: z.string().nullable(),
    /** The letter of the attached disk's boot partition where that is another one, or null. */
    bootDrive: z.string().nullable(),
    /** How names are spelled for a console that doubles or drops letters: see `Choices`. */
    spelling: Spelling,
    hives: z.array(PlannedHive),
    controlSets: z.array(z.int()),
    actions: z.array(Action),
    /** What the article asks for and the plan leaves out, and why. */
    omissions: z.array(Omission),
  })
  .meta({ id: 'Plan' })
export type Plan = z.infer<typeof Plan>
