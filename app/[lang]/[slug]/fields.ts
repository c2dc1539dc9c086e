import type { ChoiceName } from '../../../lib/choices'
import type { Localized } from '../../../lib/model'

/** What a reader chooses or fills in, by its name in the address. */
export type FieldName = ChoiceName | `set.${string}`

export interface RefusedField {
  name: FieldName
  message: Localized
}
