import type { Situation, Target } from '../../../lib/model'
import { TARGETS } from '../../../lib/model/targets'
import { capabilities } from '../../../lib/script/capabilities'

/** Azure's two ways stand for each other: through the agent of a running machine, to its disk. */
const COUNTERPARTS: Partial<Record<Target, Target>> = {
  'run-command': 'vm-repair',
  'vm-repair': 'run-command',
}

/** The targets that are for a situation, in the order in which they are offered. */
export function targetsFor(situation: Situation): Target[] {
  return TARGETS.filter((target) => capabilities[target].situations.includes(situation))
}

/** The target itself where it is for the situation, else the one that comes closest. */
export function nearestTarget(target: Target, situation: Situation): Target {
  const possible = targetsFor(situation)
  if (possible.includes(target)) return target
  const counterpart = COUNTERPARTS[target]
  return counterpart && possible.includes(counterpart) ? counterpart : (possible[0] ?? target)
}
