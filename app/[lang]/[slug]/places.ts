/** The anchor of a step: the same in every language, so that switching keeps the place. */
export function stepId(procedure: string, label: string): string {
  return `${procedure}-${label}`
}

/** The id of a choice's field, for what leads to it. */
export function choiceId(name: string): string {
  return `choice-${name}`
}
