import type { Emitter } from '../emitter'
import { cmdRunLine, emitCmd } from './emit'
import { cmdLinesFor } from './lines'
import { cmdRefusal } from './refusal'

/**
 * CMD for plans that change registry values and keys alone, without the routines of services, files
 * and the rest: a page of the site brings along what its article needs, and no more.
 */
export const registryCmdEmitter: Emitter = {
  emit: (plan) => emitCmd(plan, null),
  runLine: cmdRunLine,
  refusalOf: cmdRefusal,
  linesFor: cmdLinesFor,
}
