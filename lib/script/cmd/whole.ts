import type { Emitter } from '../emitter'
import { bootRoutines, GUARD_STORE } from './boot'
import { deedRoutines } from './deed'
import { emitCmd, type MoreCmd } from './emit'
import { registryCmdEmitter } from './emitter'
import { fileRoutines, sourceLines } from './file'
import { firewallRoutines } from './firewall'
import { folderRoutines } from './folder'
import { hivesAwayRoutines } from './hives-away'
import { hasBoot, hasDeeds } from './needs'
import { programRoutines } from './program'
import { serviceRoutines } from './service'

const MORE: MoreCmd = {
  guards: (plan) => (hasBoot(plan) ? GUARD_STORE : []),
  needs: sourceLines,
  routines: (plan) => [
    ...(hasDeeds(plan) ? deedRoutines(plan) : []),
    ...serviceRoutines(plan),
    ...bootRoutines(plan),
    ...folderRoutines(plan),
    ...programRoutines(plan),
    ...firewallRoutines(plan),
    ...fileRoutines(plan),
    ...hivesAwayRoutines(plan),
  ],
}

/** CMD for every plan. */
export const cmdEmitter: Emitter = {
  ...registryCmdEmitter,
  emit: (plan) => emitCmd(plan, MORE),
}
