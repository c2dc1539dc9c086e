'use client'

import { cmdEmitter } from '../../../lib/script/cmd/whole'
import { type ProcedureBookProps, Provided } from './book'
import { emittersOf } from './use-emitters'

const CMD = emittersOf(cmdEmitter)

/** The book of an article that does more than change the registry. */
export default function WholeBook(props: ProcedureBookProps) {
  return <Provided {...props} cmd={CMD} />
}
