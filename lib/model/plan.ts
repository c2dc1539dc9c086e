import { z } from 'zod'
import { Situation } from './article'
import { Mode } from './choices'
import { Localized } from './language'
import { RegistryData, RegistryRoot } from './registry'

/** A hive of an attached disk: its file below the drive, and the name it is loaded under. */
export const PlannedHive = z
  .object({ hive: z.string(), file: z.string(), mount: z.string() })
  .meta({ id: 'PlannedHive' })
export type PlannedHive = z.infer<typeof PlannedHive>

/** One thing to make true, in article order. */
export const Action = z
  .object({
    kind: z.literal('registry-set'),
    step: z.string(),
    root: RegistryRoot,
    /** The hive below HKLM that holds the key, or null for a key of another root. */
    hive: z.string().nullable(),
    /** True: below the control set (`CurrentControlSet`, or every one that the disk has). */
    controlSet: z.boolean(),
    key: z.string(),
    name: z.string(),
    value: RegistryData,
  })
  .meta({ id: 'Action' })
export type Action = z.infer<typeof Action>

/** Facts plus choices: what a script does, free of the shell that it will be written for. */
export const Plan = z
  .object({
    article: z.string(),
    /** A digest of the facts: the same for every language and edition that states the same. */
    revision: z.string(),
    /** The command and the address that make the same script again. */
    remake: z.object({ command: z.string(), url: z.string().nullable() }),
    situation: Situation,
    mode: Mode,
    drive: z.string().nullable(),
    hives: z.array(PlannedHive),
    controlSets: z.array(z.int()),
    actions: z.array(Action),
    /** What the article asks for and the plan leaves out, and why. */
    omissions: z.array(z.object({ step: z.string(), reason: Localized })),
  })
  .meta({ id: 'Plan' })
export type Plan = z.infer<typeof Plan>
