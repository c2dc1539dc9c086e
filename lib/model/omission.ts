import * as z from 'zod'
import { Localized } from './language'

/** What an article asks for and a script leaves to its reader, and why. */
export const Omission = z
  .object({
    step: z.string(),
    /** The command as published, or what of the machine is meant, where the reason does not name it. */
    what: z.string().exactOptional(),
    reason: Localized,
    /** Where only a value is missing: of what (`PortNumber`), and the placeholder as it is spelled. */
    missing: z.object({ subject: z.string(), spelled: z.string() }).optional(),
  })
  .meta({ id: 'Omission' })
export type Omission = z.infer<typeof Omission>
