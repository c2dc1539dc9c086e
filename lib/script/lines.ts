import type { ScriptLine } from '../model'

/** Lines that serve the whole script and no step. `text` is a block; its first line break is cut. */
export function frame(text: string): ScriptLine[] {
  return text
    .replace(/^\n/, '')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => ({ text: line, step: null }))
}

/** One line that serves a step. */
export function stepLine(step: string, text: string): ScriptLine {
  return { text, step }
}
