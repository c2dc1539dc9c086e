import type { Operation } from '../model'

/** `%name%`, which cmd replaces before a program sees it. */
export const CMD_VARIABLE = /%[A-Za-z_]\w*%/

/**
 * What scripts make anew out of its parts; a program that they run whole is looked at where it is run.
 * Of these none is known whose parts only the console knows that the command is typed in.
 */
const MADE_OF_PARTS = /^(?:registry-(?:set|delete)|service$|firewall$|boot-store$)/

/** True for a change that scripts make out of its parts. */
export function isMadeOfParts({ kind }: Operation): boolean {
  return MADE_OF_PARTS.test(kind)
}

/**
 * True where a change hangs on what a variable of cmd holds. Data that Windows itself expands
 * (REG_EXPAND_SZ) are meant to be stored as they are written.
 */
export function hangsOnVariable(operation: Operation): boolean {
  return isMadeOfParts(operation) && partsOf(operation).some((part) => CMD_VARIABLE.test(part))
}

function partsOf(operation: Operation): string[] {
  switch (operation.kind) {
    case 'registry-set': {
      const { name, value } = operation
      if (value.type === 'REG_SZ') return [name, value.data]
      return value.type === 'REG_MULTI_SZ' ? [name, ...value.data] : [name]
    }
    case 'registry-delete-value':
      return [operation.name]
    default:
      return 'settings' in operation
        ? [operation.subject ?? '', operation.where ?? '', ...Object.values(operation.settings)]
        : []
  }
}
