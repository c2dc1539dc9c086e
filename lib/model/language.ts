import * as z from 'zod'

/** The languages of the interface. An article may be in any other. */
export const Language = z.enum(['en', 'fr']).meta({ id: 'Language' })
export type Language = z.infer<typeof Language>

/** One sentence in every language of the interface. */
export const Localized = z.object({ en: z.string(), fr: z.string() }).meta({ id: 'Localized' })
export type Localized = z.infer<typeof Localized>
