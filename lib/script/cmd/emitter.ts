import type { Emitter } from '../emitter'
import { emitCmd } from './emit'
import { cmdLinesFor } from './lines'

/** Apart from the other targets: the site renders its pages for CMD and loads the others when asked. */
export const cmdEmitter: Emitter = {
  emit: emitCmd,
  linesFor: cmdLinesFor,
}
