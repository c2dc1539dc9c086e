import { withRestarts } from '../changes/restart'
import type { Change, Fact, LeftOut, Localized, Procedure } from '../model'
import { mergedFacts } from './facts'

/** What one command states: a setting, changes, or why no script does what it does. */
export interface Statement {
  step: string
  line: number
  fact: Fact | null
  changes: Change[]
  reason: Localized | null
  /** The command as published, where there is a reason. */
  text?: string
}

/** What a procedure states, from what its commands do, in their order. */
export function statedBy(
  statements: readonly Statement[],
): Pick<Procedure, 'facts' | 'changes' | 'leftOut'> {
  return {
    facts: mergedFacts(statements.flatMap(({ fact }) => fact ?? [])),
    changes: withRestarts(statements.flatMap(({ changes }) => changes)),
    leftOut: statements.flatMap(({ step, line, reason, text = '' }): LeftOut[] =>
      reason ? [{ step, line, text, reason }] : [],
    ),
  }
}
