import type { Placeholder, Procedure } from '../model'
import { isAttachedDrive } from '../model/attached-drive'
import { commandsOfProcedure } from '../model/steps'
import { isSecret } from '../placeholder-values'

/** A placeholder that the reader of one procedure fills in. */
export interface AskedPlaceholder extends Placeholder {
  /** How this procedure's commands spell it. */
  spellings: string[]
  /** The entry that starts Windows is found without it. */
  optional: boolean
  /** Kept in no address and in no line that makes a script again. */
  secret: boolean
}

/**
 * What a procedure asks its reader for, each thing once, in the order of the commands. The attached
 * disk's letter is a choice of its own, and is not among them.
 */
export function askedOf(
  procedure: Pick<Procedure, 'steps' | 'situation'>,
  placeholders: readonly Placeholder[],
): AskedPlaceholder[] {
  const asked = new Map<string, AskedPlaceholder>()
  for (const command of commandsOfProcedure(procedure)) {
    for (const { placeholder: id, spelled } of command.placeholders) {
      const placeholder = placeholders.find((one) => one.id === id)
      // A letter that the article writes out (`C:`) is no question.
      if (!placeholder || /^[A-Za-z]:$/.test(spelled)) continue
      if (isAttachedDrive(placeholder, procedure.situation)) continue
      const known = asked.get(id)
      const spellings = known?.spellings ?? []
      if (spellings.includes(spelled)) continue
      const optional = placeholder.type === 'guid' && id.startsWith('boot-entry')
      const secret = isSecret(placeholder.type)
      asked.set(id, { ...placeholder, spellings: [...spellings, spelled], optional, secret })
    }
  }
  return [...asked.values()]
}
