/**
 * A placeholder's spelling as a name that every shell takes as one plain word: `<NEW PORT (decimal)>`
 * is `NEW-PORT-decimal`. CMD and bash would redirect at a bracket, PowerShell refuses it.
 */
export function placeholderName(spelled: string): string {
  return spelled.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
}

/** True for two names of one placeholder: in any case, with brackets, blanks and accents or without. */
export function isSamePlaceholder(a: string, b: string): boolean {
  return folded(a) === folded(b)
}

function folded(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
