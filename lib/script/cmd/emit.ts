import type { Localized, Plan, Script, ScriptLine } from '../../model'
import { fileNameOf } from '../file-name'
import { frame } from '../lines'
import { actionLines, actionLinesBack, keepKeyLines } from './actions'
import { bootRoutines } from './boot'
import { DEED_ROUTINES } from './deed'
import { fileRoutines } from './file'
import { firewallRoutines } from './firewall'
import { ADMINISTRATOR_GUARD, argumentLines, headLines, ONLINE_GUARD, settingLines } from './frame'
import { keptRoutines, PLAIN_ROUTINE } from './kept'
import { goesBackInAnyOrder, has, hasBoot, hasDeeds, hasRegistry } from './needs'
import { offlineCloseLines, offlineOpenLines, offlineRoutines } from './offline'
import { programRoutines } from './program'
import { LONGEST_LINE } from './quote'
import { cmdRefusal, lineTooLong } from './refusal'
import { QUERY_ROUTINE, registryRoutines } from './registry'
import { serviceRoutines } from './service'
import { undoLines, undoRoutines } from './undo'
import { ACT_ROUTINES, reportLines, workLines } from './work'

/** A plan as a CMD file: ASCII, CRLF, at most 8,191 characters a line. */
export function emitCmd(
  plan: Plan,
): { ok: true; script: Script } | { ok: false; message: Localized } {
  for (const action of plan.actions) {
    const message = cmdRefusal(action)
    if (message) return { ok: false, message }
  }
  const lines = linesOf(plan)
  const longest = Math.max(...lines.map(({ text }) => text.length))
  if (longest > LONGEST_LINE) return { ok: false, message: lineTooLong(longest) }
  const fileName = fileNameOf(plan, 'cmd')
  const drive = plan.situation === 'offline' && !plan.drive ? ' /drive F' : ''
  const script: Script = {
    target: 'cmd',
    fileName,
    encoding: 'ascii',
    lines,
    omissions: plan.omissions,
    run: `${fileName}${drive}`,
  }
  return { ok: true, script }
}

function linesOf(plan: Plan): ScriptLine[] {
  const offline = plan.situation === 'offline'
  const registry = hasRegistry(plan)
  const plain = has(plan, 'service-account') || hasBoot(plan)
  const queried = has(plan, 'service-start', 'service-account', 'service-type', 'firewall-profile')
  return [
    ...headLines(plan),
    ...settingLines(plan),
    ...argumentLines(plan),
    ...ADMINISTRATOR_GUARD,
    ...(offline ? offlineOpenLines(plan) : ONLINE_GUARD),
    ...workLines(plan),
    ...undoLines(plan),
    ...frame('\n\nrem ---- Close: always, also after a failure.\n:close'),
    ...(offline ? offlineCloseLines(plan) : []),
    ...reportLines(plan),
    ...routine('actions', actionLines(plan)),
    ...(goesBackInAnyOrder(plan) ? [] : routine('actions_back', actionLinesBack(plan))),
    ...(registry ? routine('keep_keys', [...keepKeyLines(plan)]) : []),
    ...ACT_ROUTINES,
    ...undoRoutines(plan),
    ...(hasDeeds(plan) ? DEED_ROUTINES : []),
    ...keptRoutines(plan),
    ...(plain ? PLAIN_ROUTINE : []),
    ...(registry || queried ? QUERY_ROUTINE : []),
    ...(registry ? registryRoutines(plan) : []),
    ...serviceRoutines(plan),
    ...bootRoutines(plan),
    ...firewallRoutines(plan),
    ...fileRoutines(plan),
    ...programRoutines(plan),
    ...(offline ? offlineRoutines(plan) : []),
  ]
}

function routine(name: string, lines: ScriptLine[]): ScriptLine[] {
  return [...frame(`\n\n:${name}`), ...lines, ...frame('goto :eof')]
}
